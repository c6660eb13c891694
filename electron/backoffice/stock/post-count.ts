import { FailureError } from '../../../shared/failures/failures';
import type { Actor } from '../../pipeline/actor';
import { type CallContext, type CommandResult, commandModule } from '../../pipeline/module';
import type { WriteStore } from '../../store/store-handles';
import { type Review, reviewCount } from './count-review';
import { countDraft, freezeFigures } from './count-shelves';
import { postMove } from './post-move';
import { type CountRow, selectCorrections, updateCount } from './stock-count-sql';
import { actingUserId, approvalLevelOf, isLoneOwner, mayKnowCosts, requireCount, requireMove } from './stock-guards';

type Posted = CommandResult<{ moves: number; varianceMinor: number | null }>;

/** Works the doubtful lines out anew and keeps that, but posts nothing: the approver has not seen these figures. */
function askToLookAgain(store: WriteStore, count: CountRow, review: Review, at: string): Posted {
  const changed = review.lines.filter(({ recheck }) => recheck).map(({ line }) => line);
  for (const line of changed) freezeFigures(store, count, line);
  updateCount(store, count.id, at);
  const names = changed.map(({ name }) => name).join(', ');
  const problem = `Movements were recorded late and change ${names}. Look again, then decide. Nothing was posted.`;
  return {
    value: { moves: 0, varianceMinor: null },
    audit: [
      countDraft(
        'count.rechecked',
        count,
        `Worked out ${names} in count ${count.countNo} anew: movements were recorded late.`,
        {
          severity: 'notice',
        },
      ),
    ],
    areas: ['stock'],
    refusal: new FailureError('record/changed-meanwhile', { lines: changed.length }, problem),
  };
}

interface Approval {
  readonly selfApproved: boolean;
}

/** Reasons, second counts and the limit of the approver (domain rules §3.3). */
function requireApproval(store: WriteStore, actor: Actor, count: CountRow, review: Review): Approval {
  const missing = review.lines.filter(({ secondCountMissing }) => secondCountMissing).length;
  const alone = missing > 0 && isLoneOwner(store, actor);
  const approved = requireMove(count.status, {
    kind: 'approve',
    approver: approvalLevelOf(actor),
    required: review.required,
    reasonsMissing: review.lines.filter(({ reasonMissing }) => reasonMissing).length,
    secondCountsMissing: alone ? 0 : missing,
  });
  requireMove(approved, { kind: 'post', linesToRecheck: 0 });
  return { selfApproved: alone };
}

function postCorrections(store: WriteStore, count: CountRow, review: Review, by: string, context: CallContext): number {
  let moves = 0;
  for (const { line, figures } of review.lines) {
    if (!figures || figures.varianceMicro === 0 || line.countedAt === null) continue;
    postMove(
      store,
      {
        itemId: line.itemId,
        kind: 'count_correction',
        quantityMicro: figures.varianceMicro,
        unitCostMicro: line.unitCostMicro,
        valueMinor: figures.varianceMinor,
        occurredAt: line.countedAt,
        refType: 'stock_count',
        refId: count.id,
        reasonId: line.reasonId,
        by,
      },
      context,
    );
    moves += 1;
  }
  return moves;
}

const inWords = (moves: number): string =>
  moves === 0 ? 'Everything matched.' : `${moves} ${moves === 1 ? 'item was' : 'items were'} corrected.`;

export const post = commandModule({
  channel: 'stock.post',
  run: (store, actor, { countId, rowVersion }, context): Posted => {
    const postedBy = actingUserId(actor);
    const count = requireCount(store, countId);
    if (count.status !== 'REVIEW') throw new FailureError('stock/wrong-state');
    if (count.rowVersion !== rowVersion) throw new FailureError('record/changed-meanwhile');
    const review = reviewCount(store, count);
    if (review.lines.some(({ recheck }) => recheck)) return askToLookAgain(store, count, review, context.at);
    const { selfApproved } = requireApproval(store, actor, count, review);
    const moves = postCorrections(store, count, review, postedBy, context);
    updateCount(store, countId, context.at, { status: 'POSTED', reviewedBy: postedBy, postedBy, postedAt: context.at });
    const varianceMinor = review.summary.netMinor;
    const alone = selfApproved ? ' The owner counted and approved alone.' : '';
    return {
      value: { moves, varianceMinor: mayKnowCosts(actor) ? varianceMinor : null },
      audit: [
        countDraft('count.posted', count, `Posted count ${count.countNo}. ${inWords(moves)}${alone}`, {
          before: { status: count.status },
          after: {
            status: 'POSTED',
            varianceMinor,
            selfApproved,
            lines: review.lines.map(({ line, figures }) => ({
              item: line.name,
              countedMicro: line.countedMicro,
              expectedMicro: figures?.expectedAtCountMicro ?? null,
              varianceMicro: figures?.varianceMicro ?? null,
            })),
          },
          severity: selfApproved || review.required === 'owner' ? 'warn' : 'notice',
        }),
      ],
      areas: ['stock'],
    };
  },
});

export const reverse = commandModule({
  channel: 'stock.reverse',
  run: (store, actor, { countId, reason }, context) => {
    const by = actingUserId(actor);
    const count = requireCount(store, countId);
    if (count.status === 'REVERSED') throw new FailureError('stock/already-reversed');
    const status = requireMove(count.status, { kind: 'reverse', reasonId: reason });
    const corrections = selectCorrections(store, countId);
    for (const { id, quantityMicro, valueMinor, ...rest } of corrections)
      postMove(
        store,
        {
          ...rest,
          kind: 'reversal',
          quantityMicro: -quantityMicro,
          valueMinor: -valueMinor,
          occurredAt: context.at,
          refType: 'stock_count',
          refId: countId,
          reversesId: id,
          by,
        },
        context,
      );
    updateCount(store, countId, context.at, { status, reversedReason: reason });
    return {
      value: { done: true },
      audit: [
        countDraft('count.reversed', count, `Took back count ${count.countNo}.`, {
          before: { status: count.status },
          after: { status, moves: corrections.length },
          reason,
          severity: 'notice',
        }),
      ],
      areas: ['stock'],
    };
  },
});
