import { Button } from '@mantine/core';
import { type JSX, useState } from 'react';
import type { Role } from '../../../shared/domain/people/permissions';
import { refusalOf } from '../../api/call';
import { useIntent } from '../../api/hooks';
import { FailureNotice } from '../../components/state/failure-notice';
import styles from './people.module.css';
import { type Person, rolesToGive, roleWords } from './people-words';
import { RoleChoice } from './role-choice';

export interface RoleChangeProps {
  readonly shown: Person;
  readonly ownRole: Role;
  readonly own: boolean;
}

/** Another role for somebody; it ends their session, so that nobody goes on with what they no longer may. */
export function RoleChange({ shown, ownRole, own }: RoleChangeProps): JSX.Element {
  const setRole = useIntent('people.setRole');
  const [role, setChosen] = useState(shown.role);
  const changed = role !== shown.role;
  return (
    <div className={styles.stack}>
      <RoleChoice label="Role" offered={rolesToGive(ownRole)} value={role} onChange={setChosen} />
      <FailureNotice failure={refusalOf(setRole.error)} />
      {changed ? (
        <>
          <p className={styles.words}>
            {own
              ? 'You are signed out and sign in again with the new role.'
              : `${shown.display} is signed out and signs in again with the new role.`}
          </p>
          <div className={styles.row}>
            <Button
              disabled={setRole.isPending}
              onClick={() => setRole.mutate({ id: shown.id, role, rowVersion: shown.rowVersion })}
            >
              Make {shown.display} {roleWords[role].name.toLowerCase()}
            </Button>
            <Button onClick={() => setChosen(shown.role)}>Leave it</Button>
          </div>
        </>
      ) : null}
    </div>
  );
}
