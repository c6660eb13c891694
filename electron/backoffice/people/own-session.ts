import { FailureError } from '../../../shared/failures/failures';
import type { Actor } from '../../pipeline/actor';
import { type CommandResult, commandModule, queryModule } from '../../pipeline/module';
import { allUsers, endSession, isSessionLocked, lockSession, touchSession, userById } from './people-sql';
import { sessionViewOf } from './session-view';

interface OwnSession {
  readonly id: string;
  readonly userId: string;
}

/** Larder itself and the recovery code act without a session. */
function ownSession({ sessionId, userId }: Actor): OwnSession {
  if (!sessionId || !userId) throw new FailureError('session/signed-out');
  return { id: sessionId, userId };
}

export const signOut = commandModule({
  channel: 'auth.signOut',
  run: (store, actor, _input, { at }): CommandResult<{ done: true }> => {
    const session = ownSession(actor);
    endSession(store, session.id, 'signed-out', at);
    const summary = `${actor.display} signed out.`;
    return {
      value: { done: true },
      audit: [{ action: 'auth.signed-out', entity: 'user', entityId: session.userId, summary }],
      areas: ['people', 'audit'],
      session: { id: null },
    };
  },
});

export const lock = commandModule({
  channel: 'auth.lock',
  run: (store, actor, _input, { at }): CommandResult<{ done: true }> => {
    const session = ownSession(actor);
    lockSession(store, session.id, at);
    const summary = `${actor.display} locked the screen.`;
    return {
      value: { done: true },
      audit: [{ action: 'auth.locked', entity: 'user', entityId: session.userId, summary }],
      areas: ['people', 'audit'],
    };
  },
});

export const stillActive = commandModule({
  channel: 'auth.active',
  run: (store, actor, _input, { at }): CommandResult<{ done: true }> => {
    touchSession(store, ownSession(actor).id, at);
    return { value: { done: true }, audit: 'not-a-change', areas: [] };
  },
});

export const currentSession = queryModule({
  channel: 'auth.session',
  run: (store, { userId, sessionId }) => {
    const user = userId ? userById(store, userId) : undefined;
    return user && sessionId ? sessionViewOf(store, user, isSessionLocked(store, sessionId)) : null;
  },
});

export const namesToChoose = queryModule({
  channel: 'auth.people',
  run: (store) =>
    allUsers(store)
      .filter((user) => user.status !== 'disabled')
      .map(({ username, display, role }) => ({ username, display, role })),
});
