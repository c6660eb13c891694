import { NumberInput, SegmentedControl, Select, Switch, TextInput } from '@mantine/core';
import type { JSX, ReactNode } from 'react';
import type { OutputOf } from '../../../shared/contract/contract';
import type { SettingsValues } from '../../../shared/contract/settings';
import { Card } from '../../components/card/card';
import { FactList } from '../../components/figures/fact-list';
import { FieldError } from '../../components/forms/field-error';
import { MoneyInput } from '../../components/forms/money-input';
import { State } from '../../components/state/state';
import styles from './settings.module.css';
import { colorSchemes, cutoffChoices, type Draft, type DraftProblems, pendingSentence } from './settings-words';

export interface SectionsProps {
  readonly settings: OutputOf<'settings.get'>;
  readonly values: SettingsValues;
  readonly problems: DraftProblems;
  readonly mayManage: boolean;
  readonly onChange: (draft: Draft) => void;
}

const timeZones = Intl.supportedValuesOf('timeZone');

const problemOf = (sentence: string | undefined): ReactNode =>
  sentence === undefined ? undefined : <FieldError>{sentence}</FieldError>;

export function RestaurantSection({ settings, values, problems, mayManage, onChange }: SectionsProps): JSX.Element {
  return (
    <Card title="Restaurant">
      <div className={styles.stack}>
        <TextInput
          label="Name"
          maxLength={120}
          disabled={!mayManage}
          value={values.restaurantName}
          error={problemOf(problems.restaurantName)}
          onChange={(event) => onChange({ restaurantName: event.currentTarget.value })}
        />
        <FactList facts={[{ label: 'This PC is called', value: settings.stationName }]} />
      </div>
    </Card>
  );
}

export function BusinessDaySection({ settings, values, problems, mayManage, onChange }: SectionsProps): JSX.Element {
  const pending = pendingSentence(settings.pending);
  const saved = settings.values;
  const changed = values.cutoff !== saved.cutoff || values.timeZone !== saved.timeZone;
  return (
    <Card title="Business day" aside={pending ? <State tone="attention">From the next day</State> : undefined}>
      <div className={styles.stack}>
        <Select
          label="The business day ends at"
          description="Sales after midnight count for the evening before, until this hour."
          data={cutoffChoices(values.cutoff)}
          allowDeselect={false}
          disabled={!mayManage}
          value={values.cutoff}
          onChange={(cutoff) => cutoff !== null && onChange({ cutoff })}
        />
        <Select
          label="Time zone"
          searchable
          data={timeZones.includes(values.timeZone) ? timeZones : [values.timeZone, ...timeZones]}
          allowDeselect={false}
          disabled={!mayManage}
          value={values.timeZone}
          error={problemOf(problems.timeZone)}
          onChange={(timeZone) => timeZone !== null && onChange({ timeZone })}
        />
        <p className={styles.words}>
          {pending ??
            (changed
              ? 'Takes effect with the next business day; today goes on as it began.'
              : 'A change takes effect with the next business day.')}
        </p>
      </div>
    </Card>
  );
}

export function MoneySection({ settings, values, problems, mayManage, onChange }: SectionsProps): JSX.Element {
  return (
    <Card title="Money">
      <div className={styles.stack}>
        <MoneyInput
          label="Cash tolerance"
          disabled={!mayManage}
          value={values.cashToleranceMinor}
          error={problems.cashToleranceMinor}
          width={140}
          onChange={(cashToleranceMinor) => cashToleranceMinor !== null && onChange({ cashToleranceMinor })}
        />
        <p className={styles.words}>A drawer that is off by less than this needs no second person.</p>
        <FactList facts={[{ label: 'Currency', value: settings.currency }]} />
        <p className={styles.words}>The currency stays as it was set up: every figure in your records is in it.</p>
      </div>
    </Card>
  );
}

export function SafetySection({ values, problems, mayManage, onChange }: SectionsProps): JSX.Element {
  return (
    <Card title="Safety">
      <div className={styles.stack}>
        <NumberInput
          label="Lock the screen after"
          description="Minutes without a key or a click."
          suffix=" min"
          allowDecimal={false}
          min={1}
          max={120}
          clampBehavior="none"
          styles={{ wrapper: { width: 140 } }}
          disabled={!mayManage}
          value={values.idleLockMinutes}
          error={problemOf(problems.idleLockMinutes)}
          onChange={(minutes) => onChange({ idleLockMinutes: typeof minutes === 'number' ? minutes : 0 })}
        />
        <Switch
          label="Passwords by the operations guide"
          description="At least 16 characters for owners and managers, and a new password every 90 days. Off: at least 15, for as long as it stays secret."
          disabled={!mayManage}
          checked={values.operationsGuidePolicy}
          onChange={(event) => onChange({ operationsGuidePolicy: event.currentTarget.checked })}
        />
      </div>
    </Card>
  );
}

export function AppearanceSection({ values, mayManage, onChange }: SectionsProps): JSX.Element {
  return (
    <Card title="Appearance">
      <div className={styles.stack}>
        <SegmentedControl
          aria-label="Colours"
          fullWidth
          disabled={!mayManage}
          data={[...colorSchemes]}
          value={values.colorScheme}
          onChange={(chosen) => {
            const scheme = colorSchemes.find(({ value }) => value === chosen);
            if (scheme) onChange({ colorScheme: scheme.value });
          }}
        />
        <p className={styles.words}>For everybody who uses Larder on these records.</p>
      </div>
    </Card>
  );
}
