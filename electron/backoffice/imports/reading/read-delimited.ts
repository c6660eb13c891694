import { CsvError, type Options } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import type { FileRefusal } from '../../../../shared/domain/imports/import-codes';
import type { ExportRecord } from '../../../../shared/domain/imports/read-export';
import { type DecodedText, decodeText } from './decode-text';

export type Delimiter = ',' | ';' | '\t' | '|';

export interface DelimitedText extends Omit<DecodedText, 'utf8'> {
  readonly delimiter: Delimiter;
  /**
   * Hands over the records one by one, so that a file of 50 MB is never held as millions of cells. Stops when the
   * visitor answers false. Gives a refusal when the rest of the file cannot be told into records.
   */
  readonly forEachRecord: (visit: (record: ExportRecord) => boolean) => FileRefusal | undefined;
}

export type DelimitedResult = DelimitedText | { readonly ok: false; readonly refusal: FileRefusal };

const delimiters: readonly Delimiter[] = [',', ';', '\t', '|'];
const sampleRecords = 50;
const sampleBytes = 256 * 1024;
/** One record above this is a quotation mark that was never closed, not a sale. */
const largestRecordCharacters = 4 * 1024 * 1024;
const excelHint = /^sep=(.)\r?\n?/i;

class StopReading extends Error {}

/** Turns bytes into records of text cells: encoding, then delimiter, then quotes. Cells are text and stay text, formulas too. */
export function readDelimited(bytes: Uint8Array): DelimitedResult {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return { ok: false, refusal: { code: decoded.code } };
  const { utf8, ...facts } = decoded;
  const hint = excelHint.exec(new TextDecoder().decode(utf8.subarray(0, 16)));
  const hinted = delimiters.find((delimiter) => delimiter === hint?.[1]);
  const skipped = hint === null ? 0 : hint[0].length;
  const body = utf8.subarray(skipped);
  const delimiter = hinted ?? chooseDelimiter(body);
  const firstLine = hint === null ? 1 : 2;
  return { ...facts, delimiter, forEachRecord: (visit) => visitRecords(body, delimiter, firstLine, visit) };
}

/** The delimiter that gives the most of the first records the same number of cells; the first line alone may be a title. */
function chooseDelimiter(utf8: Uint8Array): Delimiter {
  const end = utf8.byteLength <= sampleBytes ? utf8.byteLength : utf8.lastIndexOf(0x0a, sampleBytes) + 1;
  const sample = utf8.subarray(0, end > 0 ? end : sampleBytes);
  const scored = delimiters.map((delimiter) => ({ delimiter, ...scoreDelimiter(sample, delimiter) }));
  scored.sort((left, right) => right.records - left.records || right.cells - left.cells);
  return scored[0]?.delimiter ?? ',';
}

function scoreDelimiter(
  sample: Uint8Array,
  delimiter: Delimiter,
): { readonly records: number; readonly cells: number } {
  const counts = new Map<number, number>();
  let seen = 0;
  visitRecords(sample, delimiter, 1, ({ cells }) => {
    if (cells.length > 1) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
    seen += 1;
    return seen < sampleRecords;
  });
  const [best] = [...counts.entries()].sort((left, right) => right[1] - left[1] || right[0] - left[0]);
  return { records: best?.[1] ?? 0, cells: best?.[0] ?? 0 };
}

function visitRecords(
  utf8: Uint8Array,
  delimiter: Delimiter,
  firstLine: number,
  visit: (record: ExportRecord) => boolean,
): FileRefusal | undefined {
  let line = firstLine;
  const options: Options = {
    delimiter,
    relax_quotes: true,
    relax_column_count: true,
    record_delimiter: lineEnds(utf8),
    max_record_size: largestRecordCharacters,
    on_record: (cells: string[], context) => {
      const more = visit({ line, cells });
      line = firstLine + context.lines;
      if (!more) throw new StopReading();
      return null;
    },
  };
  try {
    parse(utf8, options);
    return undefined;
  } catch (error) {
    if (error instanceof StopReading) return undefined;
    if (error instanceof CsvError) return { code: 'import/broken-quotes', row: line, value: String(line) };
    throw error;
  }
}

/** Every delimiter offered to the parser costs a comparison for each byte, so only those that the file uses are. */
function lineEnds(utf8: Uint8Array): string[] {
  const feed = utf8.indexOf(0x0a);
  if (feed < 0) return ['\r'];
  return utf8.includes(0x0d) ? ['\r\n', '\n'] : ['\n'];
}
