import { Textarea } from '@mantine/core';
import { type JSX, useState } from 'react';
import { explain } from '../../api/call';
import { useIntent } from '../../api/hooks';
import { AskDialog } from '../../components/dialog/ask-dialog';
import { type CountHead, countTitle } from './stock-words';

export interface ReverseDialogProps {
  readonly count: CountHead;
  readonly onClose: () => void;
}

/** Nothing posted is edited: it is answered by equal and opposite movements, and the reason stays. */
export function ReverseDialog({ count, onClose }: ReverseDialogProps): JSX.Element {
  const [reason, setReason] = useState('');
  const reverse = useIntent('stock.reverse');
  const told = reverse.error === null ? undefined : explain(reverse.error);
  return (
    <AskDialog
      question={`Take ${countTitle(count).toLowerCase()} back?`}
      consequence="Equal and opposite movements are added, so stock is as if this count had not been posted. Both stay in the ledger."
      verb="Take it back"
      refusal="Keep the count"
      destructive
      blocked={reason.trim() === ''}
      working={reverse.isPending}
      error={told === undefined ? undefined : `${told.message} ${told.code}`}
      onRefuse={onClose}
      onVerb={() => reverse.mutate({ countId: count.id, reason: reason.trim() }, { onSuccess: onClose })}
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
