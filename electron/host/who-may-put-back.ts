import { mayDo, recoveryPermissions, roles } from '../../shared/domain/people/permissions';
import { FailureError } from '../../shared/failures/failures';

const permissionFor = (newest: boolean) => (newest ? 'restore.newest' : 'restore.any');

/** The one rule of who may put a moment back; `newest` is what the restore desk calls so. Whoever has the recovery code may. */
export function mayPutBack(role: string, newest: boolean): boolean {
  const permission = permissionFor(newest);
  if (role === 'recovery') return recoveryPermissions.includes(permission);
  return roles.some((known) => known === role && mayDo(known, permission));
}

/** @throws FailureError `session/not-allowed` */
export function requireMayPutBack(role: string, newest: boolean): void {
  if (!mayPutBack(role, newest)) throw new FailureError('session/not-allowed', { permission: permissionFor(newest) });
}
