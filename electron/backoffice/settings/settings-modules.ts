import type { SettingsValues } from '../../../shared/contract/settings';
import { isTimeZone } from '../../../shared/domain/business-day';
import { FailureError } from '../../../shared/failures/failures';
import type { Actor } from '../../pipeline/actor';
import { type CallContext, type CommandResult, commandModule, queryModule } from '../../pipeline/module';
import type { ReadStore, WriteStore } from '../../store/store-handles';
import { firstDayOf } from './next-day-rule';
import {
  dropWaitingDayRules,
  insertDayRule,
  insertSettingChange,
  newestDayRule,
  restaurantRow,
  writeRestaurant,
  writeSetting,
} from './settings-sql';
import { isKeptSetting, settingsInForce } from './settings-values';

const dayRuleKeys = ['timeZone', 'cutoff'] as const;
const labels: Readonly<Record<keyof SettingsValues, string>> = {
  restaurantName: 'the name of the restaurant',
  timeZone: 'the time zone',
  cutoff: 'the end of the business day',
  cashToleranceMinor: 'the cash tolerance',
  idleLockMinutes: 'the idle lock',
  operationsGuidePolicy: 'the password policy',
  colorScheme: 'the colours',
};

/** What was chosen last, also where it waits for the next business day. */
function chosenValues(store: ReadStore, context: CallContext): SettingsValues {
  const rule = newestDayRule(store);
  return {
    restaurantName: restaurantRow(store)?.name ?? '',
    timeZone: rule?.time_zone ?? context.timeZone,
    cutoff: rule?.cutoff_local ?? context.cutoff,
    ...settingsInForce(store),
  };
}

/** The settings that take effect with the next business day. */
const pendingKeys = (chosen: SettingsValues, { timeZone, cutoff }: CallContext): readonly string[] =>
  dayRuleKeys.filter((key) => chosen[key] !== { timeZone, cutoff }[key]);

interface Change {
  readonly key: keyof SettingsValues;
  readonly old: SettingsValues[keyof SettingsValues];
  readonly next: SettingsValues[keyof SettingsValues];
}

function changesOf(chosen: SettingsValues, wanted: Partial<SettingsValues>): readonly Change[] {
  const next = { ...chosen, ...wanted };
  return (Object.keys(chosen) as readonly (keyof SettingsValues)[])
    .map((key) => ({ key, old: chosen[key], next: next[key] }))
    .filter((change) => change.old !== change.next);
}

const changesDay = ({ key }: Change): boolean => key === 'timeZone' || key === 'cutoff';

function writeDayRule(store: WriteStore, { timeZone, cutoff }: SettingsValues, context: CallContext, by: string): void {
  dropWaitingDayRules(store, context.businessDate);
  if (timeZone === context.timeZone && cutoff === context.cutoff) return;
  const validFrom = firstDayOf({ timeZone, cutoff }, context);
  insertDayRule(store, { valid_from: validFrom, time_zone: timeZone, cutoff_local: cutoff }, context.at, by);
}

function write(
  store: WriteStore,
  actor: Actor,
  changes: readonly Change[],
  next: SettingsValues,
  context: CallContext,
): void {
  const { at, newId } = context;
  const by = actor.userId ?? actor.role;
  for (const change of changes) {
    insertSettingChange(store, { id: newId(), ...change, at, by });
    if (isKeptSetting(change.key)) writeSetting(store, change.key, change.next, at, by);
  }
  if (changes.some(changesDay)) writeDayRule(store, next, context, by);
  writeRestaurant(store, next.restaurantName, at);
}

function summaryOf(actor: Actor, changes: readonly Change[]): string {
  const later = changes.some(changesDay);
  const sentence = `${actor.display} changed ${changes.map(({ key }) => labels[key]).join(', ')}.`;
  return later ? `${sentence} The business day changes with the next one.` : sentence;
}

const settingsGet = queryModule({
  channel: 'settings.get',
  run: (store, actor, _input, context) => {
    const values = chosenValues(store, context);
    return {
      values,
      currency: context.currency,
      stationName: actor.station.name,
      rowVersion: restaurantRow(store)?.row_version ?? 0,
      pending: [...pendingKeys(values, context)],
    };
  },
});

const settingsChange = commandModule({
  channel: 'settings.change',
  run: (store, actor, { changes: wanted, rowVersion }, context): CommandResult<{ done: true }> => {
    if (wanted.timeZone !== undefined && !isTimeZone(wanted.timeZone))
      throw new FailureError('request/malformed', { field: 'changes.timeZone', problem: 'no such time zone' });
    if (restaurantRow(store)?.row_version !== rowVersion) throw new FailureError('record/changed-meanwhile');
    const chosen = chosenValues(store, context);
    const changes = changesOf(chosen, wanted);
    if (changes.length === 0) return { value: { done: true }, audit: 'not-a-change', areas: [] };
    write(store, actor, changes, { ...chosen, ...wanted }, context);
    const draft = {
      action: 'settings.changed',
      entity: 'setting',
      summary: summaryOf(actor, changes),
      before: Object.fromEntries(changes.map(({ key, old }) => [key, old])),
      after: Object.fromEntries(changes.map(({ key, next }) => [key, next])),
      severity: 'notice' as const,
    };
    return { value: { done: true }, audit: [draft], areas: ['settings'] };
  },
});

export const settingsCommands = { 'settings.change': settingsChange } as const;
export const settingsQueries = { 'settings.get': settingsGet } as const;
