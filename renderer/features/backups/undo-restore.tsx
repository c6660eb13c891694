import { Button, PasswordInput } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { type JSX, useState } from 'react';
import { explain } from '../../api/call';
import { useIntent } from '../../api/hooks';
import { Card } from '../../components/card/card';
import { AskDialog } from '../../components/dialog/ask-dialog';
import { Time } from '../../components/figures/time';
import { navigate } from '../../components/navigation/route';
import styles from './backups.module.css';

export interface UndoRestoreProps {
  readonly until: string;
  readonly mayUndo: boolean;
  /** Opens the question at once, for somebody who came here to undo. */
  readonly asked: boolean;
}

function AskUndo({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const [password, setPassword] = useState('');
  const undo = useIntent('restore.undo');
  // Everybody is signed out by it, and this dialog may be gone before the answer: the promise is not.
  const start = (): void =>
    void undo.mutateAsync({ password }).then(
      () => {
        onClose();
        navigate({ screen: 'backups' });
      },
      () => undefined,
    );
  return (
    <AskDialog
      question="Undo the last putting back?"
      consequence="The records from before it come back as they were. What was written since then is kept aside, so this can be undone, too. Everybody signs in again."
      verb="Undo it"
      refusal="Leave it as it is"
      destructive
      blocked={password === ''}
      working={undo.isPending}
      error={undo.error === null ? undefined : explain(undo.error).message}
      onVerb={start}
      onRefuse={onClose}
    >
      <PasswordInput
        label="Your password"
        data-autofocus
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
    </AskDialog>
  );
}

/** The way back from an earlier moment that was put back, as long as what it replaced is kept. */
export function UndoRestore({ until, mayUndo, asked }: UndoRestoreProps): JSX.Element {
  const [open, setOpen] = useState(asked && mayUndo);
  return (
    <Card
      title="The last putting back can be undone"
      icon={<IconArrowBackUp size={18} stroke={1.75} aria-hidden="true" />}
    >
      <div className={styles.stack}>
        <p className={styles.words}>
          What was here before it is kept whole until <Time at={until} date="year" />. Undoing needs no internet.
          {mayUndo ? '' : ' Only the owner can undo it.'}
        </p>
        {mayUndo ? (
          <div className={styles.row}>
            <Button size="xs" onClick={() => setOpen(true)}>
              Undo it
            </Button>
          </div>
        ) : null}
      </div>
      {open ? <AskUndo onClose={() => setOpen(false)} /> : null}
    </Card>
  );
}
