import { PasswordInput, Textarea } from '@mantine/core';
import { type JSX, useState } from 'react';
import type { DrawerSession } from '../../../shared/contract/cash';
import { shortestFinding } from '../../../shared/domain/cash/session-machine';
import { explain } from '../../api/call';
import { useIntent } from '../../api/hooks';
import { AskDialog } from '../../components/dialog/ask-dialog';
import styles from './cash.module.css';

/** The owner's way out when a drawer cannot be counted any more. */
export function ForceCloseDialog({
  session,
  onClose,
}: {
  readonly session: DrawerSession;
  readonly onClose: () => void;
}): JSX.Element {
  const [reason, setReason] = useState('');
  const [password, setPassword] = useState('');
  const close = useIntent('cash.forceClose');
  return (
    <AskDialog
      question={`Close ${session.drawerName} without a count?`}
      consequence="It gets no Z and stays marked in red. The cash of its day counts as this drawer’s. This cannot be undone."
      verb="Close without a count"
      refusal="Leave it open"
      destructive
      blocked={reason.trim().length < shortestFinding || password === ''}
      working={close.isPending}
      error={close.error === null ? undefined : explain(close.error).message}
      onVerb={() => close.mutate({ sessionId: session.id, password, reason }, { onSuccess: onClose })}
      onRefuse={onClose}
    >
      <div className={styles.fields}>
        <Textarea
          label="Why"
          description={`At least ${shortestFinding} characters; it stays in the audit trail`}
          value={reason}
          maxLength={400}
          data-autofocus
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <PasswordInput
          label="Your password"
          value={password}
          autoComplete="current-password"
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
      </div>
    </AskDialog>
  );
}
