import { FailureError } from '../../../shared/failures/failures';
import { commandModule } from '../../pipeline/module';
import type { ReadStore, WriteStore } from '../../store/store-handles';
import { spokenDate } from '../spoken-date';
import {
  markRolledBack,
  selectBatch,
  selectDependencies,
  selectHoldingCount,
  selectHoldingDrawer,
  selectTouchedOrders,
  withdrawRows,
} from './batch-sql';
import type { Undo } from './file-changes';
import { keptReport } from './file-report';
import { OrderBook } from './order-book';
import type { OrderState } from './order-state';
import { planGoneLines, planStock } from './plan-stock';
import { settleOrder } from './settle-order';
import { type WriteContext, writeBook } from './write-book';

type Dependencies = ReturnType<typeof selectDependencies>;

/** Why an import stays, in one sentence; null when it may be taken back. */
export function reasonToStay(
  store: ReadStore,
  id: string,
  dependencies: Dependencies = selectDependencies(store),
): string | null {
  const later = dependencies.find((dependency) => dependency.earlier === id && dependency.later !== id);
  if (later) return `A later import, ${later.laterFile}, adds to its orders. Take that one back first.`;
  const drawer = selectHoldingDrawer(store, id);
  if (drawer) return `${drawer.drawer} of ${spokenDate(drawer.businessDate)} was counted with its cash.`;
  const count = selectHoldingCount(store, id);
  return count ? `Stock count ${count.countNo} was posted after its sales.` : null;
}

/** Takes an import back while nothing depends on it: its rows stay readable, but count no more. */
export const rollBackImport = commandModule({
  channel: 'imports.rollBack',
  run: (store, actor, { id, reason }, context) => {
    const batch = selectBatch(store, id);
    if (!batch) throw new FailureError('record/not-found');
    if (batch.status === 'ROLLED_BACK') throw new FailureError('import/already-rolled-back');
    const why = reasonToStay(store, id);
    if (why) throw new FailureError('import/has-dependants', { why });
    const write: WriteContext = { at: context.at, by: actor.userId ?? 'larder', newId: context.newId };
    const { orders, payments, refunds, lines, stockMoves, drafts } = withdraw(
      store,
      id,
      keptReport(batch.report).undo,
      write,
    );
    return {
      value: { orders, payments, stockMoves },
      audit: [
        {
          action: 'import.roll-back',
          entity: 'import',
          entityId: id,
          summary: `The import of ${batch.file} was taken back.`,
          before: { status: 'APPLIED' },
          after: { status: 'ROLLED_BACK', orders, payments, refunds, lines, stockMoves },
          reason,
          severity: 'warn',
        },
        ...drafts,
      ],
      areas: ['imports', 'orders', 'cash', 'stock', 'audit'],
    };
  },
});

function withdraw(store: WriteStore, id: string, undo: readonly Undo[], write: WriteContext) {
  const touched = [
    ...selectTouchedOrders(store, id),
    ...undo.map(({ source, order }) => ({ source, externalId: order })),
  ];
  const before = new OrderBook(store, write.newId);
  for (const { source, externalId } of touched) before.find(source, externalId);
  const withdrawn = withdrawRows(store, id, write.at);
  const after = new OrderBook(store, write.newId);
  for (const change of undo) undoChange(after, change);
  const stockMoves = before.orders().reduce((moves, order) => moves + settleAgain(order, after), 0);
  const drafts = writeBook(store, after, write);
  markRolledBack(store, id, write.at, write.by);
  return { ...withdrawn, stockMoves, drafts };
}

/** Works out an order once more without the rows that were withdrawn. */
function settleAgain(before: OrderState, book: OrderBook): number {
  const order = book.find(before.source, before.externalId);
  const gone = planGoneLines(before, order, book.stock);
  if (!order) return gone;
  settleOrder(order);
  return gone + planStock(order, book.catalogue.direct, book.stock);
}

function undoChange(book: OrderBook, change: Undo): void {
  const order = book.find(change.source, change.order);
  if (!order) return;
  if (change.kind === 'completed') {
    order.complete = false;
    order.changed = true;
  } else if (change.kind === 'order') {
    requireUnmoved(order.fields.status === change.to);
    order.fields = { ...order.fields, status: change.from };
    order.changed = true;
  } else if (change.kind === 'payment') {
    const payment = order.payments.get(change.payment);
    requireUnmoved(payment?.base === change.to);
    if (payment) payment.base = change.from;
  } else {
    const line = order.lines.get(change.line);
    requireUnmoved(line?.voided === true);
    if (line) line.voided = false;
  }
}

function requireUnmoved(unmoved: boolean): void {
  if (!unmoved)
    throw new FailureError('import/has-dependants', { why: 'Something it changed was changed again since then.' });
}
