import {
  type BusinessDate,
  businessDateOf,
  businessDateOfLocal,
  type Instant,
  type LocalTime,
  localToInstant,
} from '../business-day';
import { minorUnitDigits } from '../currency';
import {
  type DecimalMark,
  type MoneyTextReading,
  type NumberTextProblem,
  parseMoneyText,
  parseQuantityText,
} from '../money-text';
import { hideCardNumbers } from './card-numbers';
import { type RowNote, type RowProblemCode, rowProblemSeverity } from './import-codes';
import { type LocalTimeReading, readLocalTime, readLocalTimeCell } from './import-dates';
import { foldColumnName, type SniffedLayout } from './sniff-layout';
import { timeZoneOfName } from './time-zone-names';

/** The restaurant's settings that decide how a file is read. */
export interface ImportContext {
  readonly timeZone: string;
  /** `HH:MM`, 00:00 to 11:59. */
  readonly cutoff: string;
  /** ISO 4217. */
  readonly currency: string;
  /** The business date the vendor filed the export under, if its path names one. */
  readonly filedUnder?: BusinessDate;
  /** Called for every row with its line and the cells that may be kept, in the order of `columns`. */
  readonly keepRow?: (line: number, cells: readonly string[]) => void;
}

export interface ImportMoment {
  readonly localTime: LocalTime;
  readonly instant: Instant;
  /** By the restaurant's cutoff. */
  readonly businessDate: BusinessDate;
}

export type RowOutcome = 'taken' | 'held' | 'duplicate' | 'rejected';

const moneyProblemCode: Readonly<Record<NumberTextProblem, RowProblemCode>> = {
  blank: 'import/blank-amount',
  'not-a-number': 'import/not-an-amount',
  'other-currency': 'import/other-currency',
  'too-large': 'import/amount-too-large',
};
const yes: ReadonlySet<string> = new Set(['true', 'yes', 'y', '1']);
const no: ReadonlySet<string> = new Set(['false', 'no', 'n', '0', '']);
const shownValueLength = 40;
const moneyMemoryLimit = 20_000;

/**
 * Gives the cells of one record after another by column name, as integers and instants, and notes what cannot be read.
 * A reading that failed yields zero or nothing and rejects the row, so a layout reads all its cells before it looks at
 * `outcome` and every problem of a row is told at once.
 */
export class RowReader {
  readonly context: ImportContext;
  readonly notes: RowNote[] = [];
  roundingResidueMicroMinor = 0;
  line = 0;
  outcome: RowOutcome = 'taken';
  /** Set when a date shows that the whole file writes the day first. */
  dayFirstColumn: string | undefined;

  private cells: readonly string[] = [];
  private rowResidue = 0;
  private readonly columns: ReadonlyMap<string, number>;
  private readonly moneyRules: {
    readonly decimalMark: DecimalMark;
    readonly minorDigits: number;
    readonly currency: string;
  };
  private readonly moneyMemory = new Map<string, MoneyTextReading>();
  private readonly indexes = new Map<string, number>();
  private readonly zoneNames = new Map<string, string>();

  constructor(sniffed: SniffedLayout, context: ImportContext, decimalMark: DecimalMark) {
    this.columns = sniffed.columns;
    this.context = context;
    this.moneyRules = { decimalMark, minorDigits: minorUnitDigits(context.currency), currency: context.currency };
  }

  /** Turns to the next record. */
  open(line: number, cells: readonly string[]): void {
    this.line = line;
    this.cells = cells;
    this.outcome = 'taken';
    this.rowResidue = 0;
  }

  /** Leaves the record: what rounding took from it counts unless it was rejected or skipped. */
  close(): void {
    if (this.outcome === 'taken' || this.outcome === 'held') this.roundingResidueMicroMinor += this.rowResidue;
  }

  /** Notes a problem of this row; the code decides what happens to the row. What follows from a rejection is not told. */
  note(code: RowProblemCode, column?: string, value?: string): void {
    const severity = rowProblemSeverity[code];
    if (this.outcome === 'rejected' && severity !== 'reject') return;
    const shown = value === undefined ? undefined : hideCardNumbers(value.slice(0, shownValueLength));
    this.notes.push({
      row: this.line,
      code,
      ...(column === undefined ? {} : { column }),
      ...(shown === undefined ? {} : { value: shown }),
    });
    if (severity === 'reject') this.outcome = 'rejected';
    else if (severity === 'duplicate' && this.outcome !== 'rejected') this.outcome = 'duplicate';
    else if (severity === 'quarantine' && this.outcome === 'taken') this.outcome = 'held';
  }

  /** The cell as the file has it, trimmed; empty when the file has no such column. */
  raw(column: string): string {
    const index = this.indexOf(column);
    return index < 0 ? '' : (this.cells[index] ?? '').trim();
  }

  /** Words that may be kept and shown: card numbers hidden. */
  words(column: string): string {
    return hideCardNumbers(this.raw(column));
  }

  /** An id as text, empty when missing. Spreadsheet programs guard ids as `="0123"`; that is undone. */
  idText(column: string): string {
    return this.raw(column).replace(/^="(.*)"$/, '$1');
  }

  /** An id that must be there. */
  id(column: string): string {
    const text = this.idText(column);
    if (text === '') this.note('import/missing-id', column);
    return text;
  }

  /** Money that must be there: a blank cell is not zero. */
  money(column: string): number {
    return this.readMoney(column, this.raw(column));
  }

  /** Money that the vendor leaves blank when there is none. */
  optionalMoney(column: string): number {
    const text = this.raw(column);
    return text === '' ? 0 : this.readMoney(column, text);
  }

  quantity(column: string): number {
    const text = this.raw(column);
    const reading = parseQuantityText(text, this.moneyRules);
    if (reading.ok) return reading.micro;
    this.note('import/not-a-quantity', column, text);
    return 0;
  }

  /** A small whole number such as guests; anything else is left out with a warning. */
  wholeNumber(column: string): number | undefined {
    const text = this.raw(column);
    if (text === '') return undefined;
    if (/^\d{1,4}(?:\.0+)?$/.test(text)) return Number.parseInt(text, 10);
    this.note('import/not-a-count', column, text);
    return undefined;
  }

  flag(column: string): boolean {
    const text = this.raw(column).toLowerCase();
    if (yes.has(text)) return true;
    if (!no.has(text)) this.note('import/not-yes-or-no', column, text);
    return false;
  }

  /** The moment of a date-and-time cell in the restaurant's zone. */
  moment(column: string): ImportMoment | undefined {
    const text = this.raw(column);
    return this.resolve(column, text, readLocalTimeCell(text), this.context.timeZone);
  }

  /** The moment of a date cell, a time cell and a zone-name cell. */
  momentOf(dateColumn: string, timeColumn: string, zoneColumn: string): ImportMoment | undefined {
    const [date, time, zoneName] = [this.raw(dateColumn), this.raw(timeColumn), this.raw(zoneColumn)];
    const timeZone = this.zoneNames.get(zoneName) ?? this.learnZone(zoneColumn, zoneName);
    return this.resolve(dateColumn, `${date} ${time}`, readLocalTime(date, time), timeZone);
  }

  /** The business date the vendor filed the row under, else the one by cutoff; warns when the two disagree. */
  filedBusinessDate(moment: ImportMoment, column: string): BusinessDate {
    const byCutoff = moment.businessDate;
    const filed = this.context.filedUnder;
    if (filed === undefined || filed === byCutoff) return byCutoff;
    this.note('import/business-date-disagrees', column, byCutoff);
    return filed;
  }

  private learnZone(zoneColumn: string, zoneName: string): string {
    const named = timeZoneOfName(zoneName);
    if (named === undefined) this.note('import/unknown-time-zone', zoneColumn, zoneName);
    this.zoneNames.set(zoneName, named ?? this.context.timeZone);
    return named ?? this.context.timeZone;
  }

  private readMoney(column: string, text: string): number {
    let reading = this.moneyMemory.get(text);
    if (reading === undefined) {
      reading = parseMoneyText(text, this.moneyRules);
      if (this.moneyMemory.size < moneyMemoryLimit) this.moneyMemory.set(text, reading);
    }
    if (reading.ok) {
      this.rowResidue += reading.residueMicroMinor;
      return reading.minor;
    }
    this.note(moneyProblemCode[reading.problem], column, text);
    return 0;
  }

  private resolve(column: string, text: string, reading: LocalTimeReading, timeZone: string): ImportMoment | undefined {
    if (!reading.ok) {
      if (reading.problem === 'day-first') this.dayFirstColumn = column;
      this.note('import/not-a-date', column, text);
      return undefined;
    }
    const { instant, flag } = localToInstant(reading.localTime, timeZone);
    if (flag === 'ambiguous') this.note('import/time-happened-twice', column, text);
    if (flag === 'non-existent') this.note('import/time-skipped', column, text);
    const { localTime } = reading;
    const { cutoff, timeZone: restaurantZone } = this.context;
    const isPlain = flag === undefined && timeZone === restaurantZone;
    const businessDate = isPlain
      ? businessDateOfLocal(localTime, cutoff)
      : businessDateOf(instant, restaurantZone, cutoff);
    return { localTime, instant, businessDate };
  }

  private indexOf(column: string): number {
    const known = this.indexes.get(column);
    if (known !== undefined) return known;
    const index = this.columns.get(foldColumnName(column)) ?? -1;
    this.indexes.set(column, index);
    return index;
  }
}
