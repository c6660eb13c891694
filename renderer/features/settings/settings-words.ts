import type { SettingsValues } from '../../../shared/contract/settings';
import { isTimeZone } from '../../../shared/domain/business-day';

export type Draft = Readonly<Partial<SettingsValues>>;
export type DraftProblems = Readonly<Partial<Record<keyof SettingsValues, string>>>;

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Every half hour up to 11:30, and the one in force, should it be another. */
export function cutoffChoices(inForce: string): readonly Choice[] {
  const halves = Array.from({ length: 24 }, (_, half) => {
    const value = `${String(half >> 1).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`;
    return { value, label: value === '00:00' ? '00:00, at midnight' : value };
  });
  return halves.some(({ value }) => value === inForce) ? halves : [{ value: inForce, label: inForce }, ...halves];
}

export const colorSchemes = [
  { value: 'auto', label: 'As this PC' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const satisfies readonly { readonly value: SettingsValues['colorScheme']; readonly label: string }[];

/** What was typed and differs from what is in force; nothing else is sent. */
export function realChanges(inForce: SettingsValues, draft: Draft): Draft {
  const keys = Object.keys(draft) as readonly (keyof SettingsValues)[];
  return Object.fromEntries(keys.filter((key) => draft[key] !== inForce[key]).map((key) => [key, draft[key]]));
}

export const longestIdleMinutes = 120;
export const highestToleranceMinor = 100_000;

export function draftProblems(draft: Draft): DraftProblems {
  const { restaurantName, timeZone, idleLockMinutes, cashToleranceMinor } = draft;
  return {
    ...(restaurantName?.trim() === '' ? { restaurantName: 'Type the name that stands over your door.' } : {}),
    ...(timeZone !== undefined && !isTimeZone(timeZone) ? { timeZone: 'Choose a time zone from the list.' } : {}),
    ...(idleLockMinutes !== undefined && !(idleLockMinutes >= 1 && idleLockMinutes <= longestIdleMinutes)
      ? { idleLockMinutes: `Type a number of minutes from 1 to ${longestIdleMinutes}.` }
      : {}),
    ...(cashToleranceMinor !== undefined && cashToleranceMinor > highestToleranceMinor
      ? { cashToleranceMinor: 'Type at most 1,000.00: above that, differences are no tolerance.' }
      : {}),
  };
}

const pendingNames: Readonly<Record<string, string>> = { timeZone: 'the time zone', cutoff: 'the end of the day' };

/** What waits for the next business day, in a sentence; undefined when nothing does. */
export function pendingSentence(pending: readonly string[]): string | undefined {
  const names = pending.flatMap((key) => pendingNames[key] ?? []);
  if (names.length === 0) return undefined;
  const said = names.join(' and ');
  return `${said.charAt(0).toUpperCase()}${said.slice(1)} shown here ${names.length === 1 ? 'applies' : 'apply'} from the next business day. Today goes on as it began.`;
}

/** "2 changes are not saved". */
export const unsavedFacts = (changes: Draft): string => {
  const count = Object.keys(changes).length;
  if (count === 0) return 'Everything is saved';
  return count === 1 ? '1 change is not saved' : `${count} changes are not saved`;
};
