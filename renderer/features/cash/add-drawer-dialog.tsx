import { TextInput } from '@mantine/core';
import { type JSX, useState } from 'react';
import { explain } from '../../api/call';
import { useIntent } from '../../api/hooks';
import { AskDialog } from '../../components/dialog/ask-dialog';

/** Asks for the name of one more drawer. */
export function AddDrawerDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const [name, setName] = useState('');
  const add = useIntent('cash.addDrawer');
  return (
    <AskDialog
      question="Which drawer do you want to add?"
      consequence="It can be opened at once. Payments without a drawer of their own stay with the first one."
      verb="Add the drawer"
      refusal="Keep it as it is"
      blocked={name.trim() === ''}
      working={add.isPending}
      error={add.error === null ? undefined : explain(add.error).message}
      onVerb={() => add.mutate({ name }, { onSuccess: onClose })}
      onRefuse={onClose}
    >
      <TextInput
        label="Name"
        description="As people call it: Drawer 2, Front counter"
        value={name}
        maxLength={60}
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </AskDialog>
  );
}
