import type { SessionView } from '../../../shared/contract/people';
import { permissionsOf } from '../../../shared/domain/people/permissions';
import type { ReadStore } from '../../store/store-handles';
import { idleLockMinutes } from '../settings/settings-values';
import { countEnabled, type UserRow } from './people-sql';

const signers = ['owner', 'manager'] as const;

/** What a window may know of its session. */
export function sessionViewOf(store: ReadStore, user: UserRow, locked: boolean): SessionView {
  const mayAlwaysSign = user.role === 'owner' || user.role === 'manager';
  return {
    userId: user.id,
    username: user.username,
    display: user.display,
    role: user.role,
    permissions: [...permissionsOf[user.role]],
    mustChangePassword: user.must_change === 1,
    locked,
    idleLockMinutes: idleLockMinutes(store),
    alone: mayAlwaysSign && countEnabled(store, signers) === 1,
  };
}
