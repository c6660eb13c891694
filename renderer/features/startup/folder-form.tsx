import { Button } from '@mantine/core';
import { IconFolder } from '@tabler/icons-react';
import { type JSX, useState } from 'react';
import type { Moment } from '../../../shared/contract/backup';
import { explain } from '../../api/call';
import { useIntent } from '../../api/hooks';
import { ButtonRow, CenteredForm, Note } from '../../components/centered/form-parts';
import { RecoveryCodeInput } from '../../components/forms/recovery-code-input';
import { judgeRecoveryCode } from '../../components/forms/recovery-code-words';
import { Notice } from '../../components/state/notice';

export interface OpenedFolder {
  readonly moments: readonly Moment[];
  readonly recoveryCode: string;
}

export interface FolderFormProps {
  readonly onOpened: (folder: OpenedFolder) => void;
  readonly onBack: () => void;
}

function missingSentence(folder: string | null, code: string | null): string | null {
  if (folder === null) return 'Choose the folder first.';
  return code === null ? 'Type the recovery code from your kit.' : null;
}

/** A folder with copies and the code that opens it. */
export function FolderForm({ onOpened, onBack }: FolderFormProps): JSX.Element {
  const [folder, setFolder] = useState<string | null>(null);
  const [code, setCode] = useState<string | null>(null);
  const choose = useIntent('backup.chooseFolder');
  const open = useIntent('restore.openFolder');
  const refused = open.error === null ? null : explain(open.error);
  const missing = missingSentence(folder, code);
  const submit = (): void => {
    if (folder === null || code === null || open.isPending) return;
    open.mutate(
      { path: folder, recoveryCode: code },
      { onSuccess: ({ moments }) => onOpened({ moments, recoveryCode: code }) },
    );
  };
  const pick = (): void =>
    choose.mutate(
      { title: 'The folder with the copies' },
      { onSuccess: ({ path }) => setFolder((known) => path ?? known) },
    );
  return (
    <CenteredForm label="Folder with copies" onSubmit={submit}>
      {refused === null ? null : <Notice tone="danger" fact={refused.message} code={refused.code} />}
      <ButtonRow>
        <Button
          size="xl"
          data-autofocus
          leftSection={<IconFolder size={18} stroke={1.75} aria-hidden="true" />}
          onClick={pick}
        >
          {folder === null ? 'Choose the folder with the copies' : 'Choose another folder'}
        </Button>
      </ButtonRow>
      {folder === null ? null : (
        <Note>
          Copies in <b>{folder}</b>
        </Note>
      )}
      <RecoveryCodeInput label="Recovery code" check={judgeRecoveryCode} onChange={setCode} />
      {missing === null ? null : <Note small>{missing}</Note>}
      <ButtonRow>
        <Button type="submit" size="xl" variant="filled" disabled={missing !== null}>
          {open.isPending ? 'Opening the copies…' : 'Show the copies'}
        </Button>
        <Button size="xl" onClick={onBack}>
          Back
        </Button>
      </ButtonRow>
    </CenteredForm>
  );
}
