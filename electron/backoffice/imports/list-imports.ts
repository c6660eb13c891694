import { FailureError } from '../../../shared/failures/failures';
import { queryModule } from '../../pipeline/module';
import { cashVisibility } from '../cash-visibility';
import { selectBatch, selectBatches, selectDependencies } from './batch-sql';
import { keptReport, withoutHiddenCash } from './file-report';
import { planImports } from './plan-imports';
import { reasonToStay } from './roll-back-import';

const shownBatches = 50;

/** What apply would do to the ledger as it is now; nothing is kept. */
export const previewImports = queryModule({
  channel: 'imports.preview',
  run: (store, actor, { files }, context) => {
    const visibility = cashVisibility(store, actor);
    return planImports(store, files, context, false).files.map((file) => withoutHiddenCash(file.report, visibility));
  },
});

export const listImports = queryModule({
  channel: 'imports.list',
  run: (store, _actor, { before }) => {
    const dependencies = selectDependencies(store);
    return selectBatches(store, before ?? null, shownBatches).map((batch) => {
      const { id, file, source, kind, at, by, status, ...rows } = batch;
      const why = status === 'APPLIED' ? reasonToStay(store, id, dependencies) : 'It was taken back already.';
      return { id, file, source, kind, at, by, status, rows, mayRollBack: why === null, why };
    });
  },
});

export const getImport = queryModule({
  channel: 'imports.get',
  run: (store, actor, { id }) => {
    const batch = selectBatch(store, id);
    if (!batch) throw new FailureError('record/not-found');
    const { at, by, status } = batch;
    return { report: withoutHiddenCash(keptReport(batch.report).report, cashVisibility(store, actor)), at, by, status };
  },
});
