import { formatMoney, minor } from '../../../shared/domain/money';
import { formatQuantity, micro } from '../../../shared/domain/quantity';

export interface EntryChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

type Flat = ReadonlyMap<string, unknown>;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Inner records by their path; lists stay whole. */
function flattened(value: unknown, path: readonly string[] = []): readonly (readonly [string, unknown])[] {
  if (!isRecord(value)) return [[path.join('.'), value]];
  return Object.entries(value).flatMap(([name, inner]) => flattened(inner, [...path, name]));
}

const flat = (text: string | null): Flat => new Map(text === null ? [] : flattened(JSON.parse(text)));

/** `openingFloatMinor` and `opening_float_minor` read `opening float`. */
const wordsOf = (path: string): string =>
  path
    .replace(/([a-z\d])([A-Z])/gu, '$1 $2')
    .replace(/[_.]+/gu, ' ')
    .replace(/ (?:minor|micro)\b/giu, '')
    .toLowerCase();

function readable(path: string, value: unknown, currency: string): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number' && /minor$/iu.test(path)) return formatMoney(minor(value), currency);
  if (typeof value === 'number' && /micro$/iu.test(path)) return formatQuantity(micro(value), { maximumDecimals: 6 });
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}

/** Every field that an entry names before or after, in words and figures people read. */
export function entryChanges(before: string | null, after: string | null, currency: string): readonly EntryChange[] {
  const [old, next] = [flat(before), flat(after)];
  const paths = [...new Set([...old.keys(), ...next.keys()])].filter((path) => path !== '');
  return paths.map((path) => ({
    field: wordsOf(path),
    before: readable(path, old.get(path), currency),
    after: readable(path, next.get(path), currency),
  }));
}
