import { createHash } from 'node:crypto';
import type { FileReport } from '../../../shared/contract/imports';
import { controlTotals } from '../../../shared/domain/imports/control-totals';
import { type ParsedFile, type RowProblem, tallyRows } from '../../../shared/domain/imports/parsed-file';
import { isSettled } from '../../../shared/domain/orders/payment';
import { describeRowNote } from '../../../shared/failures/import-problems';
import type { CallContext } from '../../pipeline/module';
import type { ReadStore } from '../../store/store-handles';
import { isDayClosed, selectBatchOfFile } from './batch-sql';
import { FileChanges } from './file-changes';
import { fileAgain, refusedFile, sampleOf, shownProblems } from './file-report';
import { mergeFile } from './merge-file';
import { OrderBook } from './order-book';
import { type ImportFile, parseFile } from './reading/parse-file';

export interface KeptRow {
  readonly row: number;
  readonly raw: string;
}

/** What one file would do. `changes` is missing when the file was refused or is in Larder already. */
export interface PlannedFile {
  readonly report: FileReport;
  readonly changes?: FileChanges;
  readonly layout?: string;
  readonly columns?: readonly string[];
  readonly problems?: readonly RowProblem[];
  readonly rows?: readonly KeptRow[];
}

export interface ImportPlan {
  readonly book: OrderBook;
  /** In the order of the call. */
  readonly files: readonly PlannedFile[];
}

/** Orders before the payments that pay them, and lines last, so that one call makes whole orders. */
const turn: Readonly<Record<ParsedFile['kind'], number>> = { orders: 0, transactions: 0, payments: 1, items: 2 };

/** The one reckoning behind preview and apply: reads every file, and works out against the ledger what each would change. */
export function planImports(
  store: ReadStore,
  files: readonly ImportFile[],
  context: CallContext,
  keepRows: boolean,
): ImportPlan {
  const book = new OrderBook(store, context.newId);
  const planned: PlannedFile[] = [];
  const seen = new Map<string, string>();
  const read = files.map((file, index) => ({ file, index, ...readOne(store, file, context, keepRows, seen) }));
  const waiting = read.flatMap((each) => (each.parsed ? [{ ...each, parsed: each.parsed }] : []));
  for (const { index, report } of read) if (report) planned[index] = { report };
  for (const each of waiting.toSorted((left, right) => turn[left.parsed.kind] - turn[right.parsed.kind])) {
    planned[each.index] = planOne(store, book, each.file, each.digest, each.parsed, each.rows);
  }
  return { book, files: planned };
}

function readOne(
  store: ReadStore,
  file: ImportFile,
  context: CallContext,
  keepRows: boolean,
  seen: Map<string, string>,
) {
  const digest = createHash('sha256').update(file.bytes).digest('hex');
  const rows: KeptRow[] = [];
  const known = selectBatchOfFile(store, digest);
  if (known) return { digest, rows, report: fileAgain(file.name, digest, known) };
  const keepRow = (row: number, cells: readonly string[]) => {
    rows.push({ row, raw: JSON.stringify(cells) });
  };
  const { timeZone, cutoff, currency } = context;
  const result = parseFile(file, { timeZone, cutoff, currency, ...(keepRows ? { keepRow } : {}) });
  if (!result.ok) return { digest, rows, report: refusedFile(file.name, digest, result.refusal) };
  const twin = seen.get(digest);
  seen.set(digest, file.name);
  if (twin !== undefined) {
    const { source, kind, rowsRead } = result.file;
    return {
      digest,
      rows,
      report: fileAgain(file.name, digest, { file: twin, source, kind, read: rowsRead, at: context.at }),
    };
  }
  return { digest, rows, parsed: result.file };
}

function planOne(
  store: ReadStore,
  book: OrderBook,
  file: ImportFile,
  digest: string,
  parsed: ParsedFile,
  rows: readonly KeptRow[],
): PlannedFile {
  const changes = new FileChanges(book.newId());
  mergeFile(book, parsed, changes);
  noteClosedDrawers(store, book, changes);
  const problems = [...parsed.problems, ...changes.notes.map(describeRowNote), ...duplicates(changes)];
  const { newOrders, newPayments, newRefunds, newLines, stockMoves } = changes;
  const tally = tallyRows({ rowsRead: parsed.rowsRead, problems });
  const { accepted, ...others } = tally;
  return {
    changes,
    layout: parsed.headerFingerprint,
    columns: parsed.columns,
    problems,
    rows,
    report: {
      file: file.name,
      source: parsed.source,
      kind: parsed.kind,
      digest,
      refused: null,
      rows: { ...others, applied: accepted },
      controlTotals: [...controlTotals(parsed)],
      problems: [...shownProblems(problems)],
      businessDates: datesOf(parsed),
      newOrders,
      newPayments,
      newRefunds,
      newLines,
      stockMoves,
      sample: [...sampleOf(parsed, problems)],
    },
  };
}

const duplicates = (changes: FileChanges): readonly RowProblem[] =>
  [...changes.rows].flatMap(([row, outcome]) =>
    outcome === 'same' ? [describeRowNote({ row, code: 'import/already-here' })] : [],
  );

function datesOf(parsed: ParsedFile): string[] {
  const things = [...parsed.orders, ...parsed.items, ...parsed.payments, ...parsed.refunds];
  return [...new Set(things.map((thing) => thing.businessDate))].sort();
}

/** Cash that comes after the drawer of its day was signed is kept and said, once for each drawer and day. */
function noteClosedDrawers(store: ReadStore, book: OrderBook, changes: FileChanges): void {
  const asked = new Set<string>();
  for (const order of changes.touched) {
    const payments = [...order.payments.values()].filter((payment) => isSettled(payment.status));
    for (const cash of [...payments, ...order.refunds.values()]) {
      const { batchId, drawerId, businessDate, row } = cash;
      if (batchId !== changes.batchId || drawerId === null || asked.has(`${drawerId} ${businessDate}`)) continue;
      asked.add(`${drawerId} ${businessDate}`);
      if (!isDayClosed(store, drawerId, businessDate)) continue;
      const column = book.catalogue.drawerName(drawerId);
      changes.notes.push({ row: row ?? 1, code: 'import/after-closed-drawer', column, value: businessDate });
    }
  }
}
