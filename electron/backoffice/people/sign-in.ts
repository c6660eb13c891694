import type { SessionView } from '../../../shared/contract/people';
import { FailureError } from '../../../shared/failures/failures';
import type { Actor } from '../../pipeline/actor';
import { type AuditDraft, type CallContext, type CommandResult, commandModule } from '../../pipeline/module';
import type { WriteStore } from '../../store/store-handles';
import { followsOperationsGuide } from '../settings/settings-values';
import { isOutdated } from './new-password';
import { countPasswordTry, type PasswordOutcome, refusalOf, tryPassword } from './password-check';
import { compareWithNobody } from './password-hash';
import {
  endSession,
  endSessionsAtStation,
  insertSession,
  noteSignIn,
  type UserRow,
  unlockSession,
  userById,
  userByName,
} from './people-sql';
import { refused } from './refused';
import { newSessionId } from './session-id';
import { sessionViewOf } from './session-view';

const refusedAction = 'auth.sign-in-refused';

const actorOf = ({ id, display, role }: UserRow): NonNullable<AuditDraft['actor']> => ({
  userId: id,
  display,
  role,
});

function refusalDraft(user: UserRow, why: string, severity: 'notice' | 'warn'): AuditDraft {
  return {
    action: refusedAction,
    entity: 'user',
    entityId: user.id,
    summary: `${user.display} was not let in: ${why}.`,
    severity,
  };
}

/** What was typed as a name is not kept: people type their password there. */
const unknownNameDraft: AuditDraft = {
  action: refusedAction,
  entity: 'user',
  entityId: null,
  summary: 'Somebody was not let in: no such user name.',
  severity: 'notice',
};

const inWords = (seconds: number): string => {
  const minutes = Math.ceil(seconds / 60);
  return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
};

/** A refusal after a wrong password or during the wait, with its entry in the trail. */
export function passwordRefused(
  user: UserRow,
  outcome: Exclude<PasswordOutcome, { kind: 'right' }>,
): CommandResult<never> {
  const { kind, waitSeconds } = outcome;
  const why = kind === 'wait' ? 'too many wrong passwords' : 'wrong password';
  const wait = waitSeconds > 0 ? `, next try in ${inWords(waitSeconds)}` : '';
  return refused(refusalOf(outcome), refusalDraft(user, `${why}${wait}`, waitSeconds > 0 ? 'warn' : 'notice'));
}

/** One session per person and station, and none left behind in this window: each sign-in gets an id nobody knew before. */
function startSession(store: WriteStore, actor: Actor, user: UserRow, { at, randomness }: CallContext): string {
  endSessionsAtStation(store, user.id, actor.station.id, at);
  if (actor.sessionId) endSession(store, actor.sessionId, 'signed-out', at);
  const id = newSessionId(randomness);
  insertSession(store, { id, userId: user.id, stationId: actor.station.id, role: user.role, at });
  return id;
}

export const signIn = commandModule({
  channel: 'auth.signIn',
  before: (store, _actor, { username }, context) => {
    const user = userByName(store, username);
    if (user) countPasswordTry(store, user.id, context);
  },
  run: (store, actor, { username, password }, context): CommandResult<SessionView> => {
    const user = userByName(store, username);
    if (!user) {
      compareWithNobody(password);
      return refused(new FailureError('auth/wrong-password'), unknownNameDraft);
    }
    const outcome = tryPassword(store, user.id, password, context);
    if (outcome.kind !== 'right') return passwordRefused(user, outcome);
    if (user.status === 'disabled')
      return refused(new FailureError('auth/disabled'), refusalDraft(user, 'the account is switched off', 'notice'));
    const outdated = followsOperationsGuide(store) && isOutdated(user.password_changed_at, context.at);
    noteSignIn(store, user.id, context.at, user.must_change === 1 || outdated);
    const sessionId = startSession(store, actor, user, context);
    return {
      value: sessionViewOf(store, userById(store, user.id) ?? user, false),
      audit: [
        {
          action: 'auth.signed-in',
          entity: 'user',
          entityId: user.id,
          summary: `${user.display} signed in.`,
          actor: actorOf(user),
        },
      ],
      areas: ['people', 'audit'],
      session: { id: sessionId },
    };
  },
});

export const unlock = commandModule({
  channel: 'auth.unlock',
  before: (store, { userId }, _input, context) => {
    if (userId) countPasswordTry(store, userId, context);
  },
  run: (store, actor, { password }, context): CommandResult<SessionView> => {
    const user = actor.userId ? userById(store, actor.userId) : undefined;
    if (!user || !actor.sessionId) throw new FailureError('session/signed-out');
    const outcome = tryPassword(store, user.id, password, context, 'signed-in');
    if (outcome.kind !== 'right') return passwordRefused(user, outcome);
    unlockSession(store, actor.sessionId, context.at);
    return {
      value: sessionViewOf(store, user, false),
      audit: [
        { action: 'auth.unlocked', entity: 'user', entityId: user.id, summary: `${user.display} unlocked the screen.` },
      ],
      areas: ['people', 'audit'],
    };
  },
});
