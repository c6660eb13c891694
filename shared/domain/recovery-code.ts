import { multiply, power, quotient } from './galois-field-32';

/** Bytes of randomness that {@link formatRecoveryCode} expects; 130 of their 136 bits are used. */
export const recoveryCodeRandomBytes = 17;

/** Where a symbol stands on the printed sheet, both counted from 1. Without `place` the whole group is meant. */
export interface RecoveryCodePosition {
  readonly group: number;
  readonly place?: number;
}

/**
 * What is wrong with a typed code:
 * `empty` nothing was typed · `wrong-length` not 28 symbols · `unknown-symbol` a character that no code contains ·
 * `mistyped` 28 possible symbols that do not belong together.
 */
export type RecoveryCodeProblem = 'empty' | 'wrong-length' | 'unknown-symbol' | 'mistyped';

export type RecoveryCodeCheck =
  | { readonly ok: true; readonly code: string }
  | {
      readonly ok: false;
      readonly problem: RecoveryCodeProblem;
      readonly symbolCount: number;
      /** Where to look first. Empty when nothing more precise than `problem` can be said. */
      readonly positions: readonly RecoveryCodePosition[];
    };

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bitsPerSymbol = 5;
const dataSymbols = 26;
const codeSymbols = 28;
const groupSize = 4;
const groupCount = codeSymbols / groupSize;

const misreadings: ReadonlyMap<string, string> = new Map([
  ['O', '0'],
  ['I', '1'],
  ['L', '1'],
]);

const separators = /[\s\-_.\u00ad\u200b\u2010-\u2015\u2212\ufeff]+/u;

/**
 * Turns 17 random bytes into a recovery code of 7 groups of 4 symbols with dashes, e.g. `7K2M-…`.
 * 26 symbols carry 130 random bits, 2 are check symbols. The printed form with its dashes is the restic password.
 *
 * @throws RangeError when the number of bytes is not {@link recoveryCodeRandomBytes}.
 */
export function formatRecoveryCode(random: Uint8Array): string {
  if (random.length !== recoveryCodeRandomBytes) {
    throw new RangeError(`A recovery code needs ${recoveryCodeRandomBytes} random bytes, not ${random.length}`);
  }
  const data = Array.from({ length: dataSymbols }, (_, index) => fiveBitsAt(random, index * bitsPerSymbol));
  return printed([...data, ...checkSymbols(data)]);
}

/**
 * Reads a code as people type it: any case, with or without dashes and spaces, `O` for `0`, `I` or `L` for `1`.
 * Every single wrong symbol and every exchange of two symbols is noticed (Reed–Solomon over GF(32), distance 3),
 * before the slow key derivation is run. A wrong code is never corrected, only located.
 */
export function checkRecoveryCode(text: string): RecoveryCodeCheck {
  const groups = text
    .toUpperCase()
    .split(separators)
    .filter((group) => group !== '');
  const characters = groups.flatMap((group) => [...group].map((character) => misreadings.get(character) ?? character));
  const refuse = (problem: RecoveryCodeProblem, positions: readonly RecoveryCodePosition[]): RecoveryCodeCheck => ({
    ok: false,
    problem,
    symbolCount: characters.length,
    positions,
  });

  if (characters.length === 0) return refuse('empty', []);
  if (characters.length !== codeSymbols) return refuse('wrong-length', groupsOfWrongLength(groups));
  const symbols = characters.map((character) => alphabet.indexOf(character));
  const unknown = symbols.flatMap((symbol, index) => (symbol < 0 ? [positionOf(index)] : []));
  if (unknown.length > 0) return refuse('unknown-symbol', unknown);
  if (!isCodeword(symbols)) return refuse('mistyped', likelyMistakes(symbols).map(positionOf));
  return { ok: true, code: printed(symbols) };
}

function fiveBitsAt(bytes: Uint8Array, bit: number): number {
  const byte = bit >> 3;
  const pair = ((bytes[byte] ?? 0) << 8) | (bytes[byte + 1] ?? 0);
  return (pair >> (16 - bitsPerSymbol - (bit & 7))) & 31;
}

function printed(symbols: readonly number[]): string {
  const characters = symbols.map((symbol) => alphabet.charAt(symbol)).join('');
  return Array.from({ length: groupCount }, (_, group) =>
    characters.slice(group * groupSize, (group + 1) * groupSize),
  ).join('-');
}

function positionOf(index: number): RecoveryCodePosition {
  return { group: Math.floor(index / groupSize) + 1, place: (index % groupSize) + 1 };
}

function groupsOfWrongLength(groups: readonly string[]): readonly RecoveryCodePosition[] {
  if (groups.length !== groupCount) return [];
  return groups.flatMap((group, index) => ([...group].length === groupSize ? [] : [{ group: index + 1 }]));
}

/** The exponent of the first symbol is 27, of the last 0. */
function exponentOf(index: number): number {
  return codeSymbols - 1 - index;
}

/** Value of the code polynomial at α^root; a codeword has the roots α and α². */
function syndrome(symbols: readonly number[], root: number): number {
  return symbols.reduce((value, symbol) => multiply(value, power(root)) ^ symbol, 0);
}

function isCodeword(symbols: readonly number[]): boolean {
  return syndrome(symbols, 1) === 0 && syndrome(symbols, 2) === 0;
}

/** Remainder of data·x² by (x + α)(x + α²) = x² + (α + α²)x + α³. */
function checkSymbols(data: readonly number[]): readonly [number, number] {
  const linear = power(1) ^ power(2);
  const constant = power(3);
  let high = 0;
  let low = 0;
  for (const symbol of data) {
    const lead = symbol ^ high;
    high = low ^ multiply(lead, linear);
    low = multiply(lead, constant);
  }
  return [high, low];
}

/** One wrong symbol lies where S2/S1 points; two exchanged neighbours are found by exchanging them back. */
function likelyMistakes(symbols: readonly number[]): readonly number[] {
  const found = new Set<number>();
  const first = syndrome(symbols, 1);
  const second = syndrome(symbols, 2);
  if (first !== 0 && second !== 0) {
    const ratio = quotient(second, first);
    const single = symbols.findIndex((_, index) => power(exponentOf(index)) === ratio);
    if (single >= 0) found.add(single);
  }
  for (let index = 0; index + 1 < symbols.length; index += 1) {
    const exchanged = symbols.with(index, symbols[index + 1] ?? 0).with(index + 1, symbols[index] ?? 0);
    if (isCodeword(exchanged)) {
      found.add(index);
      found.add(index + 1);
    }
  }
  return [...found].sort((left, right) => left - right);
}
