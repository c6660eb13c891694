/** One kind of note or coin. */
export interface Denomination {
  readonly id: string;
  /** As people say it: "$20", "25¢". */
  readonly label: string;
  readonly valueMinor: number;
  readonly kind: 'note' | 'coin';
}

/** A bank roll of coins. Rolls need not be entered: none counted is none there. */
export interface RollKind {
  readonly id: string;
  readonly label: string;
  readonly valueMinor: number;
}

/** How many of each, by id. null or missing means "not entered", which is not the same as 0. */
export type DenominationCounts = Readonly<Record<string, number | null>>;

const mostOfOneKind = 99_999;

/** How many were entered, or null. */
export function countOf(counts: DenominationCounts, id: string): number | null {
  return counts[id] ?? null;
}

/** Sum in minor units of what is entered so far. */
export function totalMinor(
  kinds: readonly { readonly id: string; readonly valueMinor: number }[],
  counts: DenominationCounts,
): number {
  return kinds.reduce((sum, kind) => sum + kind.valueMinor * (countOf(counts, kind.id) ?? 0), 0);
}

/** The kinds still empty, in the order of the grid. */
export function missingDenominations(
  denominations: readonly Denomination[],
  counts: DenominationCounts,
): readonly Denomination[] {
  return denominations.filter((denomination) => countOf(counts, denomination.id) === null);
}

/** "1¢ is empty. Type 0 if there are none.", or undefined when every line is entered. */
export function missingSentence(missing: readonly Denomination[]): string | undefined {
  const [first, second] = missing;
  if (first === undefined) return undefined;
  if (second === undefined) return `${first.label} is empty. Type 0 if there are none.`;
  if (missing.length === 2) return `${first.label} and ${second.label} are empty. Type 0 if there are none.`;
  return `${missing.length} lines are empty. Type 0 where there are none.`;
}

/** What a typed text means: null for empty, undefined for text that is refused and changes nothing. */
export function readCount(text: string): number | null | undefined {
  if (text === '') return null;
  if (!/^\d+$/u.test(text)) return undefined;
  const count = Number(text);
  return count > mostOfOneKind ? undefined : count;
}

/** The count after a digit of the pad. The first digit on a line replaces what stood there. */
export function pressDigit(count: number | null, digit: number, replaces: boolean): number {
  const next = (replaces ? 0 : (count ?? 0)) * 10 + digit;
  return next > mostOfOneKind ? (count ?? digit) : next;
}
