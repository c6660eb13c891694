import { lockoutMinutes } from '../../../shared/domain/passwords/lockout';
import { FailureError } from '../../../shared/failures/failures';
import type { CallContext } from '../../pipeline/module';
import type { WriteStore } from '../../store/store-handles';
import { compareWithNobody, passwordFits } from './password-hash';
import { clearFailures, type UserRow, userById, writeFailures } from './people-sql';

export type PasswordOutcome =
  | { readonly kind: 'right'; readonly user: UserRow }
  /** `waitSeconds` is 0 while the next try is free. */
  | { readonly kind: 'wrong'; readonly waitSeconds: number }
  | { readonly kind: 'wait'; readonly waitSeconds: number };

const waitMs = (user: UserRow): number => lockoutMinutes(user.failed_count) * 60_000;

/** Seconds that must still pass before the next try; 0 when it may be made now. A clock set back gives the whole wait. */
export function secondsToWait(user: UserRow, at: string): number {
  const wait = waitMs(user);
  if (wait === 0 || user.last_failed_at === null) return 0;
  const passed = Date.parse(at) - Date.parse(user.last_failed_at);
  return passed < 0 ? wait / 1000 : Math.ceil(Math.max(0, wait - passed) / 1000);
}

/**
 * Counts a try before anything is compared; belongs into a command's `before` step, so that it is on disk first and a
 * kill between the two gives nothing away. Unknown users have nothing to count.
 *
 * When the clock was set back during a wait, the wait starts anew by the new clock: it gets no shorter, and it ends.
 * That is kept, so this returns, and the comparison then refuses because no try was counted for this call.
 *
 * @throws FailureError `auth/wait` with `waitSeconds` while too many wrong passwords lie too short a time back.
 */
export function countPasswordTry(store: WriteStore, userId: string, { at }: CallContext): void {
  const user = userById(store, userId);
  if (!user) return;
  const waitSeconds = secondsToWait(user, at);
  if (waitSeconds === 0) writeFailures(store, userId, user.failed_count + 1, at);
  else if (user.last_failed_at !== null && at < user.last_failed_at)
    writeFailures(store, userId, user.failed_count, justBefore(at));
  else throw new FailureError('auth/wait', { waitSeconds });
}

/** Never the moment of a call, so that `last_failed_at` equals a call's moment only when that call's try was counted. */
const justBefore = (at: string): string => new Date(Date.parse(at) - 1).toISOString();

/** Whoever is signed in has spent the first password; it still proves who is there until an own one is chosen. */
type Presence = 'signed-in' | 'coming-in';

/**
 * Compares, and forgets the failures when it fits. Refuses to compare when this call's try was not counted. A first
 * password that was used or is older than an hour is a wrong one, except to the person who came in with it.
 */
export function tryPassword(
  store: WriteStore,
  userId: string,
  password: string,
  { at }: CallContext,
  presence: Presence = 'coming-in',
): PasswordOutcome {
  const user = userById(store, userId);
  if (!user) {
    compareWithNobody(password);
    return { kind: 'wrong', waitSeconds: 0 };
  }
  if (user.last_failed_at !== at || user.failed_count === 0)
    return { kind: 'wait', waitSeconds: Math.max(1, secondsToWait(user, at)) };
  const fits = passwordFits(user.password_hash, password);
  const usedUp = presence === 'coming-in' && user.one_time_until !== null && user.one_time_until <= at;
  if (!fits || usedUp) return { kind: 'wrong', waitSeconds: secondsToWait(user, at) };
  clearFailures(store, userId);
  return { kind: 'right', user };
}

/**
 * A second signature or a proof of presence: the password of somebody who may act now. The try must have been counted
 * by {@link countPasswordTry} in the same call.
 *
 * @throws FailureError `auth/wrong-password`, `auth/wait`, `auth/disabled`, or `session/must-change-password` while the
 * account still has the first password somebody else knows.
 */
export function checkPassword(store: WriteStore, userId: string, password: string, context: CallContext): void {
  const outcome = tryPassword(store, userId, password, context);
  if (outcome.kind !== 'right') throw refusalOf(outcome);
  if (outcome.user.status === 'disabled') throw new FailureError('auth/disabled');
  if (outcome.user.must_change === 1) throw new FailureError('session/must-change-password');
}

export function refusalOf(outcome: Exclude<PasswordOutcome, { kind: 'right' }>): FailureError {
  const { kind, waitSeconds } = outcome;
  return new FailureError(
    kind === 'wait' ? 'auth/wait' : 'auth/wrong-password',
    waitSeconds > 0 ? { waitSeconds } : {},
  );
}
