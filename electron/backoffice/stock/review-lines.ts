import { FailureError } from '../../../shared/failures/failures';
import { commandModule } from '../../pipeline/module';
import { insertLine, type LineRow, selectLines, updateLineReason } from './count-line-sql';
import { countDraft } from './count-shelves';
import { selectReasonRestriction, updateCount } from './stock-count-sql';
import { mayKnowRestricted, requireCount, requireLine, requireMove } from './stock-guards';

export const setReason = commandModule({
  channel: 'stock.setReason',
  run: (store, actor, { lineId, reasonId }, { at }) => {
    const line = requireLine(store, lineId);
    const count = requireCount(store, line.countId);
    const current = selectLines(store, count.id).some(({ id }) => id === lineId);
    if (count.status !== 'REVIEW' || !current) throw new FailureError('stock/wrong-state');
    const reason = selectReasonRestriction(store, reasonId);
    const offered = reason && (reason.restricted === 0 || mayKnowRestricted(actor));
    if (!offered) throw new FailureError('record/not-found', { field: 'reasonId' });
    updateLineReason(store, lineId, reasonId);
    updateCount(store, count.id, at);
    const summary = `Gave a reason for the difference of ${line.name} in count ${count.countNo}.`;
    return {
      value: { done: true },
      audit: [
        countDraft('count.reason-given', count, summary, { before: { reasonId: line.reasonId }, after: { reasonId } }),
      ],
      areas: ['stock'],
    };
  },
});

export const recount = commandModule({
  channel: 'stock.recount',
  run: (store, _actor, { countId, lineIds }, { at, newId }) => {
    const count = requireCount(store, countId);
    const lines = new Map(selectLines(store, countId).map((line) => [line.id, line]));
    const again = [...new Set(lineIds)].map((id): LineRow => {
      const line = lines.get(id);
      if (!line) throw new FailureError('record/not-found');
      return line;
    });
    const status = requireMove(count.status, { kind: 'recount', linesToRecount: again.length });
    for (const line of again)
      insertLine(store, {
        id: newId(),
        countId,
        itemId: line.itemId,
        expectedMicro: line.expectedAtFreezeMicro,
        unitCostMicro: line.unitCostMicro,
        recountOf: line.id,
      });
    updateCount(store, countId, at, { status });
    const names = again.map(({ name }) => name);
    return {
      value: { done: true },
      audit: [
        countDraft(
          'count.recount-asked',
          count,
          `Asked for a second count of ${names.join(', ')} in count ${count.countNo}.`,
          {
            before: { status: count.status },
            after: { status, items: names },
          },
        ),
      ],
      areas: ['stock'],
    };
  },
});
