import {
  type Permission,
  permissionsOf,
  type Role,
  recoveryPermissions,
  recoverySetUpPermissions,
} from '../../shared/domain/people/permissions';
import { FailureError } from '../../shared/failures/failures';
import type { ReadStore, WriteStore } from '../store/store-handles';
import type { Actor, Caller, Station } from './actor';

interface SessionRow {
  readonly user_id: string;
  readonly started_at: string;
  readonly last_seen_at: string;
  readonly locked_at: string | null;
  readonly display: string;
  readonly role: Role;
  readonly status: string;
  readonly must_change: number;
}

export interface ResolvedCaller {
  readonly actor: Actor;
  readonly locked: boolean;
  readonly mustChangePassword: boolean;
  readonly lastSeenAt: string | null;
  readonly startedAt: string | null;
}

const nobody = (station: Station, sessionId: string | null): Actor => ({
  userId: null,
  display: 'Nobody',
  role: 'nobody',
  permissions: new Set<Permission>(),
  sessionId,
  station,
});

/** Reads who calls from the ledger itself: a role taken away or an account switched off counts from the next call on. */
export function resolveCaller(store: ReadStore, caller: Caller, station: Station): ResolvedCaller {
  const free = { locked: false, mustChangePassword: false, lastSeenAt: null, startedAt: null };
  if (caller.kind === 'larder')
    return { ...free, actor: { ...nobody(station, null), display: 'Larder', role: 'larder' } };
  if (caller.kind === 'recovery') {
    const users = store.get<{ readonly count: number }>('SELECT count(*) AS count FROM user')?.count ?? 0;
    const allowed = users > 1 ? recoveryPermissions : [...recoveryPermissions, ...recoverySetUpPermissions];
    return {
      ...free,
      actor: { ...nobody(station, null), display: 'Recovery code', role: 'recovery', permissions: new Set(allowed) },
    };
  }
  if (caller.kind === 'person') return resolvePerson(store, caller.userId, station);
  const row = caller.sessionId
    ? store.get<SessionRow>(
        `SELECT s.user_id, s.started_at, s.last_seen_at, s.locked_at, u.display, u.role, u.status, u.must_change
         FROM session s JOIN user u ON u.id = s.user_id WHERE s.id = :id AND s.ended_at IS NULL`,
        { id: caller.sessionId },
      )
    : undefined;
  if (!row || row.status === 'disabled') return { ...free, actor: nobody(station, null) };
  return {
    locked: row.locked_at !== null,
    mustChangePassword: row.must_change === 1,
    lastSeenAt: row.last_seen_at,
    startedAt: row.started_at,
    actor: {
      userId: row.user_id,
      display: row.display,
      role: row.role,
      permissions: new Set(permissionsOf[row.role]),
      sessionId: caller.sessionId,
      station,
    },
  };
}

function resolvePerson(store: ReadStore, userId: string, station: Station): ResolvedCaller {
  const free = { locked: false, lastSeenAt: null, startedAt: null };
  const row = store.get<{ readonly display: string; readonly role: Role; readonly must_change: number }>(
    `SELECT display, role, must_change FROM user WHERE id = :userId AND status <> 'disabled'`,
    { userId },
  );
  if (!row) return { ...free, mustChangePassword: false, actor: nobody(station, null) };
  const actor = {
    ...nobody(station, null),
    userId,
    display: row.display,
    role: row.role,
    permissions: new Set(permissionsOf[row.role]),
  };
  return { ...free, mustChangePassword: row.must_change === 1, actor };
}

/** However busy it is, a session ends after a working day (ASVS 5.0 v5.0.0-7.3.2). */
const longestSessionMs = 12 * 3_600_000;

const isBeyond = (since: string, at: string, limitMs: number): boolean => Date.parse(at) - Date.parse(since) >= limitMs;

/** Whether the session has lasted longer than any may. */
export const isOutlived = (resolved: ResolvedCaller, at: string): boolean =>
  resolved.actor.sessionId !== null &&
  resolved.startedAt !== null &&
  isBeyond(resolved.startedAt, at, longestSessionMs);

export function endOutlived(store: WriteStore, sessionId: string, at: string): void {
  store.run(`UPDATE session SET ended_at = :at, end_reason = 'expired' WHERE id = :id AND ended_at IS NULL`, {
    at,
    id: sessionId,
  });
}

/** Locks a session that was left alone for longer than the idle limit. @returns whether it did. */
export function lockWhenIdle(store: WriteStore, resolved: ResolvedCaller, at: string, idleMinutes: number): boolean {
  if (resolved.locked || !resolved.actor.sessionId || !resolved.lastSeenAt) return false;
  if (!isBeyond(resolved.lastSeenAt, at, idleMinutes * 60_000)) return false;
  store.run('UPDATE session SET locked_at = :at WHERE id = :id', { at, id: resolved.actor.sessionId });
  return true;
}

const withoutOwnPassword: ReadonlySet<string> = new Set([
  'auth.changePassword',
  'auth.signOut',
  'auth.session',
  'auth.active',
  'auth.lock',
  'settings.get',
  'backup.status',
]);

/** Whoever holds the recovery code may always ask whether the copies are there and prove one: that is what the code is for. */
const openToRecovery: ReadonlySet<string> = new Set(['backup.status', 'backup.prove']);

/** @throws FailureError when the caller may not do this: signed out, locked, or without the permission. */
export function requireAccess(resolved: ResolvedCaller, access: string, channel: string): void {
  if (access === 'anyone') return;
  const { actor } = resolved;
  if (actor.role === 'nobody') throw new FailureError('session/signed-out');
  if (actor.role === 'larder') return;
  if (resolved.locked) throw new FailureError('session/locked');
  if (resolved.mustChangePassword && !withoutOwnPassword.has(channel))
    throw new FailureError('session/must-change-password');
  if (actor.role === 'recovery' && openToRecovery.has(channel)) return;
  if (access === 'signed-in') {
    if (actor.role === 'recovery') throw new FailureError('session/not-allowed', { permission: access });
    return;
  }
  if (!actor.permissions.has(access as Permission))
    throw new FailureError('session/not-allowed', { permission: access });
}
