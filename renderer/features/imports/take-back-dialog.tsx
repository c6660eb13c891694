import { Textarea } from '@mantine/core';
import { type JSX, useState } from 'react';
import { explain } from '../../api/call';
import { useIntent } from '../../api/hooks';
import { AskDialog } from '../../components/dialog/ask-dialog';

export interface TakeBackDialogProps {
  readonly importId: string;
  readonly file: string;
  readonly onClose: () => void;
}

function refusal(error: unknown): string {
  const { message, code, detail } = explain(error);
  return [message, typeof detail.why === 'string' ? detail.why : '', code].filter((part) => part !== '').join(' ');
}

/** Takes an import back with a reason; a refusal stays in the dialog with what was typed. */
export function TakeBackDialog({ importId, file, onClose }: TakeBackDialogProps): JSX.Element {
  const [reason, setReason] = useState('');
  const takeBack = useIntent('imports.rollBack');
  return (
    <AskDialog
      question="Take this import back?"
      consequence={`The orders and payments of ${file} leave all figures, and what it took from stock returns. Its rows stay readable, and the file can be added again.`}
      verb="Take it back"
      refusal="Keep it"
      destructive
      blocked={reason.trim() === ''}
      working={takeBack.isPending}
      error={takeBack.error === null ? undefined : refusal(takeBack.error)}
      onRefuse={onClose}
      onVerb={() => takeBack.mutate({ id: importId, reason: reason.trim() }, { onSuccess: onClose })}
    >
      <Textarea
        label="Why"
        description="It is kept in the audit."
        maxLength={400}
        autosize
        minRows={2}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </AskDialog>
  );
}
