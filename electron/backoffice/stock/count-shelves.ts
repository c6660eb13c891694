import { micro, sumMicro } from '../../../shared/domain/quantity';
import { reviewFlags } from '../../../shared/domain/stock/thresholds';
import { FailureError } from '../../../shared/failures/failures';
import type { Actor } from '../../pipeline/actor';
import { type AuditDraft, type CallContext, commandModule } from '../../pipeline/module';
import type { ReadStore, WriteStore } from '../../store/store-handles';
import {
  type EntryRow,
  insertEntry,
  insertLine,
  isRecounted,
  type LineRow,
  selectEntries,
  selectLastCounted,
  selectLines,
  updateLineCounted,
  updateLineFigures,
} from './count-line-sql';
import { figuresOf, reviewCount } from './count-review';
import { type CountRow, insertCount, selectItemsBeingCounted, takeCountNumber, updateCount } from './stock-count-sql';
import { actingUserId, isLoneOwner, requireCount, requireItem, requireLine, requireMove } from './stock-guards';
import { sumOfMovesUpTo } from './stock-sql';

export const countDraft = (
  action: string,
  count: Pick<CountRow, 'id'>,
  summary: string,
  rest: Partial<AuditDraft> = {},
): AuditDraft => ({ action, entity: 'stock_count', entityId: count.id, summary, ...rest });

/** One count of an item at a time: a second one would tell the first counter what the shelf should hold. */
function requireNotBeingCounted(store: ReadStore, itemIds: readonly string[]): void {
  const busy = selectItemsBeingCounted(store).find(({ itemId }) => itemIds.includes(itemId));
  if (!busy) return;
  const { name } = requireItem(store, busy.itemId);
  throw new FailureError(
    'stock/wrong-state',
    { countId: busy.countId, countNo: busy.countNo },
    `${name} is in count ${busy.countNo}, which is not finished. Finish or give up that count first.`,
  );
}

function freezeLines(store: WriteStore, countId: string, itemIds: readonly string[], { at, newId }: CallContext): void {
  for (const itemId of itemIds) {
    const item = requireItem(store, itemId);
    const expectedMicro = sumOfMovesUpTo(store, itemId, at, countId);
    insertLine(store, {
      id: newId(),
      countId,
      itemId,
      expectedMicro,
      unitCostMicro: item.averageCostMicro,
      recountOf: null,
    });
  }
}

export const startCount = commandModule({
  channel: 'stock.startCount',
  run: (store, actor, { type, itemIds }, context) => {
    const by = actingUserId(actor);
    const items = [...new Set(itemIds)];
    requireNotBeingCounted(store, items);
    const countId = context.newId();
    const countNo = takeCountNumber(store);
    const { at, businessDate } = context;
    const status = requireMove('DRAFT', { kind: 'start', lines: items.length });
    const scope = JSON.stringify({ items });
    insertCount(store, { id: countId, countNo, type, status, scope, at, businessDate, by });
    freezeLines(store, countId, items, context);
    const summary = `Began count ${countNo} of ${items.length} ${items.length === 1 ? 'item' : 'items'}.`;
    return {
      value: { countId, countNo },
      audit: [countDraft('count.started', { id: countId }, summary, { after: { countNo, type, itemIds: items } })],
      areas: ['stock'],
    };
  },
});

/** A line that was handed in, or that gave way to a second count, takes no more entries. */
function requireOpenLine(store: ReadStore, actor: Actor, line: LineRow, count: CountRow): void {
  const open = count.status === 'COUNTING' || count.status === 'RECOUNT';
  if (!open || line.varianceMicro !== null || isRecounted(store, line.id, count.id))
    throw new FailureError('stock/wrong-state');
  if (line.recountOf === null || isLoneOwner(store, actor)) return;
  if (selectEntries(store, line.recountOf).some(({ byId }) => byId === actor.userId))
    throw new FailureError(
      'stock/needs-second-count',
      {},
      `You counted ${line.name} the first time. Someone else counts it now.`,
    );
}

/** Shelves and people add up; an entry that replaces takes the place of everything written down before it. */
function countedTotal(entries: readonly EntryRow[]): number {
  const from = entries.findLastIndex(({ replaces }) => replaces === 1);
  return sumMicro(entries.slice(Math.max(from, 0)).map(({ quantityMicro }) => micro(quantityMicro)));
}

export const enterCount = commandModule({
  channel: 'stock.enterCount',
  run: (store, actor, { lineId, quantityMicro, note, replace }, { at, newId }) => {
    const by = actingUserId(actor);
    const line = requireLine(store, lineId);
    const count = requireCount(store, line.countId);
    requireOpenLine(store, actor, line, count);
    const entry = { id: newId(), lineId, quantityMicro, unit: line.baseUnit, note: note || null };
    insertEntry(store, { ...entry, replaces: replace ? 1 : 0, at, by });
    const countedMicro = countedTotal(selectEntries(store, lineId));
    updateLineCounted(store, {
      id: lineId,
      state: countedMicro === 0 ? 'zero_confirmed' : 'counted',
      countedMicro,
      at,
    });
    updateCount(store, count.id, at);
    // The figure stays out of the trail: whoever counts the line once more may read it there.
    const summary = `${replace ? 'Counted' : 'Wrote down'} ${line.name} ${replace ? 'anew in' : 'in'} count ${count.countNo}.`;
    return {
      value: { done: true },
      audit: [countDraft('count.entered', count, summary, { after: { item: line.name, replace, note: note || null } })],
      areas: ['stock'],
    };
  },
});

/** Freezes what a line comes to, at the average cost of now for a line that was not handed in yet. */
export function freezeFigures(store: WriteStore, count: CountRow, line: LineRow): void {
  const unitCostMicro =
    line.varianceMicro === null ? requireItem(store, line.itemId).averageCostMicro : line.unitCostMicro;
  const figures = figuresOf(store, count, { ...line, unitCostMicro });
  if (figures === null || line.countedMicro === null) throw new FailureError('stock/uncounted-lines');
  const lastCounted = selectLastCounted(store, line.itemId, count.id);
  const flags = reviewFlags({
    countedMicro: micro(line.countedMicro),
    lastCountMicro: lastCounted === null ? null : micro(lastCounted),
    varianceMicro: micro(figures.varianceMicro),
    expectedMicro: micro(figures.expectedAtCountMicro),
    varianceValueMinor: figures.varianceMinor,
  });
  updateLineFigures(store, { id: line.id, ...figures, unitCostMicro, flag: flags.length > 0 ? flags.join(' ') : null });
}

export const submitCount = commandModule({
  channel: 'stock.submitCount',
  run: (store, actor, { countId }, { at }) => {
    const submittedBy = actingUserId(actor);
    const count = requireCount(store, countId);
    const lines = selectLines(store, countId);
    const status = requireMove(count.status, { kind: 'review', lineStates: lines.map(({ state }) => state) });
    for (const line of lines) freezeFigures(store, count, line);
    updateCount(store, countId, at, { status, submittedBy });
    const differing = reviewCount(store, count).lines.filter(({ figures }) => figures?.varianceMicro !== 0).length;
    const found =
      differing === 0
        ? 'Everything matches.'
        : `${differing} of ${lines.length} lines ${differing === 1 ? 'differs' : 'differ'}.`;
    return {
      value: { done: true },
      audit: [
        countDraft('count.handed-in', count, `Handed in count ${count.countNo}. ${found}`, {
          before: { status: count.status },
          after: { status, lines: lines.length, differing },
        }),
      ],
      areas: ['stock'],
    };
  },
});

export const cancelCount = commandModule({
  channel: 'stock.cancelCount',
  run: (store, actor, { countId }, { at }) => {
    const count = requireCount(store, countId);
    const status = requireMove(count.status, { kind: 'cancel' });
    // Once the figures were shown, giving up and counting again would not be blind any more.
    if (count.status !== 'COUNTING' && !actor.permissions.has('stock.post'))
      throw new FailureError('session/not-allowed', { permission: 'stock.post' });
    updateCount(store, countId, at, { status });
    return {
      value: { done: true },
      audit: [
        countDraft('count.cancelled', count, `Gave up count ${count.countNo}. What was typed is kept.`, {
          before: { status: count.status },
          after: { status },
          severity: 'notice',
        }),
      ],
      areas: ['stock'],
    };
  },
});
