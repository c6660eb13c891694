import { createHash } from 'node:crypto';
import type { RowProblem } from '../../../shared/domain/imports/parsed-file';
import { FailureError } from '../../../shared/failures/failures';
import { type AuditDraft, commandModule } from '../../pipeline/module';
import type { WriteStore } from '../../store/store-handles';
import { cashVisibility } from '../cash-visibility';
import { insertBatch, insertRow, type NewRow } from './batch-sql';
import { type KeptReport, withoutHiddenCash } from './file-report';
import { type PlannedFile, planImports } from './plan-imports';
import { type WriteContext, writeBook } from './write-book';

const areas = ['imports', 'orders', 'cash', 'stock', 'audit'];

/** Adds checked exports: every file its own batch, all of them in the one transaction of this command. */
export const applyImports = commandModule({
  channel: 'imports.apply',
  run: (store, actor, { files, digests }, context) => {
    const sameFiles =
      digests.length === files.length &&
      files.every((file, index) => createHash('sha256').update(file.bytes).digest('hex') === digests[index]);
    if (!sameFiles) throw new FailureError('import/changed-since-preview');
    const plan = planImports(store, files, context, true);
    const write: WriteContext = { at: context.at, by: actor.userId ?? 'larder', newId: context.newId };
    const batches = plan.files.flatMap((file) => writeBatch(store, file, write));
    const [first, ...rest] = batches.length === 0 ? [] : [...batches, ...writeBook(store, plan.book, write)];
    const visibility = cashVisibility(store, actor);
    return {
      value: plan.files.map((file) => ({
        ...withoutHiddenCash(file.report, visibility),
        batchId: file.changes?.batchId ?? null,
      })),
      audit: first ? [first, ...rest] : 'not-a-change',
      areas: first ? areas : [],
    };
  },
});

function writeBatch(store: WriteStore, file: PlannedFile, { at, by }: WriteContext): readonly AuditDraft[] {
  const { changes, report, layout = '', columns = [], problems = [], rows = [] } = file;
  if (!changes) return [];
  const { source, kind, digest } = report;
  const kept: KeptReport = { dependsOn: [...changes.dependsOn], undo: changes.undo, columns, report };
  const id = changes.batchId;
  insertBatch(store, {
    id,
    file: report.file,
    sha256: digest,
    source,
    kind,
    layout,
    ...report.rows,
    report: JSON.stringify(kept),
    at,
    by,
  });
  const worst = worstByRow(problems);
  for (const { row, raw } of rows) insertRow(store, { batchId: id, row, raw, ...statusOf(worst.get(row)) });
  const { newOrders, newPayments, newRefunds, newLines, stockMoves } = changes;
  return [
    {
      action: 'import.apply',
      entity: 'import',
      entityId: id,
      summary: `${report.file} was imported: ${report.rows.applied} of ${report.rows.read} rows added.`,
      after: { source, kind, sha256: digest, ...report.rows, newOrders, newPayments, newRefunds, newLines, stockMoves },
      severity: 'notice',
    },
  ];
}

const rank: Readonly<Record<RowProblem['severity'], number>> = { warn: 0, duplicate: 1, quarantine: 2, reject: 3 };
const statuses = { warn: 'warn', duplicate: 'duplicate', quarantine: 'quarantined', reject: 'rejected' } as const;

function worstByRow(problems: readonly RowProblem[]): ReadonlyMap<number, RowProblem> {
  const worst = new Map<number, RowProblem>();
  for (const problem of problems) {
    const known = worst.get(problem.row);
    if (known === undefined || rank[problem.severity] > rank[known.severity]) worst.set(problem.row, problem);
  }
  return worst;
}

const statusOf = (problem: RowProblem | undefined): Pick<NewRow, 'status' | 'code' | 'message'> =>
  problem
    ? { status: statuses[problem.severity], code: problem.code, message: problem.message }
    : { status: 'ok', code: null, message: null };
