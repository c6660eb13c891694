import { minorUnitDigits } from '../currency';
import { type DecimalMark, decideDecimalMark } from '../money-text';
import { hideCardNumbers } from './card-numbers';
import { createIdDamageWatch, type IdDamageWatch } from './id-damage';
import type { FileRefusal, RowNote } from './import-codes';
import type { LayoutReader } from './layout-reader';
import type { ParsedFile } from './parsed-file';
import { type ImportContext, RowReader } from './row-reader';
import { createRowShower, inFileOrder, type RowShower, ShownRows } from './shown-rows';
import { foldColumnName, type SniffedLayout, sniff } from './sniff-layout';
import { createSquareItemsReader } from './square-items';
import { createSquareTransactionsReader } from './square-transactions';
import { createToastItemsReader } from './toast-items';
import { createToastOrdersReader } from './toast-orders';
import { createToastPaymentsReader } from './toast-payments';

/** One record of the file: the line it starts on and its cells as text. */
export interface ExportRecord {
  /** 1-based. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A parsed file whose problems are not yet in words. */
export type ReadExport = Omit<ParsedFile, 'problems'> & { readonly notes: readonly RowNote[] };
export type ReadExportResult =
  | { readonly ok: true; readonly file: ReadExport }
  | { readonly ok: false; readonly refusal: FileRefusal };

/** Takes the records of one file in order. Stops early with a refusal when the file as a whole cannot be used. */
export interface ExportReader {
  readonly add: (record: ExportRecord) => FileRefusal | undefined;
  readonly finish: () => ReadExportResult;
}

/** Titles a report puts above its header; a header further down is not looked for. */
const headerSearchRows = 20;
/** Rows read ahead to decide the decimal mark before the first amount is taken. */
const markSampleRows = 1000;
const totalsStart =
  /^(grand |sub-?\s?)?totals?\b|^report (generated|run|created)|^generated (on|at|by)|^end of report/i;

/** Starts reading an export of any known layout; `context` comes from the restaurant's settings and the file's path. */
export function createExportReader(context: ImportContext): ExportReader {
  const before: ExportRecord[] = [];
  let body: BodyReader | undefined;
  let refusal: FileRefusal | undefined;
  return {
    add(record) {
      if (refusal !== undefined) return refusal;
      if (body !== undefined) {
        refusal = body.add(record);
        return refusal;
      }
      if (isBlank(record.cells)) return undefined;
      const sniffed = sniff(record.cells);
      if (sniffed.ok) {
        body = new BodyReader(record, sniffed, context);
        return undefined;
      }
      before.push(record);
      if (before.length >= headerSearchRows) refusal = refuseHeader(before);
      return refusal;
    },
    finish() {
      if (refusal === undefined && body === undefined) refusal = refuseHeader(before);
      return refusal === undefined && body !== undefined
        ? body.finish()
        : { ok: false, refusal: refusal ?? { code: 'import/unknown-layout' } };
    },
  };
}

/** The most telling refusal: a known header with a column missing before "another file". */
function refuseHeader(records: readonly ExportRecord[]): FileRefusal {
  const refusals = records.flatMap((record) => {
    const sniffed = sniff(record.cells);
    return sniffed.ok ? [] : [sniffed.refusal];
  });
  return (
    refusals.find((refusal) => refusal.code === 'import/missing-column') ?? refusals[0] ?? { code: 'import/empty' }
  );
}

class BodyReader {
  private readonly header: ExportRecord;
  private readonly sniffed: SniffedLayout;
  private readonly context: ImportContext;
  private readonly shown: ShownRows;
  private readonly shower: RowShower;
  private readonly reader: LayoutReader;
  private readonly ids: readonly { readonly name: string; readonly index: number; readonly watch: IdDamageWatch }[];
  private readonly wordIndexes: readonly number[];
  private readonly keyIndex: number;
  private readonly locationIndex: number;
  private readonly foldedHeader: string;
  /** Columns up to the last one with a name; a shorter row has lost cells. */
  private readonly namedColumns: number;
  private waiting: ExportRecord[] = [];
  private row: RowReader | undefined;
  private rowsRead = 0;
  private location = '';

  constructor(header: ExportRecord, sniffed: SniffedLayout, context: ImportContext) {
    this.header = header;
    this.sniffed = sniffed;
    this.context = context;
    this.reader = layoutReader(sniffed);
    this.shower = createRowShower(header.cells, sniffed);
    this.shown = new ShownRows(this.shower);
    const indexOf = (name: string): number => sniffed.columns.get(foldColumnName(name)) ?? -1;
    this.ids = sniffed.layout.ids
      .map((name) => ({ name, index: indexOf(name), watch: createIdDamageWatch() }))
      .filter((column) => column.index >= 0);
    this.wordIndexes = sniffed.layout.words.map(indexOf).filter((index) => index >= 0);
    this.keyIndex = indexOf(sniffed.layout.key);
    this.locationIndex = indexOf('Location');
    this.foldedHeader = foldCells(header.cells);
    this.namedColumns = header.cells.findLastIndex((name) => name.trim() !== '') + 1;
  }

  add(record: ExportRecord): FileRefusal | undefined {
    if (this.row !== undefined) return this.read(this.row, record);
    this.waiting.push(record);
    return this.waiting.length < markSampleRows ? undefined : this.start();
  }

  finish(): ReadExportResult {
    const refusal = (this.row === undefined ? this.start() : undefined) ?? this.refuseCutOffIds();
    if (refusal !== undefined || this.row === undefined) {
      return { ok: false, refusal: refusal ?? { code: 'import/unknown-layout' } };
    }
    const { taken, held } = this.reader.finish(this.row);
    const { layout, headerFingerprint } = this.sniffed;
    return {
      ok: true,
      file: {
        source: layout.source,
        kind: layout.kind,
        headerFingerprint,
        location: this.location,
        columns: this.shower.columns,
        rowsRead: this.rowsRead,
        ...taken,
        held,
        sample: this.shown.sample,
        problemRows: this.shown.problemRows,
        roundingResidueMicroMinor: this.row.roundingResidueMicroMinor,
        notes: inFileOrder(this.row.notes),
      },
    };
  }

  private start(): FileRefusal | undefined {
    const mark = this.decideMark();
    if (mark !== '.' && mark !== ',') {
      return { code: mark === 'mixed' ? 'import/mixed-decimal-marks' : 'import/ambiguous-numbers' };
    }
    const row = new RowReader(this.sniffed, this.context, mark);
    row.open(this.header.line, this.header.cells);
    for (const name of this.sniffed.repeated) row.note('import/repeated-column', name);
    this.row = row;
    const { waiting } = this;
    this.waiting = [];
    for (const record of waiting) {
      const refusal = this.read(row, record);
      if (refusal !== undefined) return refusal;
    }
    return undefined;
  }

  private decideMark(): DecimalMark | 'ambiguous' | 'mixed' {
    const digits = minorUnitDigits(this.context.currency);
    if (digits === 0) return '.';
    const indexes = this.sniffed.layout.money.map((name) => this.sniffed.columns.get(foldColumnName(name)) ?? -1);
    const { waiting } = this;
    return decideDecimalMark(waiting.flatMap(({ cells }) => indexes.map((index) => cells[index] ?? '')));
  }

  private read(row: RowReader, record: ExportRecord): FileRefusal | undefined {
    const { line, cells } = record;
    if (isBlank(cells)) return undefined;
    row.open(line, cells);
    if (this.isNoRow(row, cells)) return undefined;
    this.rowsRead += 1;
    const refusal = this.readIds(record) ?? this.readLocation(record);
    if (refusal !== undefined) return refusal;
    if (this.noteShape(row, cells)) {
      this.noteCardNumbers(row, cells);
      this.reader.read(row);
    }
    row.close();
    this.context.keepRow?.(line, this.shower.cellsOf(cells));
    this.shown.keep(line, cells, row.outcome === 'rejected' || row.outcome === 'held');
    if (row.dayFirstColumn === undefined) return undefined;
    return {
      code: 'import/day-first-dates',
      column: row.dayFirstColumn,
      row: line,
      value: row.raw(row.dayFirstColumn),
    };
  }

  /** True for a row with the header's cells. A quotation mark that stays open makes one long row out of several lines. */
  private noteShape(row: RowReader, cells: readonly string[]): boolean {
    const extra = cells.slice(this.header.cells.length).some((cell) => cell.trim() !== '');
    if (cells.length >= this.namedColumns && !extra) return true;
    const lines = cells.join('').split(/\r\n|\n|\r/).length;
    if (lines > 1) row.note('import/open-quote', undefined, String(row.line + lines - 1));
    else row.note('import/ragged-row', undefined, `${cells.length}/${this.header.cells.length}`);
    return false;
  }

  /** Totals, page footers and headers repeated on every page are not sales. */
  private isNoRow(row: RowReader, cells: readonly string[]): boolean {
    const key = this.header.cells[this.keyIndex] ?? '';
    if ((cells[this.keyIndex] ?? '').trim() === key.trim() && foldCells(cells) === this.foldedHeader) {
      row.note('import/repeated-header');
      return true;
    }
    const first = cells.find((cell) => cell.trim() !== '') ?? '';
    const isTotal = (cells[this.keyIndex] ?? '').trim() === '' && totalsStart.test(first.trim());
    if (isTotal) row.note('import/totals-row', undefined, first);
    return isTotal;
  }

  private readIds({ line, cells }: ExportRecord): FileRefusal | undefined {
    for (const { name, index, watch } of this.ids) {
      const id = (cells[index] ?? '').trim();
      if (watch.see(id)) return { code: 'import/damaged-ids', column: name, row: line, value: id };
    }
    return undefined;
  }

  private refuseCutOffIds(): FileRefusal | undefined {
    for (const { name, watch } of this.ids) {
      const value = watch.allCutOff();
      if (value !== undefined) return { code: 'import/damaged-ids', column: name, value };
    }
    return undefined;
  }

  private readLocation({ line, cells }: ExportRecord): FileRefusal | undefined {
    const location = (cells[this.locationIndex] ?? '').trim();
    if (location === '' || location === this.location) return undefined;
    if (this.location !== '')
      return { code: 'import/mixed-locations', row: line, value: `${this.location} / ${location}` };
    this.location = location;
    return undefined;
  }

  private noteCardNumbers(row: RowReader, cells: readonly string[]): void {
    for (const index of this.wordIndexes) {
      const text = cells[index] ?? '';
      if (hideCardNumbers(text) !== text) row.note('import/card-number-hidden', this.header.cells[index]?.trim());
    }
  }
}

function layoutReader({ layout }: SniffedLayout): LayoutReader {
  if (layout.source === 'square') {
    return layout.kind === 'items' ? createSquareItemsReader() : createSquareTransactionsReader();
  }
  if (layout.kind === 'items') return createToastItemsReader();
  return layout.kind === 'orders' ? createToastOrdersReader() : createToastPaymentsReader();
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

function foldCells(cells: readonly string[]): string {
  return cells.map(foldColumnName).join('\u001f');
}
