import type { Role } from '../../../shared/domain/people/permissions';
import type { ReadStore, WriteStore } from '../../store/store-handles';

export interface UserRow {
  readonly id: string;
  readonly username: string;
  readonly display: string;
  readonly role: Role;
  readonly status: 'active' | 'disabled' | 'locked';
  readonly password_hash: string;
  readonly must_change: 0 | 1;
  readonly one_time_until: string | null;
  readonly password_changed_at: string;
  readonly last_login_at: string | null;
  readonly failed_count: number;
  readonly last_failed_at: string | null;
  readonly row_version: number;
}

export type SessionEnd = 'signed-out' | 'elsewhere' | 'role-changed' | 'disabled' | 'expired';

const userColumns = `id, username, display, role, status, password_hash, must_change, one_time_until, password_changed_at,
  last_login_at, failed_count, last_failed_at, row_version`;

export const userById = (store: ReadStore, id: string): UserRow | undefined =>
  store.get<UserRow>(`SELECT ${userColumns} FROM user WHERE id = :id`, { id });

export const userByName = (store: ReadStore, username: string): UserRow | undefined =>
  store.get<UserRow>(`SELECT ${userColumns} FROM user WHERE username = :username`, { username });

export const allUsers = (store: ReadStore): readonly UserRow[] =>
  store.all<UserRow>(`SELECT ${userColumns} FROM user ORDER BY display COLLATE NOCASE, id`);

/** Accounts that are not switched off, by role; a wait after wrong passwords does not take anybody out of the count. */
export function countEnabled(store: ReadStore, roles: readonly Role[]): number {
  const rows = store.all<{ readonly role: Role; readonly count: number }>(
    `SELECT role, count(*) AS count FROM user WHERE status <> 'disabled' GROUP BY role`,
  );
  return rows.filter((row) => roles.includes(row.role)).reduce((sum, row) => sum + row.count, 0);
}

export interface NewUser {
  readonly id: string;
  readonly username: string;
  readonly display: string;
  readonly role: Role;
  readonly passwordHash: string;
  readonly mustChange: boolean;
  readonly oneTimeUntil: string | null;
  readonly at: string;
  readonly createdBy: string;
}

export function insertUser(store: WriteStore, { mustChange, ...user }: NewUser): void {
  store.run(
    `INSERT INTO user (id, username, display, role, status, password_hash, must_change, one_time_until, password_changed_at,
       created_at, created_by, updated_at)
     VALUES (:id, :username, :display, :role, 'active', :passwordHash, :mustChange, :oneTimeUntil, :at, :at, :createdBy, :at)`,
    { ...user, mustChange: mustChange ? 1 : 0 },
  );
}

export const writeFailures = (store: WriteStore, id: string, count: number, lastFailedAt: string): number =>
  store.run('UPDATE user SET failed_count = :count, last_failed_at = :lastFailedAt WHERE id = :id', {
    id,
    count,
    lastFailedAt,
  });

export const clearFailures = (store: WriteStore, id: string): number =>
  store.run('UPDATE user SET failed_count = 0 WHERE id = :id', { id });

/** A one-time password is spent by its first sign-in; an old password may be due for a change from now on. */
export const noteSignIn = (store: WriteStore, id: string, at: string, mustChange: boolean): number =>
  store.run(
    `UPDATE user SET last_login_at = :at, must_change = :mustChange,
       one_time_until = CASE WHEN one_time_until IS NULL THEN NULL ELSE :at END WHERE id = :id`,
    { id, at, mustChange: mustChange ? 1 : 0 },
  );

export const writeRole = (store: WriteStore, id: string, role: Role, mustChange: boolean, at: string): number =>
  store.run(
    `UPDATE user SET role = :role, must_change = :mustChange, updated_at = :at, row_version = row_version + 1 WHERE id = :id`,
    { id, role, mustChange: mustChange ? 1 : 0, at },
  );

export const writeStatus = (store: WriteStore, id: string, status: 'active' | 'disabled', at: string): number =>
  store.run(
    `UPDATE user SET status = :status, failed_count = 0, updated_at = :at, row_version = row_version + 1 WHERE id = :id`,
    { id, status, at },
  );

export interface NewPassword {
  readonly id: string;
  readonly passwordHash: string;
  readonly mustChange: boolean;
  readonly oneTimeUntil: string | null;
  readonly at: string;
}

export function writePassword(store: WriteStore, { mustChange, ...password }: NewPassword): void {
  store.run(
    `UPDATE user SET password_hash = :passwordHash, must_change = :mustChange, one_time_until = :oneTimeUntil,
       password_changed_at = :at, failed_count = 0, updated_at = :at, row_version = row_version + 1 WHERE id = :id`,
    { ...password, mustChange: mustChange ? 1 : 0 },
  );
}

export const keptPasswords = (store: ReadStore, userId: string): readonly string[] =>
  store
    .all<{ readonly password_hash: string }>(
      'SELECT password_hash FROM password_history WHERE user_id = :userId ORDER BY changed_at DESC',
      { userId },
    )
    .map((row) => row.password_hash);

/** Keeps the hash for the ban on used passwords, and no more of them than the rule needs. */
export function keepPassword(store: WriteStore, userId: string, passwordHash: string, at: string, most: number): void {
  store.run(
    `INSERT INTO password_history (user_id, password_hash, changed_at) VALUES (:userId, :passwordHash, :at)
     ON CONFLICT (user_id, changed_at) DO UPDATE SET password_hash = :passwordHash`,
    { userId, passwordHash, at },
  );
  store.run(
    `DELETE FROM password_history WHERE user_id = :userId AND changed_at NOT IN
       (SELECT changed_at FROM password_history WHERE user_id = :userId ORDER BY changed_at DESC LIMIT :most)`,
    { userId, most },
  );
}

export interface NewSession {
  readonly id: string;
  readonly userId: string;
  readonly stationId: string;
  readonly role: Role;
  readonly at: string;
}

export const insertSession = (store: WriteStore, session: NewSession): number =>
  store.run(
    `INSERT INTO session (id, user_id, station_id, role, started_at, last_seen_at)
     VALUES (:id, :userId, :stationId, :role, :at, :at)`,
    { ...session },
  );

export const endSession = (store: WriteStore, id: string, reason: SessionEnd, at: string): number =>
  store.run('UPDATE session SET ended_at = :at, end_reason = :reason WHERE id = :id AND ended_at IS NULL', {
    id,
    reason,
    at,
  });

export const endSessionsAtStation = (store: WriteStore, userId: string, stationId: string, at: string): number =>
  store.run(
    `UPDATE session SET ended_at = :at, end_reason = 'elsewhere'
     WHERE user_id = :userId AND station_id = :stationId AND ended_at IS NULL`,
    { userId, stationId, at },
  );

/** @param except the session that goes on, such as the one a password is changed from. */
export const endSessionsOf = (
  store: WriteStore,
  userId: string,
  reason: SessionEnd,
  at: string,
  except: string | null = null,
): number =>
  store.run(
    `UPDATE session SET ended_at = :at, end_reason = :reason
     WHERE user_id = :userId AND ended_at IS NULL AND (:except IS NULL OR id <> :except)`,
    { userId, reason, at, except },
  );

export const lockSession = (store: WriteStore, id: string, at: string): number =>
  store.run('UPDATE session SET locked_at = coalesce(locked_at, :at) WHERE id = :id', { id, at });

export const unlockSession = (store: WriteStore, id: string, at: string): number =>
  store.run('UPDATE session SET locked_at = NULL, last_seen_at = :at WHERE id = :id', { id, at });

export const touchSession = (store: WriteStore, id: string, at: string): number =>
  store.run('UPDATE session SET last_seen_at = :at WHERE id = :id AND last_seen_at < :at', { id, at });

export const isSessionLocked = (store: ReadStore, id: string): boolean =>
  store.get<{ readonly locked_at: string | null }>('SELECT locked_at FROM session WHERE id = :id', { id })
    ?.locked_at !== null;

export interface SignInRow {
  readonly at: string;
  readonly display: string;
  readonly action: string;
  readonly station: string;
}

export const latestSignIns = (store: ReadStore, userId: string | null, most: number): readonly SignInRow[] =>
  store.all<SignInRow>(
    `SELECT a.at, coalesce(u.display, 'Unknown name') AS display, a.action, a.station
     FROM audit_event a LEFT JOIN user u ON u.id = a.entity_id
     WHERE a.action IN ('auth.signed-in', 'auth.sign-in-refused') AND (:userId IS NULL OR a.entity_id = :userId)
     ORDER BY a.seq DESC LIMIT :most`,
    { userId, most },
  );
