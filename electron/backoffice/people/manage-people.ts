import { shortestPassword } from '../../../shared/domain/passwords/policy';
import type { Role } from '../../../shared/domain/people/permissions';
import { FailureError } from '../../../shared/failures/failures';
import type { Actor } from '../../pipeline/actor';
import { type AuditDraft, type CommandResult, commandModule } from '../../pipeline/module';
import type { ReadStore } from '../../store/store-handles';
import { rememberedPasswords } from './new-password';
import { oneTimePassword, oneTimeUntil } from './one-time-password';
import { hashPassword } from './password-hash';
import {
  countEnabled,
  endSessionsOf,
  insertUser,
  keepPassword,
  type UserRow,
  userById,
  userByName,
  writePassword,
  writeRole,
  writeStatus,
} from './people-sql';
import { roleNames } from './role-names';

const authorOf = (actor: Actor): string => actor.userId ?? actor.role;
const changedAreas = ['people', 'audit'] as const;

/** Larder's own set-up acts like an owner; everybody else needs to be one. */
function requireOwnerFor(actor: Actor, ...roles: readonly Role[]): void {
  if (roles.includes('owner') && actor.role !== 'owner' && actor.role !== 'larder')
    throw new FailureError('people/owner-only');
}

function requireUser(store: ReadStore, id: string, rowVersion?: number): UserRow {
  const user = userById(store, id);
  if (!user) throw new FailureError('record/not-found');
  if (rowVersion !== undefined && user.row_version !== rowVersion) throw new FailureError('record/changed-meanwhile');
  return user;
}

function requireAnotherOwner(store: ReadStore, user: UserRow): void {
  if (user.role === 'owner' && user.status !== 'disabled' && countEnabled(store, ['owner']) === 1)
    throw new FailureError('people/last-owner');
}

function userDraft(action: string, { id }: { readonly id: string }, summary: string): AuditDraft {
  return { action, entity: 'user', entityId: id, summary, severity: 'notice' };
}

/** Whoever changed the own account has no session any more. */
const sessionAfter = (actor: Actor, user: UserRow) => (actor.userId === user.id ? { session: { id: null } } : {});

export const createPerson = commandModule({
  channel: 'people.create',
  run: (
    store,
    actor,
    { username, display, role },
    { at, newId, randomness },
  ): CommandResult<{ id: string; oneTimePassword: string }> => {
    requireOwnerFor(actor, role);
    if (userByName(store, username)) throw new FailureError('people/username-taken');
    const id = newId();
    const password = oneTimePassword(randomness);
    const passwordHash = hashPassword(password, randomness);
    const first = { passwordHash, mustChange: true, oneTimeUntil: oneTimeUntil(at) };
    insertUser(store, { id, username, display, role, ...first, at, createdBy: authorOf(actor) });
    const draft = userDraft('user.created', { id }, `${actor.display} added ${display} as ${roleNames[role]}.`);
    return {
      value: { id, oneTimePassword: password },
      audit: [{ ...draft, after: { username, display, role } }],
      areas: changedAreas,
    };
  },
});

export const setRole = commandModule({
  channel: 'people.setRole',
  run: (store, actor, { id, role, rowVersion }, { at }): CommandResult<{ done: true }> => {
    const user = requireUser(store, id, rowVersion);
    requireOwnerFor(actor, user.role, role);
    if (user.role === role) return { value: { done: true }, audit: 'not-a-change', areas: [] };
    requireAnotherOwner(store, user);
    // A password long enough for the old role may be too short for the new one.
    const mustChange = user.must_change === 1 || shortestPassword(role) > shortestPassword(user.role);
    writeRole(store, id, role, mustChange, at);
    endSessionsOf(store, id, 'role-changed', at);
    const summary = `${actor.display} made ${user.display} ${roleNames[role]}.`;
    const draft = { ...userDraft('user.role-changed', user, summary), before: { role: user.role }, after: { role } };
    return { value: { done: true }, audit: [draft], areas: changedAreas, ...sessionAfter(actor, user) };
  },
});

export const setActive = commandModule({
  channel: 'people.setActive',
  run: (store, actor, { id, active, rowVersion }, { at }): CommandResult<{ done: true }> => {
    const user = requireUser(store, id, rowVersion);
    requireOwnerFor(actor, user.role);
    const isActive = user.status !== 'disabled';
    if (isActive === active) return { value: { done: true }, audit: 'not-a-change', areas: [] };
    if (!active) requireAnotherOwner(store, user);
    writeStatus(store, id, active ? 'active' : 'disabled', at);
    if (!active) endSessionsOf(store, id, 'disabled', at);
    const summary = `${actor.display} switched the account of ${user.display} ${active ? 'on' : 'off'}.`;
    const draft = userDraft(active ? 'user.switched-on' : 'user.switched-off', user, summary);
    return {
      value: { done: true },
      audit: [{ ...draft, before: { active: isActive }, after: { active } }],
      areas: changedAreas,
      ...(active ? {} : sessionAfter(actor, user)),
    };
  },
});

export const resetPassword = commandModule({
  channel: 'people.resetPassword',
  run: (store, actor, { id }, { at, randomness }): CommandResult<{ oneTimePassword: string }> => {
    const user = requireUser(store, id);
    requireOwnerFor(actor, user.role);
    // The own password changes only by knowing it: a screen left open must not give the account away.
    if (actor.userId === id) throw new FailureError('session/not-allowed', { permission: 'people.manage' });
    const password = oneTimePassword(randomness);
    const passwordHash = hashPassword(password, randomness);
    keepPassword(store, id, user.password_hash, at, rememberedPasswords - 1);
    writePassword(store, { id, passwordHash, mustChange: true, oneTimeUntil: oneTimeUntil(at), at });
    endSessionsOf(store, id, 'expired', at);
    const summary = `${actor.display} gave ${user.display} a new first password.`;
    return {
      value: { oneTimePassword: password },
      audit: [userDraft('user.password-reset', user, summary)],
      areas: changedAreas,
    };
  },
});
