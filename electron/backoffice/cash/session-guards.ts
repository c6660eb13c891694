import {
  moveSession,
  type SessionIntent,
  type SessionProblem,
  type SessionState,
} from '../../../shared/domain/cash/session-machine';
import { FailureError, type FailureKey } from '../../../shared/failures/failures';
import type { Actor } from '../../pipeline/actor';
import type { ReadStore } from '../../store/store-handles';
import { type SessionRow, selectSession } from './cash-sql';

const keyOfProblem: Readonly<Record<SessionProblem, FailureKey>> = {
  'not-allowed-now': 'cash/wrong-state',
  'unsettled-not-seen': 'cash/unacknowledged',
  'count-not-complete': 'cash/count-incomplete',
  'no-attempts-left': 'cash/no-more-counts',
  'difference-too-large': 'cash/needs-finding',
  'difference-small': 'cash/wrong-state',
  'causes-not-decided': 'cash/needs-finding',
  'category-missing': 'cash/needs-finding',
  'may-not-sign': 'session/not-allowed',
  'counted-it-yourself': 'cash/second-person',
  'z-number-missing': 'unexpected',
  'owner-only': 'session/not-allowed',
  'reason-too-short': 'request/malformed',
};

/** @throws FailureError `record/not-found`. */
export function requireSession(store: ReadStore, id: string): SessionRow {
  const session = selectSession(store, id);
  if (!session) throw new FailureError('record/not-found');
  return session;
}

/** Moves a session on, or says as a failure why it cannot. @returns the state it leads to. */
export function requireMove(state: SessionState, intent: SessionIntent): SessionState {
  const move = moveSession(state, intent);
  if (move.ok) return move.state;
  throw new FailureError(keyOfProblem[move.problem], { problem: move.problem });
}

/** Cash is only ever handled by a person. @throws FailureError `session/signed-out`. */
export function actingUserId(actor: Actor): string {
  if (actor.userId === null) throw new FailureError('session/signed-out');
  return actor.userId;
}

/** Suspicion of theft is between owner and managers (domain rules §1.9). */
export const mayKnowRestricted = (actor: Actor): boolean => actor.role === 'owner' || actor.role === 'manager';

/** Notes of one session are kept one under the other; a later one never replaces an earlier one. */
export const withNote = (kept: string | null, added: string | null | undefined): string | null =>
  [kept, added].filter((note) => note).join('\n') || null;
