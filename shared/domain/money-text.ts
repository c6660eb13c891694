/** The character that separates whole units from parts of a unit in one file. Decided once per file, never per cell. */
export type DecimalMark = '.' | ',';

export interface NumberTextRules {
  readonly decimalMark: DecimalMark;
}

export interface MoneyTextRules extends NumberTextRules {
  /** Digits after the decimal mark that make one minor unit: 2 for USD, 0 for JPY. */
  readonly minorDigits: number;
  /** ISO 4217 code. A cell that names another currency is refused. */
  readonly currency?: string;
}

export type NumberTextProblem = 'blank' | 'not-a-number' | 'other-currency' | 'too-large';

export type MoneyTextReading =
  | {
      readonly ok: true;
      readonly minor: number;
      /** What rounding to the minor unit took away: exact value minus `minor`, in millionths of a minor unit. */
      readonly residueMicroMinor: number;
    }
  | { readonly ok: false; readonly problem: NumberTextProblem };

export type QuantityTextReading =
  | { readonly ok: true; readonly micro: number }
  | { readonly ok: false; readonly problem: NumberTextProblem };

interface Decimal {
  readonly negative: boolean;
  readonly whole: string;
  readonly fraction: string;
}

const longestNumberText = 40;
const residueDigits = 6;
const microDigits = 6;
const wideSpaces = /[\u00a0\u2007\u2009\u202f]/g;
const symbolCurrencies: Readonly<Record<string, readonly string[]>> = {
  $: ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'MXN'],
  '€': ['EUR'],
  '£': ['GBP'],
  '¥': ['JPY', 'CNY'],
};
const groupedNumber: Readonly<Record<DecimalMark, RegExp>> = {
  '.': /^(\d{1,3}(?:,\d{3})+|\d{1,3}(?:[ '\u2019]\d{3})+|\d+)?(?:\.(\d+))?$/,
  ',': /^(\d{1,3}(?:\.\d{3})+|\d{1,3}(?:[ '\u2019]\d{3})+|\d+)?(?:,(\d+))?$/,
};

/**
 * Reads a money cell as integer minor units, rounding half away from zero. Accepts the forms tills and spreadsheets
 * write: `1,234.56`, `1.234,56`, `1 234,56`, `1'234.56`, `(2.50)`, `2.50-`, `−2.50`, `-$45.00`, `$-45.00`,
 * `USD 4.00`, `4.00 CR`, `.50`. A blank, a dash, `N/A`, `1E3` or `NaN` is a problem, never zero.
 */
export function parseMoneyText(text: string, rules: MoneyTextRules): MoneyTextReading {
  const decimal = readDecimal(text, rules.decimalMark, rules.currency);
  if (typeof decimal === 'string') return { ok: false, problem: decimal };
  const scaled = scale(decimal, rules.minorDigits);
  if (scaled === undefined) return { ok: false, problem: 'too-large' };
  return { ok: true, minor: scaled.value, residueMicroMinor: scaled.residue };
}

/** Reads a quantity cell (`1.0`, `0,250`) as integer micro-units of whatever the column counts. Same forms as money, no currency. */
export function parseQuantityText(text: string, rules: NumberTextRules): QuantityTextReading {
  if (/[$€£¥A-Za-z]/.test(text)) return { ok: false, problem: 'not-a-number' };
  const decimal = readDecimal(text, rules.decimalMark, undefined);
  if (typeof decimal === 'string') return { ok: false, problem: decimal };
  const scaled = scale(decimal, microDigits);
  return scaled === undefined ? { ok: false, problem: 'too-large' } : { ok: true, micro: scaled.value };
}

/**
 * Decides the decimal mark of a whole file from its number cells. `1.234` alone says nothing (a thousand, or one and a
 * bit), so a file of only such cells is `ambiguous`; cells that contradict each other are `mixed`; a file
 * without any mark is read with a point.
 */
export function decideDecimalMark(cells: Iterable<string>): DecimalMark | 'ambiguous' | 'mixed' {
  let point = false;
  let comma = false;
  let unclear = false;
  for (const cell of cells) {
    const evidence = decimalMarkEvidence(cell);
    if (evidence === '.') point = true;
    else if (evidence === ',') comma = true;
    else if (evidence === 'unclear') unclear = true;
  }
  if (point && comma) return 'mixed';
  if (point) return '.';
  if (comma) return ',';
  return unclear ? 'ambiguous' : '.';
}

/** Writes minor units as plain digits with a sign, no grouping and no symbol: `-12.99`. The exact inverse of `parseMoneyText`. */
export function formatMoneyText(minor: number, rules: MoneyTextRules): string {
  if (!Number.isSafeInteger(minor)) throw new RangeError('Money must be a whole number of minor units');
  const digits = String(Math.abs(minor)).padStart(rules.minorDigits + 1, '0');
  const split = digits.length - rules.minorDigits;
  const fraction = digits.slice(split);
  const sign = minor < 0 ? '-' : '';
  return sign + digits.slice(0, split) + (fraction === '' ? '' : rules.decimalMark + fraction);
}

function decimalMarkEvidence(cell: string): DecimalMark | 'unclear' | undefined {
  if (!/\d/.test(cell) || cell.length > longestNumberText) return undefined;
  const marks = cell.replace(/[^\d.,]/g, '');
  const lastPoint = marks.lastIndexOf('.');
  const lastComma = marks.lastIndexOf(',');
  if (lastPoint < 0 && lastComma < 0) return undefined;
  if (lastPoint >= 0 && lastComma >= 0) return lastPoint > lastComma ? '.' : ',';
  const mark = lastPoint >= 0 ? '.' : ',';
  const other = mark === '.' ? ',' : '.';
  const parts = marks.split(mark);
  if (parts.length > 2) return other;
  const [whole = '', fraction = ''] = parts;
  const couldBeGrouping = fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
  return couldBeGrouping ? 'unclear' : mark;
}

function readDecimal(text: string, mark: DecimalMark, currency: string | undefined): Decimal | NumberTextProblem {
  if (text.length > longestNumberText) return 'not-a-number';
  const plain = text.replace(wideSpaces, ' ').replaceAll('\u2212', '-').trim();
  if (plain === '') return 'blank';
  const signed = takeSign(plain);
  if (signed === undefined) return 'not-a-number';
  const bare = takeCurrency(signed.rest, currency);
  if (typeof bare === 'string') return bare;
  const inner = signed.negative ? { negative: true, rest: bare.rest } : takeSign(bare.rest);
  if (inner === undefined) return 'not-a-number';
  const match = groupedNumber[mark].exec(inner.rest);
  if (match === null || (match[1] === undefined && match[2] === undefined)) return 'not-a-number';
  return { negative: inner.negative, whole: (match[1] ?? '0').replace(/\D/g, ''), fraction: match[2] ?? '' };
}

interface Signed {
  readonly negative: boolean;
  readonly rest: string;
}

/** A number carries at most one sign; a second one stays in the rest and fails the digits check. */
function takeSign(text: string): Signed | undefined {
  const parenthesised = /^\((.*)\)$/.exec(text);
  if (parenthesised !== null) return { negative: true, rest: (parenthesised[1] ?? '').trim() };
  const credit = /^(.*\d)\s*CR$/i.exec(text);
  if (credit !== null) return { negative: true, rest: credit[1] ?? '' };
  if (text.startsWith('-')) return { negative: true, rest: text.slice(1).trim() };
  if (text.endsWith('-')) return { negative: true, rest: text.slice(0, -1).trim() };
  if (text.startsWith('+')) return { negative: false, rest: text.slice(1).trim() };
  return { negative: false, rest: text };
}

function takeCurrency(text: string, currency: string | undefined): { readonly rest: string } | NumberTextProblem {
  const match = /^([$€£¥]|[A-Z]{3}(?=[\s\d.,-]))?\s*(.*?)\s*([$€£¥]|(?<=[\s\d])[A-Z]{3})?$/.exec(text);
  if (match === null) return 'not-a-number';
  const names = [match[1], match[3]].filter((name) => name !== undefined);
  const sameCurrency = (name: string): boolean =>
    currency === undefined || name === currency || (symbolCurrencies[name] ?? []).includes(currency);
  if (names.some((name) => name === 'NAN')) return 'not-a-number';
  if (!names.every(sameCurrency)) return 'other-currency';
  return { rest: match[2] ?? '' };
}

function scale(decimal: Decimal, places: number): { readonly value: number; readonly residue: number } | undefined {
  const kept = decimal.fraction.slice(0, places).padEnd(places, '0');
  const dropped = decimal.fraction.slice(places);
  const magnitude = Number(`${decimal.whole}${kept}`);
  const roundsUp = dropped !== '' && dropped >= '5';
  const rounded = magnitude + (roundsUp ? 1 : 0);
  if (!Number.isSafeInteger(rounded)) return undefined;
  const lost =
    Number(dropped.slice(0, residueDigits).padEnd(residueDigits, '0')) - (roundsUp ? 10 ** residueDigits : 0);
  const signOf = (value: number): number => (decimal.negative && value !== 0 ? -value : value);
  return { value: signOf(rounded), residue: signOf(lost) };
}
