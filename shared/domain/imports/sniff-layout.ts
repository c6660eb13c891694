import type { FileRefusal } from './import-codes';
import { type ImportLayout, importLayouts } from './layouts';
import { textFingerprint } from './text-fingerprint';

/** A recognised header: where each column stands, by its folded name. */
export interface SniffedLayout {
  readonly layout: ImportLayout;
  readonly columns: ReadonlyMap<string, number>;
  /** Columns the layout uses that the header names twice; the first one counts. */
  readonly repeated: readonly string[];
  readonly headerFingerprint: string;
}

export type SniffResult =
  | ({ readonly ok: true } & SniffedLayout)
  | { readonly ok: false; readonly refusal: FileRefusal };

/** A header with fewer of a layout's required columns than this is another kind of file, not one with a column missing. */
const recognisedShare = 0.6;

/** The name a column is compared by: compatibility forms, case and runs of spaces do not matter. */
export function foldColumnName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/^\ufeff/, '')
    .trim()
    .replace(/\s+/g, ' ')
    .toLowerCase();
}

/**
 * Recognises an export by its header, whatever the order of its columns. Refuses with `import/missing-column` and the
 * column's name when the file is known but not whole, with `import/unknown-layout` when it is another file.
 */
export function sniff(header: readonly string[]): SniffResult {
  const names = header.map(foldColumnName);
  const candidates = importLayouts
    .filter((layout) => !layout.foreign.some((name) => names.includes(foldColumnName(name))))
    .map((layout) => locateColumns(layout, names))
    .sort(
      (left, right) =>
        left.missing.length / left.layout.required.length - right.missing.length / right.layout.required.length,
    );
  const best = candidates[0];
  if (best === undefined || 1 - best.missing.length / best.layout.required.length < recognisedShare) {
    return { ok: false, refusal: { code: 'import/unknown-layout' } };
  }
  const [missing] = best.missing;
  if (missing !== undefined) {
    return { ok: false, refusal: { code: 'import/missing-column', column: missing, value: best.layout.title } };
  }
  const { layout, columns, repeated } = best;
  return { ok: true, layout, columns, repeated, headerFingerprint: fingerprintHeader(names) };
}

interface LocatedColumns {
  readonly layout: ImportLayout;
  readonly columns: ReadonlyMap<string, number>;
  readonly repeated: readonly string[];
  readonly missing: readonly string[];
}

function locateColumns(layout: ImportLayout, names: readonly string[]): LocatedColumns {
  const aliases = new Map(
    Object.entries(layout.aliases).map(([from, to]) => [foldColumnName(from), foldColumnName(to)]),
  );
  const used = new Map([...layout.required, ...layout.optional].map((name) => [foldColumnName(name), name]));
  const columns = new Map<string, number>();
  const repeated: string[] = [];
  names.forEach((name, index) => {
    if (name === '') return;
    if (!columns.has(name)) columns.set(name, index);
    else if (used.has(name)) repeated.push(used.get(name) ?? name);
  });
  for (const [from, to] of aliases) {
    const index = columns.get(from);
    if (index !== undefined && !columns.has(to)) columns.set(to, index);
  }
  const missing = layout.required.filter((name) => !columns.has(foldColumnName(name)));
  return { layout, columns, repeated, missing };
}

function fingerprintHeader(names: readonly string[]): string {
  return textFingerprint(
    [...names]
      .filter((name) => name !== '')
      .sort()
      .join('\u001f'),
  );
}
