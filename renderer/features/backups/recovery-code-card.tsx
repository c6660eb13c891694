import { Button, PasswordInput } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { type JSX, useState } from 'react';
import { explain } from '../../api/call';
import { useIntent } from '../../api/hooks';
import { Card } from '../../components/card/card';
import { AskDialog } from '../../components/dialog/ask-dialog';
import { FactList } from '../../components/figures/fact-list';
import { Time } from '../../components/figures/time';
import { useFormats } from '../../components/format/format-context';
import { RecoveryCodeInput } from '../../components/forms/recovery-code-input';
import { judgeRecoveryCode } from '../../components/forms/recovery-code-words';
import { codeCheckState } from './backup-notice';
import styles from './backups.module.css';

export interface RecoveryCodeCardProps {
  readonly checkedAt: string | null;
  readonly nowMs: number;
  readonly mayCheck: boolean;
  readonly mayRenew: boolean;
  readonly onChecked: () => void;
  /** Called with the new code, which is shown nowhere else and never again. */
  readonly onRenewed: (recoveryCode: string) => void;
}

function CheckCode({ onDone, onClose }: { readonly onDone: () => void; readonly onClose: () => void }): JSX.Element {
  const [code, setCode] = useState<string | null>(null);
  const check = useIntent('setup.checkRecoveryCode');
  return (
    <AskDialog
      question="Is the recovery code at hand?"
      consequence="Type it from the printed sheet. Larder tries it on your keys and forgets it again."
      verb="Check it"
      refusal="Not now"
      blocked={code === null}
      working={check.isPending}
      error={check.error === null ? undefined : explain(check.error).message}
      onVerb={() => (code === null ? undefined : check.mutate({ recoveryCode: code }, { onSuccess: onDone }))}
      onRefuse={onClose}
    >
      <RecoveryCodeInput label="Recovery code" check={judgeRecoveryCode} onChange={setCode} autoFocus />
    </AskDialog>
  );
}

function RenewCode({ onDone, onClose }: { readonly onDone: (code: string) => void; readonly onClose: () => void }) {
  const [password, setPassword] = useState('');
  const renew = useIntent('setup.newRecoveryCode');
  return (
    <AskDialog
      question="Make a new recovery code?"
      consequence="The code on the old sheet stops working, here and in every place for copies that can be reached. Have pen and paper or a printer ready."
      verb="Make a new one"
      refusal="Keep the old one"
      destructive
      blocked={password === ''}
      working={renew.isPending}
      error={renew.error === null ? undefined : explain(renew.error).message}
      onVerb={() => renew.mutate({ password }, { onSuccess: ({ recoveryCode }) => onDone(recoveryCode) })}
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

/** When the printed code was last typed back, and the two things to do with it. */
export function RecoveryCodeCard(props: RecoveryCodeCardProps): JSX.Element {
  const [open, setOpen] = useState<'check' | 'renew' | null>(null);
  const due = codeCheckState(props.checkedAt, props.nowMs, useFormats().timeZone);
  const close = (): void => setOpen(null);
  return (
    <Card title="Recovery code" icon={<IconKey size={18} stroke={1.75} aria-hidden="true" />}>
      <div className={styles.stack}>
        <FactList
          facts={[
            {
              label: 'Last typed back',
              value: props.checkedAt === null ? 'never' : <Time at={props.checkedAt} date="year" />,
            },
            { label: 'Next check', value: due.words, tone: due.tone },
          ]}
        />
        <p className={styles.words}>It opens every copy on any PC, also without Larder. Keep it away from this PC.</p>
        {props.mayCheck || props.mayRenew ? (
          <div className={styles.row}>
            {props.mayCheck ? (
              <Button size="xs" onClick={() => setOpen('check')}>
                Type it now, takes a minute
              </Button>
            ) : null}
            {props.mayRenew ? (
              <Button size="xs" onClick={() => setOpen('renew')}>
                Make a new one
              </Button>
            ) : null}
          </div>
        ) : null}
      </div>
      {open === 'check' ? (
        <CheckCode
          onClose={close}
          onDone={() => {
            close();
            props.onChecked();
          }}
        />
      ) : null}
      {open === 'renew' ? <RenewCode onClose={close} onDone={props.onRenewed} /> : null}
    </Card>
  );
}
