import { Button, Select, TextInput } from '@mantine/core';
import { type JSX, type ReactNode, useRef, useState } from 'react';
import { Card } from '../../components/card/card';
import { CenteredPage } from '../../components/centered/centered-page';
import { ButtonRow, CenteredForm, FieldPair } from '../../components/centered/form-parts';
import { FieldError } from '../../components/forms/field-error';
import {
  currencyChoices,
  cutoffChoices,
  type RestaurantValues,
  restaurantProblems,
  roundingChoices,
  roundingOf,
} from './set-up-values';

export interface RestaurantStepProps {
  readonly steps: ReactNode;
  readonly values: RestaurantValues;
  readonly onChange: (values: RestaurantValues) => void;
  readonly onNext: () => void;
  readonly onBack: () => void;
}

// The list leaves out UTC, which a PC without a place may well run in.
const timeZones = [...Intl.supportedValuesOf('timeZone'), 'UTC'];

const problemOf = (sentence: string | undefined): ReactNode =>
  sentence === undefined ? undefined : <FieldError>{sentence}</FieldError>;

/** Name, money, clock: what every figure depends on. */
export function RestaurantStep({ steps, values, onChange, onNext, onBack }: RestaurantStepProps): JSX.Element {
  const [judged, setJudged] = useState(false);
  const name = useRef<HTMLInputElement>(null);
  const problems = judged ? restaurantProblems(values) : {};
  const submit = (): void => {
    setJudged(true);
    if (Object.keys(restaurantProblems(values)).length === 0) onNext();
    else name.current?.focus();
  };
  return (
    <CenteredPage
      key="restaurant"
      title="Your restaurant"
      lead="Name, time zone and the end of the day can be changed later."
    >
      {steps}
      <Card>
        <CenteredForm label="Your restaurant" onSubmit={submit}>
          <TextInput
            ref={name}
            label="Name"
            size="xl"
            maxLength={120}
            data-autofocus
            value={values.name}
            error={problemOf(problems.name)}
            onChange={(event) => onChange({ ...values, name: event.currentTarget.value })}
          />
          <FieldPair>
            <Select
              label="Currency"
              data={currencyChoices}
              value={values.currency}
              onChange={(currency) => onChange({ ...values, currency: currency ?? values.currency })}
            />
            <Select
              label="Cash totals"
              description="Where the smallest coins are not used any more."
              data={roundingChoices}
              value={String(values.cashRoundTo)}
              onChange={(chosen) => onChange({ ...values, cashRoundTo: roundingOf(chosen) })}
            />
            <Select
              label="Time zone"
              searchable
              data={timeZones}
              value={values.timeZone}
              error={problemOf(problems.timeZone)}
              onChange={(timeZone) => onChange({ ...values, timeZone: timeZone ?? values.timeZone })}
            />
            <Select
              label="The business day ends at"
              description="Sales after midnight count for the evening before, until this hour."
              data={cutoffChoices}
              value={values.cutoff}
              onChange={(cutoff) => onChange({ ...values, cutoff: cutoff ?? values.cutoff })}
            />
          </FieldPair>
          <ButtonRow>
            <Button type="submit" size="xl" variant="filled">
              Next
            </Button>
            <Button size="xl" onClick={onBack}>
              Back
            </Button>
          </ButtonRow>
        </CenteredForm>
      </Card>
    </CenteredPage>
  );
}
