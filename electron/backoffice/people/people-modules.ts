import { queryModule } from '../../pipeline/module';
import { changePassword } from './change-password';
import { createPerson, resetPassword, setActive, setRole } from './manage-people';
import { currentSession, lock, namesToChoose, signOut, stillActive } from './own-session';
import { secondsToWait } from './password-check';
import { allUsers, latestSignIns, type UserRow } from './people-sql';
import { signIn, unlock } from './sign-in';

const shownSignIns = 100;

const statusNow = (user: UserRow, at: string): UserRow['status'] =>
  user.status === 'active' && secondsToWait(user, at) > 0 ? 'locked' : user.status;

const peopleList = queryModule({
  channel: 'people.list',
  run: (store, _actor, _input, { at }) =>
    allUsers(store).map((user) => ({
      id: user.id,
      username: user.username,
      display: user.display,
      role: user.role,
      status: statusNow(user, at),
      mustChangePassword: user.must_change === 1,
      lastSignInAt: user.last_login_at,
      rowVersion: user.row_version,
    })),
});

const signIns = queryModule({
  channel: 'people.signIns',
  run: (store, _actor, { id }) => [...latestSignIns(store, id ?? null, shownSignIns)],
});

export const peopleCommands = {
  'auth.signIn': signIn,
  'auth.signOut': signOut,
  'auth.lock': lock,
  'auth.unlock': unlock,
  'auth.active': stillActive,
  'auth.changePassword': changePassword,
  'people.create': createPerson,
  'people.setRole': setRole,
  'people.setActive': setActive,
  'people.resetPassword': resetPassword,
} as const;

export const peopleQueries = {
  'auth.people': namesToChoose,
  'auth.session': currentSession,
  'people.list': peopleList,
  'people.signIns': signIns,
} as const;
