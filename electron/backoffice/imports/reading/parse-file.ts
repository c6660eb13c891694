import type { FileRefusal, FileRefusalCode, RowNote } from '../../../../shared/domain/imports/import-codes';
import { businessDateInPath } from '../../../../shared/domain/imports/import-dates';
import type { ParsedFile } from '../../../../shared/domain/imports/parsed-file';
import { createExportReader } from '../../../../shared/domain/imports/read-export';
import { describeFileRefusal, describeRowNote } from '../../../../shared/failures/import-problems';
import type { TextEncodingName } from './decode-text';
import { type Delimiter, readDelimited } from './read-delimited';

export interface ImportFile {
  /** The file's name, with its folders where they are known: a nightly export is filed under its business date. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ParseFileOptions {
  /** IANA zone of the restaurant. */
  readonly timeZone: string;
  /** Start of the business day, `HH:MM` from 00:00 to 11:59. */
  readonly cutoff: string;
  /** ISO 4217 code of the restaurant. */
  readonly currency: string;
  /** Gets every row, to be kept with the import: its line and its cells, card numbers and personal data left out. */
  readonly keepRow?: (line: number, cells: readonly string[]) => void;
}

export type ParseFileResult =
  | {
      readonly ok: true;
      readonly file: ParsedFile;
      readonly encoding: TextEncodingName;
      readonly delimiter: Delimiter;
    }
  | { readonly ok: false; readonly refusal: FileRefusal & { readonly message: string } };

/**
 * Reads an export of the POS: bytes to text to records to orders, items, payments and refunds as integers. One bad row
 * never stops the others; a file that cannot be trusted as a whole is refused with a sentence. Nothing is
 * stored and nothing is decided for the person. Throws RangeError only for options that are no zone, cutoff or currency.
 */
export function parseFile(file: ImportFile, options: ParseFileOptions): ParseFileResult {
  const text = readDelimited(file.bytes);
  if (!text.ok) return refuse(text.refusal);
  const filedUnder = businessDateInPath(file.name);
  const reader = createExportReader(filedUnder === undefined ? options : { ...options, filedUnder });
  let stopped: FileRefusal | undefined;
  const broken = text.forEachRecord((record) => {
    stopped = reader.add(record);
    return stopped === undefined;
  });
  const result = reader.finish();
  const refusal = stopped ?? (result.ok ? broken : preferKnown(result.refusal, broken));
  if (refusal !== undefined || !result.ok) return refuse(refusal ?? { code: 'import/unknown-layout' });
  const { notes, ...read } = result.file;
  const fileNotes: readonly RowNote[] = text.notes.map((note) => ({ row: 1, ...note }));
  const problems = [...fileNotes, ...notes].map(describeRowNote);
  return { ok: true, file: { ...read, problems }, encoding: text.encoding, delimiter: text.delimiter };
}

/** A file of another kind is told as such, even when its quotation marks are broken too. */
function preferKnown(fromReader: FileRefusal, fromText: FileRefusal | undefined): FileRefusal {
  const telling: ReadonlySet<FileRefusalCode> = new Set(['import/missing-column', 'import/damaged-ids']);
  return fromText === undefined || telling.has(fromReader.code) ? fromReader : fromText;
}

function refuse(refusal: FileRefusal): ParseFileResult {
  return { ok: false, refusal: { ...refusal, message: describeFileRefusal(refusal) } };
}
