/** What can be written canonically: no fractions, nothing undefined, text that is well-formed Unicode. */
export type CanonicalValue =
  | null
  | boolean
  | number
  | string
  | readonly CanonicalValue[]
  | { readonly [key: string]: CanonicalValue };

export type CanonicalObject = { readonly [key: string]: CanonicalValue };

const deepest = 64;

/**
 * The one way to write a value as JSON, after RFC 8785: no spaces, keys sorted by UTF-16 code units, the shortest
 * escapes. Numbers are integers within ±(2^53 − 1), so that every language writes the same digits.
 *
 * @throws TypeError, naming the place, for fractions, NaN, −0, undefined, holes, lone surrogates, objects that are no
 * plain records, and nesting deeper than 64.
 */
export function canonicalJson(value: unknown): string {
  return written(value, '$', 0);
}

function written(value: unknown, path: string, depth: number): string {
  if (depth > deepest) throw new TypeError(`${path} is nested too deeply`);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return writtenNumber(value, path);
  if (typeof value === 'string') return writtenText(value, path);
  if (Array.isArray(value)) return writtenList(value, path, depth);
  if (isRecord(value)) return writtenRecord(value, path, depth);
  throw new TypeError(`${path} cannot be written: ${typeof value}`);
}

function writtenNumber(value: number, path: string): string {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
    throw new TypeError(`${path} is not a whole number within ±(2^53 − 1): ${value}`);
  }
  return String(value);
}

function writtenText(value: string, path: string): string {
  if (!value.isWellFormed()) throw new TypeError(`${path} holds half a character`);
  return JSON.stringify(value);
}

function writtenList(list: readonly unknown[], path: string, depth: number): string {
  const items = Array.from(list, (item, index) => written(item, `${path}[${index}]`, depth + 1));
  return `[${items.join(',')}]`;
}

function writtenRecord(record: Readonly<Record<string, unknown>>, path: string, depth: number): string {
  if (Object.getOwnPropertySymbols(record).length > 0) throw new TypeError(`${path} has a key that is no text`);
  const members = Object.keys(record)
    .sort()
    .map((key) => `${writtenText(key, path)}:${written(record[key], `${path}.${key}`, depth + 1)}`);
  return `{${members.join(',')}}`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
