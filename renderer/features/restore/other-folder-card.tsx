import { Button, TextInput } from '@mantine/core';
import { type FormEvent, type JSX, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/contract';
import { explain } from '../../api/call';
import { useIntent } from '../../api/hooks';
import { Card } from '../../components/card/card';
import { FieldError } from '../../components/forms/field-error';
import { RecoveryCodeInput } from '../../components/forms/recovery-code-input';
import { judgeRecoveryCode } from '../../components/forms/recovery-code-words';
import { State } from '../../components/state/state';
import styles from './restore.module.css';

export interface OpenedFolder extends OutputOf<'restore.openFolder'> {
  readonly path: string;
}

export interface OtherFolderCardProps {
  readonly opened: OpenedFolder | null;
  readonly onOpened: (folder: OpenedFolder) => void;
}

/** Looks into a folder with copies that Larder does not know, with the code that was printed for them. */
export function OtherFolderCard({ opened, onOpened }: OtherFolderCardProps): JSX.Element {
  const [path, setPath] = useState(opened?.path ?? '');
  const [code, setCode] = useState<string | null>(null);
  const choose = useIntent('backup.chooseFolder');
  const look = useIntent('restore.openFolder');
  const error = look.error ?? choose.error;
  const folder = path.trim();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (folder === '' || code === null || look.isPending) return;
    look.mutate({ path: folder, recoveryCode: code }, { onSuccess: (found) => onOpened({ ...found, path: folder }) });
  };
  return (
    <Card title="The other folder" facts="nothing is changed in it">
      <form className={styles.stack} aria-label="Look into another folder" noValidate onSubmit={submit}>
        <div className={styles.row}>
          <TextInput
            className={styles.grow}
            label="Folder"
            value={path}
            onChange={(event) => setPath(event.currentTarget.value)}
          />
          <Button
            onClick={() =>
              choose.mutate(
                { title: 'Choose the folder with the copies' },
                { onSuccess: (chosen) => (chosen.path === null ? undefined : setPath(chosen.path)) },
              )
            }
          >
            Choose…
          </Button>
        </div>
        <RecoveryCodeInput label="Recovery code of these copies" check={judgeRecoveryCode} onChange={setCode} />
        {error === null ? null : (
          <FieldError>
            {explain(error).message} {explain(error).code}
          </FieldError>
        )}
        {opened === null ? null : (
          <State tone="safe" variant="plain">
            {opened.moments.length === 1 ? 'One moment' : `${opened.moments.length} moments`} found in {opened.path}.
          </State>
        )}
        <div className={styles.row}>
          <Button type="submit" loading={look.isPending} disabled={folder === '' || code === null}>
            Look into it
          </Button>
        </div>
      </form>
    </Card>
  );
}
