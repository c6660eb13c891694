import type { OutputOf } from '../../../shared/contract/contract';
import { type ApprovalLevel, meetsApproval } from '../../../shared/domain/stock/thresholds';
import type { Actor } from '../../pipeline/actor';
import { queryModule } from '../../pipeline/module';
import type { ReadStore } from '../../store/store-handles';
import { blindItems } from './count-blindness';
import { selectEntries } from './count-line-sql';
import { type Review, type ReviewedLine, reviewCount } from './count-review';
import { type CountRow, selectCounts } from './stock-count-sql';
import { approvalLevelOf, isLoneOwner, mayKnowCosts, mayKnowRestricted, requireCount } from './stock-guards';
import { unitMicro } from './unit-micro';

type CountView = OutputOf<'stock.count'>;
type LineView = CountView['lines'][number];

const shownCounts = 100;

/** Figures of these states are as they were handed in; nothing recorded later changes them. */
const isFinal = (count: CountRow): boolean =>
  count.status === 'POSTED' || count.status === 'REVERSED' || count.status === 'CANCELLED';

const isHandedIn = (count: CountRow): boolean =>
  count.status !== 'DRAFT' && count.status !== 'COUNTING' && count.status !== 'RECOUNT';

function headView(count: CountRow, varianceMinor: number | null): CountView['count'] {
  const { id, countNo, type, status, frozenAt, startedBy, postedBy, postedAt, lines, rowVersion } = count;
  const blind = count.blind === 1;
  return {
    id,
    countNo,
    type,
    status,
    blind,
    frozenAt,
    startedBy,
    postedBy,
    postedAt,
    lines,
    varianceMinor,
    rowVersion,
  };
}

const nothingKnown = {
  expectedMicro: null,
  varianceMicro: null,
  varianceMinor: null,
  level: null,
  needsSecondCount: false,
  recheck: false,
} as const;

function figuresView(count: CountRow, reviewed: ReviewedLine, costs: boolean) {
  const { line, figures, assessment, recheck, secondCountMissing } = reviewed;
  const shown = isFinal(count) ? line : { ...line, ...figures };
  return {
    expectedMicro: shown.expectedAtCountMicro ?? line.expectedAtFreezeMicro,
    varianceMicro: shown.varianceMicro,
    varianceMinor: costs ? shown.varianceMinor : null,
    level: assessment?.approval ?? null,
    needsSecondCount: secondCountMissing && !isFinal(count),
    recheck,
  };
}

function lineView(store: ReadStore, actor: Actor, count: CountRow, reviewed: ReviewedLine, hidden: boolean): LineView {
  const { line } = reviewed;
  const restricted = line.reasonRestricted === 1 && !mayKnowRestricted(actor);
  return {
    id: line.id,
    itemId: line.itemId,
    name: line.name,
    unit: line.countUnit,
    unitMicro: unitMicro(line),
    state: line.state,
    open: (count.status === 'COUNTING' || count.status === 'RECOUNT') && line.varianceMicro === null,
    countedMicro: line.countedMicro,
    ...(hidden ? nothingKnown : figuresView(count, reviewed, mayKnowCosts(actor))),
    reasonId: restricted ? null : line.reasonId,
    entries: selectEntries(store, line.id).map(({ quantityMicro, by, at, note }) => ({ quantityMicro, by, at, note })),
  };
}

const whoApproves: Readonly<Record<ApprovalLevel, string>> = {
  clerk: 'Whoever counts may post this.',
  manager: 'This difference is above your limit. A manager or the owner approves it.',
  owner: 'This difference is large. Only the owner approves it.',
};

/** The first thing that stands between this count and its posting, in a sentence; null when nothing does. */
function obstacle(store: ReadStore, actor: Actor, { lines, required }: Review): string | null {
  const second = lines.find(({ secondCountMissing }) => secondCountMissing);
  if (second && !isLoneOwner(store, actor))
    return `The difference of ${second.line.name} is large. Someone else counts it once more.`;
  const unexplained = lines.find(({ reasonMissing }) => reasonMissing);
  if (unexplained) return `${unexplained.line.name} has a difference and needs a reason.`;
  return meetsApproval(approvalLevelOf(actor), required) ? null : whoApproves[required];
}

function decisions(store: ReadStore, actor: Actor, count: CountRow, review: Review) {
  const counts = actor.permissions.has('stock.count');
  if (count.status !== 'REVIEW' || !counts) return { mayApprove: false, mayPost: false, why: null };
  const why = obstacle(store, actor, review);
  return { mayApprove: meetsApproval(approvalLevelOf(actor), review.required), mayPost: why === null, why };
}

const oneCount = queryModule({
  channel: 'stock.count',
  run: (store, actor, { id }) => {
    const count = requireCount(store, id);
    const review = reviewCount(store, count);
    const blind = isHandedIn(count) ? new Set<string>() : blindItems(store, actor);
    const handedIn = isFinal(count) ? count.varianceMinor : review.summary.netMinor;
    const known = isHandedIn(count) && mayKnowCosts(actor);
    return {
      count: headView(count, known ? handedIn : null),
      lines: review.lines.map((reviewed) => lineView(store, actor, count, reviewed, blind.has(reviewed.line.itemId))),
      ...decisions(store, actor, count, review),
    };
  },
});

const counts = queryModule({
  channel: 'stock.counts',
  run: (store, actor) =>
    selectCounts(store, shownCounts).map((count) =>
      headView(count, isHandedIn(count) && mayKnowCosts(actor) ? count.varianceMinor : null),
    ),
});

export const stockCountQueries = { 'stock.count': oneCount, 'stock.counts': counts } as const;
