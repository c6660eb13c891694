import type { OutputOf } from '../../../shared/contract/contract';
import type { FileReport } from '../../../shared/contract/imports';
import type { Tone } from '../../components/figures/tone';

export type ImportEntry = OutputOf<'imports.list'>[number];
export type ControlTotal = FileReport['controlTotals'][number];
export type Problem = FileReport['problems'][number];
export type SampleRow = FileReport['sample'][number];

const vendors: Readonly<Record<string, string>> = { square: 'Square', toast: 'Toast' };
const kinds: Readonly<Record<string, string>> = {
  transactions: 'transactions',
  items: 'items',
  payments: 'payments',
  orders: 'orders',
};

/** "Toast payments". */
export function fileKind({ source, kind }: { readonly source: string; readonly kind: string }): string {
  return [vendors[source] ?? source, kinds[kind] ?? kind].filter((part) => part !== '').join(' ') || 'not known';
}

const methods: Readonly<Record<ControlTotal['method'], string>> = {
  CASH: 'Cash',
  CARD: 'Card',
  ONLINE: 'Online',
  ONLINE_DEMO: 'Online, practice',
  GIFT: 'Gift card',
  HOUSE: 'House account',
  OTHER: 'Other',
};

export function methodWord(method: ControlTotal['method']): string {
  return methods[method];
}

/** "12,480 rows", "1 row". */
export function plural(count: number, thing: string): string {
  return `${count.toLocaleString('en-US')} ${thing}${count === 1 ? '' : 's'}`;
}

/** "Tue 17 Nov" of a business date, which has no time zone of its own. */
export function dayWords(businessDate: string): string {
  const day = new Date(`${businessDate}T12:00:00Z`);
  const part = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(day);
  return `${part({ weekday: 'short' })} ${part({ day: 'numeric' })} ${part({ month: 'short' }).slice(0, 3)}`;
}

/** "Mon 16 Nov" or "Sun 1 Nov to Mon 16 Nov". */
export function daysWords(businessDates: readonly string[]): string {
  const sorted = businessDates.toSorted();
  const first = sorted[0];
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return 'no day';
  return first === last ? dayWords(first) : `${dayWords(first)} to ${dayWords(last)}`;
}

const add = (left: number | null, right: number | null): number | null =>
  left === null || right === null ? null : left + right;

/** Totals of several files by day and method; one hidden part hides its sum. */
export function mergeTotals(files: readonly Pick<FileReport, 'controlTotals'>[]): readonly ControlTotal[] {
  const sums = new Map<string, ControlTotal>();
  for (const total of files.flatMap(({ controlTotals }) => controlTotals)) {
    const key = `${total.businessDate} ${total.method}`;
    const known = sums.get(key);
    sums.set(
      key,
      known === undefined
        ? total
        : {
            ...known,
            count: known.count + total.count,
            amountMinor: add(known.amountMinor, total.amountMinor),
            tipMinor: add(known.tipMinor, total.tipMinor),
            refundMinor: add(known.refundMinor, total.refundMinor),
          },
    );
  }
  return [...sums.entries()].sort(([left], [right]) => left.localeCompare(right)).map(([, total]) => total);
}

export interface Additions {
  readonly orders: number;
  readonly payments: number;
  readonly refunds: number;
  readonly lines: number;
  readonly stockMoves: number;
}

/** What all files together bring. */
export function additionsOf(files: readonly FileReport[]): Additions {
  const sum = (pick: (file: FileReport) => number): number => files.reduce((total, file) => total + pick(file), 0);
  return {
    orders: sum((file) => file.newOrders),
    payments: sum((file) => file.newPayments),
    refunds: sum((file) => file.newRefunds),
    lines: sum((file) => file.newLines),
    stockMoves: sum((file) => file.stockMoves),
  };
}

/** "2,486 orders": the weightiest thing that would be added; null when nothing would. */
export function additionWords({ orders, payments, refunds, lines }: Additions): string | null {
  if (orders > 0) return plural(orders, 'order');
  if (payments > 0) return plural(payments, 'payment');
  if (refunds > 0) return plural(refunds, 'refund');
  return lines > 0 ? plural(lines, 'line') : null;
}

/** True when adding the files would change something, also where only a known order's state moves on. */
export function bringsSomething(files: readonly FileReport[]): boolean {
  return files.some((file) => file.refused === null && file.rows.applied > 0);
}

/** "LRD-IMP-MISSING-COLUMN": what to say on the phone about a refused file. */
export function refusalCode(code: string): string {
  return `LRD-IMP-${code.replace(/^import\//u, '').toUpperCase()}`;
}

export interface SpokenSeverity {
  readonly word: string;
  readonly tone: Tone;
}

const severities: Readonly<Record<Problem['severity'], SpokenSeverity>> = {
  reject: { word: 'Not read', tone: 'danger' },
  quarantine: { word: 'Held back', tone: 'danger' },
  warn: { word: 'Look at it', tone: 'attention' },
  duplicate: { word: 'Skipped', tone: 'neutral' },
};

/** What became of a row with a problem. */
export function severityWords(severity: Problem['severity']): SpokenSeverity {
  return severities[severity];
}

/** Rows that a person must look at: not those that were merely skipped. */
export function needingPerson(files: readonly Pick<FileReport, 'rows'>[]): number {
  return files.reduce((sum, { rows }) => sum + rows.rejected + rows.quarantined, 0);
}
