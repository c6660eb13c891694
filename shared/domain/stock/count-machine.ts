import { type ApprovalLevel, meetsApproval } from './thresholds';

/** The life of a stock count (domain rules §3.3). A posted count is never edited, only reversed. */
export const stockCountStates = [
  'DRAFT',
  'COUNTING',
  'REVIEW',
  'RECOUNT',
  'APPROVED',
  'POSTED',
  'REVERSED',
  'CANCELLED',
] as const;
export type StockCountState = (typeof stockCountStates)[number];

export const countLineStates = ['uncounted', 'counted', 'zero_confirmed', 'skipped'] as const;
export type CountLineState = (typeof countLineStates)[number];

/** What a person wants to do with a count, with the facts its guard needs. */
export type StockCountIntent =
  | { readonly kind: 'start'; readonly lines: number }
  | { readonly kind: 'review'; readonly lineStates: readonly CountLineState[] }
  | { readonly kind: 'recount'; readonly linesToRecount: number }
  | {
      readonly kind: 'approve';
      readonly approver: ApprovalLevel;
      readonly required: ApprovalLevel;
      readonly reasonsMissing: number;
      /** Lines that another person must still count again. */
      readonly secondCountsMissing: number;
    }
  | {
      readonly kind: 'post';
      /** Lines that a movement recorded late made doubtful. */
      readonly linesToRecheck: number;
    }
  | { readonly kind: 'reverse'; readonly reasonId?: string }
  | { readonly kind: 'cancel' };

export type StockCountProblem =
  | 'not-allowed-now'
  | 'nothing-to-count'
  | 'lines-uncounted'
  | 'approval-too-low'
  | 'reasons-missing'
  | 'second-count-missing'
  | 'lines-to-recheck'
  | 'reason-missing';

export type StockCountTransition =
  | { readonly ok: true; readonly state: StockCountState }
  | { readonly ok: false; readonly problem: StockCountProblem };

type IntentKind = StockCountIntent['kind'];

const moves: Readonly<Record<IntentKind, { readonly from: readonly StockCountState[]; readonly to: StockCountState }>> =
  {
    start: { from: ['DRAFT'], to: 'COUNTING' },
    review: { from: ['COUNTING', 'RECOUNT'], to: 'REVIEW' },
    recount: { from: ['REVIEW'], to: 'RECOUNT' },
    approve: { from: ['REVIEW'], to: 'APPROVED' },
    post: { from: ['APPROVED'], to: 'POSTED' },
    reverse: { from: ['POSTED'], to: 'REVERSED' },
    cancel: { from: ['DRAFT', 'COUNTING', 'REVIEW', 'RECOUNT', 'APPROVED'], to: 'CANCELLED' },
  };

/** What may be asked of a count in this state, before its guards are looked at. */
export function possibleStockCountIntents(state: StockCountState): readonly IntentKind[] {
  return (Object.keys(moves) as readonly IntentKind[]).filter((kind) => moves[kind].from.includes(state));
}

/** The state an intent leads to, or the first reason why it does not. A cancelled count is kept. */
export function moveStockCount(state: StockCountState, intent: StockCountIntent): StockCountTransition {
  const move = moves[intent.kind];
  if (!move.from.includes(state)) return { ok: false, problem: 'not-allowed-now' };
  const problem = problemOf(intent);
  return problem === undefined ? { ok: true, state: move.to } : { ok: false, problem };
}

function problemOf(intent: StockCountIntent): StockCountProblem | undefined {
  switch (intent.kind) {
    case 'start':
      return intent.lines > 0 ? undefined : 'nothing-to-count';
    case 'review':
      return intent.lineStates.includes('uncounted') ? 'lines-uncounted' : undefined;
    case 'recount':
      return intent.linesToRecount > 0 ? undefined : 'nothing-to-count';
    case 'approve':
      return problemOfApproval(intent);
    case 'post':
      return intent.linesToRecheck === 0 ? undefined : 'lines-to-recheck';
    case 'reverse':
      return intent.reasonId === undefined ? 'reason-missing' : undefined;
    case 'cancel':
      return undefined;
  }
}

function problemOfApproval(intent: Extract<StockCountIntent, { kind: 'approve' }>): StockCountProblem | undefined {
  if (intent.secondCountsMissing > 0) return 'second-count-missing';
  if (intent.reasonsMissing > 0) return 'reasons-missing';
  return meetsApproval(intent.approver, intent.required) ? undefined : 'approval-too-low';
}
