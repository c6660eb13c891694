import { PasswordInput, Radio, Select } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import type { JSX } from 'react';
import type { InputOf } from '../../../shared/contract/contract';
import { useLarder } from '../../api/hooks';
import { useSession } from '../../api/session';
import { Card } from '../../components/card/card';
import { RecoveryCodeInput } from '../../components/forms/recovery-code-input';
import { judgeRecoveryCode } from '../../components/forms/recovery-code-words';
import styles from './restore.module.css';
import { LostCard, type Preview } from './see-changes-step';

export interface TypedAuthority {
  readonly by: 'password' | 'code';
  /** Null until somebody was chosen; then the one who is signed in, if allowed, stands in. */
  readonly username: string | null;
  readonly password: string;
  readonly code: string | null;
}

export const nothingTyped: TypedAuthority = { by: 'password', username: null, password: '', code: null };

interface Person {
  readonly username: string;
  readonly display: string;
  readonly role: string;
}

/** Who may put back: for an older moment the owners, for the newest copy managers, too. */
export const mayPutBack = (people: readonly Person[], olderPoint: boolean): readonly Person[] =>
  people.filter((person) => person.role === 'owner' || (!olderPoint && person.role === 'manager'));

export function useFinishers(olderPoint: boolean, typed: TypedAuthority) {
  const people = mayPutBack(useLarder('auth.people', {}).data ?? [], olderPoint);
  const session = useSession();
  const own = people.find((person) => person.username === session?.username);
  return { people, username: typed.username ?? own?.username ?? people[0]?.username ?? null };
}

/** What proves the right to put back; null while it is not whole. */
export function authorityOf(
  typed: TypedAuthority,
  username: string | null,
): InputOf<'restore.start'>['authority'] | null {
  if (typed.by === 'code') return typed.code === null ? null : { recoveryCode: typed.code };
  return username === null || typed.password === '' ? null : { username, password: typed.password };
}

export interface PutBackStepProps {
  readonly preview: Preview;
  readonly typed: TypedAuthority;
  readonly onType: (typed: TypedAuthority) => void;
}

function Authority({ preview, typed, onType }: PutBackStepProps): JSX.Element {
  const { people, username } = useFinishers(preview.olderPoint, typed);
  const change = (part: Partial<TypedAuthority>): void => onType({ ...typed, ...part });
  return (
    <Card title="Who puts this back?">
      <div className={styles.stack}>
        <Radio.Group
          aria-label="Who puts this back?"
          value={typed.by}
          onChange={(by) => change({ by: by === 'code' ? 'code' : 'password' })}
        >
          <div className={styles.choices}>
            <Radio value="password" label={preview.olderPoint ? 'The owner, by password' : 'The owner or a manager'} />
            <Radio value="code" label="Whoever holds the recovery code" />
          </div>
        </Radio.Group>
        {typed.by === 'password' ? (
          <div className={styles.row}>
            <Select
              label="Name"
              data={people.map((person) => ({ value: person.username, label: person.display }))}
              value={username}
              allowDeselect={false}
              onChange={(chosen) => change({ username: chosen })}
            />
            <PasswordInput
              label="Password"
              w={240}
              value={typed.password}
              onChange={(event) => change({ password: event.currentTarget.value })}
            />
          </div>
        ) : (
          <RecoveryCodeInput label="Recovery code" check={judgeRecoveryCode} onChange={(code) => change({ code })} />
        )}
      </div>
    </Card>
  );
}

/** The last step: who takes it on, what it costs, and that it can be undone. */
export function PutBackStep(props: PutBackStepProps): JSX.Element {
  return (
    <div className={styles.pair}>
      <div className={styles.stack}>
        <Authority {...props} />
        <Card title="You can undo this" icon={<IconArrowBackUp size={18} stroke={1.75} aria-hidden="true" />}>
          <p className={styles.words}>
            The copy is put back beside your records and checked first. Only then do they change places, and what is
            here now is kept whole for 30 days, even with no internet. Everybody signs in again afterwards.
          </p>
        </Card>
      </div>
      <LostCard preview={props.preview} />
    </div>
  );
}
