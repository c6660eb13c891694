/** Why typed digits were not taken. */
export type DecimalProblem = 'empty' | 'not-a-number' | 'too-many-decimals' | 'too-large' | 'negative';

export type DecimalResult =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly problem: DecimalProblem };

export interface DecimalRules {
  /** Digits kept after the decimal mark; the value is an integer of that unit. */
  readonly fractionDigits: number;
  readonly decimalMark: '.' | ',';
  readonly groupMark: ',' | '.' | ' ' | '';
  readonly allowNegative: boolean;
}

function refuse(problem: DecimalProblem): DecimalResult {
  return { ok: false, problem };
}

function withoutGroups(whole: string, mark: string): string | undefined {
  if (mark === '' || !whole.includes(mark)) return whole;
  const groups = whole.split(mark);
  const first = groups[0] ?? '';
  const wellFormed = first.length >= 1 && first.length <= 3 && groups.slice(1).every((group) => group.length === 3);
  return wellFormed ? groups.join('') : undefined;
}

/**
 * Reads typed digits as an integer of 10^-fractionDigits units, by moving characters: no binary fraction is ever
 * made. Group marks are taken only where they belong, so "1,20" is refused instead of becoming 120.
 */
export function parseDecimal(text: string, rules: DecimalRules): DecimalResult {
  const trimmed = text.trim();
  if (trimmed === '') return refuse('empty');
  const negative = /^[-\u2212]/u.test(trimmed);
  const unsigned = negative ? trimmed.slice(1).trim() : trimmed;
  const parts = unsigned.split(rules.decimalMark);
  const whole = withoutGroups(parts[0] ?? '', rules.groupMark);
  const fraction = parts[1] ?? '';
  if (parts.length > 2 || whole === undefined || whole + fraction === '') return refuse('not-a-number');
  if (!/^\d*$/u.test(whole) || !/^\d*$/u.test(fraction)) return refuse('not-a-number');
  if (negative && !rules.allowNegative) return refuse('negative');
  if (fraction.slice(rules.fractionDigits).replaceAll('0', '') !== '') return refuse('too-many-decimals');
  const digits = whole + fraction.slice(0, rules.fractionDigits).padEnd(rules.fractionDigits, '0');
  const value = Number(digits);
  if (!Number.isSafeInteger(value)) return refuse('too-large');
  return { ok: true, value: negative && value !== 0 ? -value : value };
}
