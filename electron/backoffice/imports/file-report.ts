import type { FileReport } from '../../../shared/contract/imports';
import type { ParsedFile, RowProblem } from '../../../shared/domain/imports/parsed-file';
import { describeRowNote } from '../../../shared/failures/import-problems';
import type { CashVisibility } from '../cash-visibility';
import { spokenDate } from '../spoken-date';
import { saleName } from './catalogue';
import type { Undo } from './file-changes';

const sampleSize = 20;
const mostProblems = 1000;
const weight: Readonly<Record<RowProblem['severity'], number>> = { reject: 0, quarantine: 1, warn: 2, duplicate: 3 };

const emptyReport = {
  controlTotals: [],
  problems: [],
  businessDates: [],
  newOrders: 0,
  newPayments: 0,
  newRefunds: 0,
  newLines: 0,
  stockMoves: 0,
  sample: [],
};
const noRows = { read: 0, applied: 0, rejected: 0, duplicate: 0, quarantined: 0 };

/** A file that cannot be used; the others of the call go on. */
export const refusedFile = (
  file: string,
  digest: string,
  { code, message }: { readonly code: string; readonly message: string },
): FileReport => ({ ...emptyReport, file, source: '', kind: '', digest, refused: { code, message }, rows: noRows });

interface EarlierFile {
  readonly file: string;
  readonly source: string;
  readonly kind: string;
  readonly read: number;
  readonly at: string;
  readonly rejected?: number;
  readonly quarantined?: number;
  readonly report?: string;
}

/** The same bytes again: nothing is read a second time, and the totals are those of the first time. */
export function fileAgain(file: string, digest: string, earlier: EarlierFile): FileReport {
  const { source, kind, read, rejected = 0, quarantined = 0, at } = earlier;
  const first = earlier.report === undefined ? undefined : keptReport(earlier.report).report;
  const note = {
    row: 0,
    code: 'import/file-already-here',
    column: earlier.file,
    value: spokenDate(at.slice(0, 10)),
  } as const;
  return {
    ...emptyReport,
    file,
    source,
    kind,
    digest,
    refused: null,
    rows: { read, applied: 0, rejected, quarantined, duplicate: read - rejected - quarantined },
    controlTotals: first?.controlTotals ?? [],
    businessDates: first?.businessDates ?? [],
    problems: [describeRowNote(note)],
  };
}

/** The worst first, cut after a thousand, then in the order of the file. */
export function shownProblems(problems: readonly RowProblem[]): readonly RowProblem[] {
  if (problems.length <= mostProblems) return problems.toSorted((left, right) => left.row - right.row);
  return problems
    .toSorted((left, right) => weight[left.severity] - weight[right.severity] || left.row - right.row)
    .slice(0, mostProblems)
    .sort((left, right) => left.row - right.row);
}

type Sample = FileReport['sample'][number];

/** The first things of the file in words. */
export function sampleOf(file: ParsedFile, problems: readonly RowProblem[]): readonly Sample[] {
  const things: Omit<Sample, 'note'>[] =
    file.kind === 'items'
      ? file.items.slice(0, sampleSize).map((item) => ({
          row: item.rows[0] ?? 0,
          what: saleName(item),
          amountMinor: item.netMinor,
          at: item.occurredAt,
        }))
      : file.kind === 'orders'
        ? file.orders.slice(0, sampleSize).map((order) => ({
            row: order.rows[0] ?? 0,
            what: `Order ${order.orderNo}`,
            amountMinor: order.totalMinor,
            at: order.openedAt,
          }))
        : file.payments.slice(0, sampleSize).map((payment) => ({
            row: payment.rows[0] ?? 0,
            what: payment.methodName,
            amountMinor: payment.amountMinor + payment.tipMinor,
            at: payment.paidAt,
          }));
  const rows = new Set(things.map((thing) => thing.row));
  const notes = new Map(
    problems.filter((problem) => rows.has(problem.row)).map((problem) => [problem.row, problem.message]),
  );
  return things.map((thing) => ({ ...thing, note: notes.get(thing.row) ?? '' }));
}

/**
 * Takes out what someone may not know while a drawer is open: cash by day, and every amount it could be worked out from.
 * Sentences lose the figures they quote.
 */
export function withoutHiddenCash(report: FileReport, visibility: CashVisibility): FileReport {
  if (visibility.hidesNothing || !report.businessDates.some((date) => visibility.hidesDate(date))) return report;
  return {
    ...report,
    controlTotals: report.controlTotals.map((total) =>
      total.method === 'CASH' && visibility.hidesDate(total.businessDate)
        ? { ...total, amountMinor: null, tipMinor: null, refundMinor: null }
        : total,
    ),
    sample: report.sample.map((row) => ({ ...row, amountMinor: null, note: withoutFigures(row.note) })),
    problems: report.problems.map((problem) => ({ ...problem, message: withoutFigures(problem.message) })),
  };
}

const withoutFigures = (sentence: string): string => sentence.replace(/“[^”]*\d[^”]*”/g, '“…”');

/** What an import keeps about itself. */
export interface KeptReport {
  readonly report: FileReport;
  readonly dependsOn: readonly string[];
  readonly undo: readonly Undo[];
  readonly columns: readonly string[];
}

export const keptReport = (text: string): KeptReport => JSON.parse(text) as KeptReport;
