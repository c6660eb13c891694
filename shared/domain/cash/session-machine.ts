import type { SignOffDecision } from './sign-off';
import type { VarianceVerdict } from './tolerance';

/** The life of a drawer from opening to its numbered Z (domain rules §3.2). */
export const sessionStates = [
  'OPEN',
  'COUNTING',
  'COUNTED',
  'RECONCILED',
  'INVESTIGATING',
  'RESOLVED',
  'SIGNED_OFF',
  'LOCKED',
  'FORCE_CLOSED',
] as const;
export type SessionState = (typeof sessionStates)[number];

/** States that end a session: its drawer is free again and its rows never change. */
export const finalSessionStates: readonly SessionState[] = ['LOCKED', 'FORCE_CLOSED'];

export const mostCountAttempts = 3;
export const shortestFinding = 10;

/** What someone wants to do with a session, with the facts its guard needs. */
export type SessionIntent =
  | {
      readonly kind: 'start-count';
      /** Orders not confirmed, orders still open and imports not applied, by id. */
      readonly unsettledIds: readonly string[];
      /** Those of them that the person marked as seen. They are never deleted. */
      readonly acknowledgedIds: readonly string[];
    }
  | { readonly kind: 'submit-count'; readonly emptyLines: number }
  | { readonly kind: 'recount'; readonly attemptsMade: number }
  | { readonly kind: 'accept'; readonly verdict: VarianceVerdict }
  | { readonly kind: 'investigate'; readonly verdict: VarianceVerdict }
  | {
      readonly kind: 'resolve';
      /** Possible causes that somebody confirmed or ruled out, and those nobody decided. */
      readonly decidedCandidates: number;
      readonly openCandidates: number;
      readonly finding: string;
      /** Category of the whole difference, or of what the confirmed causes leave over. */
      readonly categoryId?: string;
      readonly residualMinor: number;
    }
  | { readonly kind: 'sign'; readonly decision: SignOffDecision }
  | { readonly kind: 'lock'; readonly zNumber: number }
  | { readonly kind: 'force-close'; readonly byOwner: boolean; readonly reason: string };

export type SessionProblem =
  | 'not-allowed-now'
  | 'unsettled-not-seen'
  | 'count-not-complete'
  | 'no-attempts-left'
  | 'difference-too-large'
  | 'difference-small'
  | 'causes-not-decided'
  | 'category-missing'
  | 'may-not-sign'
  | 'counted-it-yourself'
  | 'z-number-missing'
  | 'owner-only'
  | 'reason-too-short';

export type SessionTransition =
  | { readonly ok: true; readonly state: SessionState }
  | { readonly ok: false; readonly problem: SessionProblem };

type IntentKind = SessionIntent['kind'];

const moves: Readonly<Record<IntentKind, { readonly from: readonly SessionState[]; readonly to: SessionState }>> = {
  'start-count': { from: ['OPEN'], to: 'COUNTING' },
  'submit-count': { from: ['COUNTING'], to: 'COUNTED' },
  recount: { from: ['COUNTED', 'INVESTIGATING'], to: 'COUNTING' },
  accept: { from: ['COUNTED'], to: 'RECONCILED' },
  investigate: { from: ['COUNTED'], to: 'INVESTIGATING' },
  resolve: { from: ['INVESTIGATING'], to: 'RESOLVED' },
  sign: { from: ['RECONCILED', 'RESOLVED'], to: 'SIGNED_OFF' },
  lock: { from: ['SIGNED_OFF'], to: 'LOCKED' },
  'force-close': {
    from: ['OPEN', 'COUNTING', 'COUNTED', 'RECONCILED', 'INVESTIGATING', 'RESOLVED'],
    to: 'FORCE_CLOSED',
  },
};

/** What may be asked of a session in this state, before its guards are looked at. */
export function possibleSessionIntents(state: SessionState): readonly IntentKind[] {
  return (Object.keys(moves) as readonly IntentKind[]).filter((kind) => moves[kind].from.includes(state));
}

/** The state an intent leads to, or the first reason why it does not. */
export function moveSession(state: SessionState, intent: SessionIntent): SessionTransition {
  const move = moves[intent.kind];
  if (!move.from.includes(state)) return { ok: false, problem: 'not-allowed-now' };
  const problem = problemOf(intent);
  return problem === undefined ? { ok: true, state: move.to } : { ok: false, problem };
}

function problemOf(intent: SessionIntent): SessionProblem | undefined {
  switch (intent.kind) {
    case 'start-count':
      return intent.unsettledIds.every((id) => intent.acknowledgedIds.includes(id)) ? undefined : 'unsettled-not-seen';
    case 'submit-count':
      return intent.emptyLines === 0 ? undefined : 'count-not-complete';
    case 'recount':
      return intent.attemptsMade < mostCountAttempts ? undefined : 'no-attempts-left';
    case 'accept':
      return intent.verdict === 'beyond' ? 'difference-too-large' : undefined;
    case 'investigate':
      return intent.verdict === 'beyond' ? undefined : 'difference-small';
    case 'resolve':
      return problemOfResolution(intent);
    case 'sign':
      return intent.decision.allowed ? undefined : intent.decision.problem;
    case 'lock':
      return Number.isSafeInteger(intent.zNumber) && intent.zNumber > 0 ? undefined : 'z-number-missing';
    case 'force-close':
      return problemOfForceClose(intent);
  }
}

/** Every cause decided, or a category with a written finding; what stays unexplained always needs a category. */
function problemOfResolution(intent: Extract<SessionIntent, { kind: 'resolve' }>): SessionProblem | undefined {
  const hasCategory = intent.categoryId !== undefined;
  const written = hasCategory && intent.finding.trim().length >= shortestFinding;
  const decided = intent.openCandidates === 0 && intent.decidedCandidates > 0;
  if (!decided && !written) return 'causes-not-decided';
  return intent.residualMinor !== 0 && !hasCategory ? 'category-missing' : undefined;
}

function problemOfForceClose(intent: Extract<SessionIntent, { kind: 'force-close' }>): SessionProblem | undefined {
  if (!intent.byOwner) return 'owner-only';
  return intent.reason.trim().length < shortestFinding ? 'reason-too-short' : undefined;
}
