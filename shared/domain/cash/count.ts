import { type Minor, minor, sumMinor, zeroMinor } from '../money';

/** One line of a count sheet. `null` = nobody typed anything yet, which is not 0. */
export interface CountEntry {
  readonly denominationId: string;
  readonly valueMinor: Minor;
  readonly rollQuantity?: number;
  readonly looseQuantity: number | null;
  /** Rolls of coins or straps of notes. These are the exception: left empty they mean none. */
  readonly rolls: number | null;
}

export interface CountedLine {
  readonly denominationId: string;
  readonly looseQuantity: number;
  readonly rolls: number;
  readonly amountMinor: Minor;
}

export type CountProblem =
  | { readonly kind: 'empty'; readonly denominationIds: readonly string[] }
  | { readonly kind: 'not-a-quantity'; readonly denominationIds: readonly string[] }
  | { readonly kind: 'no-such-roll'; readonly denominationIds: readonly string[] }
  | { readonly kind: 'no-lines'; readonly denominationIds: readonly string[] };

export type CountResult =
  | { readonly ok: true; readonly totalMinor: Minor; readonly lines: readonly CountedLine[] }
  | { readonly ok: false; readonly problems: readonly CountProblem[] };

/** More than any drawer holds; a larger figure is an amount typed into a quantity box. */
export const largestQuantity = 99_999;

/** Turns a finished count sheet into money, or names every line that keeps it from being finished. */
export function totalCount(entries: readonly CountEntry[]): CountResult {
  const problems = countProblems(entries);
  if (problems.length > 0) return { ok: false, problems };
  const lines = entries.map(countedLine);
  return { ok: true, totalMinor: sumMinor(lines.map((line) => line.amountMinor)), lines };
}

/** "Counted so far": what the filled lines come to while others are still empty. Unusable figures count as nothing. */
export function runningTotal(entries: readonly CountEntry[]): Minor {
  const usable = entries.filter((entry) => problemsOfQuantities(entry).length === 0);
  return sumMinor(usable.map((entry) => countedLine(entry).amountMinor));
}

function countedLine(entry: CountEntry): CountedLine {
  const looseQuantity = entry.looseQuantity ?? 0;
  const rolls = entry.rolls ?? 0;
  const pieces = BigInt(looseQuantity) + BigInt(rolls) * BigInt(entry.rollQuantity ?? 0);
  const amountMinor = pieces === 0n ? zeroMinor : minor(pieces * BigInt(entry.valueMinor));
  return { denominationId: entry.denominationId, looseQuantity, rolls, amountMinor };
}

function countProblems(entries: readonly CountEntry[]): readonly CountProblem[] {
  if (entries.length === 0) return [{ kind: 'no-lines', denominationIds: [] }];
  const affected = (kind: CountProblem['kind']): readonly CountProblem[] => {
    const denominationIds = entries
      .filter((entry) => problemsOf(entry).includes(kind))
      .map((entry) => entry.denominationId);
    return denominationIds.length === 0 ? [] : [{ kind, denominationIds }];
  };
  return [...affected('empty'), ...affected('not-a-quantity'), ...affected('no-such-roll')];
}

function problemsOf(entry: CountEntry): readonly CountProblem['kind'][] {
  return entry.looseQuantity === null ? ['empty', ...problemsOfQuantities(entry)] : problemsOfQuantities(entry);
}

function problemsOfQuantities(entry: CountEntry): readonly CountProblem['kind'][] {
  if (!isQuantity(entry.looseQuantity ?? 0) || !isQuantity(entry.rolls ?? 0)) return ['not-a-quantity'];
  return (entry.rolls ?? 0) > 0 && entry.rollQuantity === undefined ? ['no-such-roll'] : [];
}

function isQuantity(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0 && value <= largestQuantity;
}
