import { Button, PasswordInput, TextInput } from '@mantine/core';
import { IconLock, IconSignature } from '@tabler/icons-react';
import { type JSX, useState } from 'react';
import { LarderFailure, refusalOf } from '../../api/call';
import { useIntent } from '../../api/hooks';
import { useSession } from '../../api/session';
import { Card } from '../../components/card/card';
import { Money } from '../../components/figures/money';
import { FieldError } from '../../components/forms/field-error';
import { MoneyInput } from '../../components/forms/money-input';
import { KeyHint } from '../../components/keyboard/key-hint';
import { useKeyIntents } from '../../components/keyboard/key-intents';
import { FailureNotice } from '../../components/state/failure-notice';
import { State } from '../../components/state/state';
import styles from './cash.module.css';
import type { SessionView } from './session-view';

/** A wrong password is a matter of that field; everything else concerns the drawer. */
function isWrongPassword(error: Error | null): boolean {
  return error instanceof LarderFailure && error.failure.key === 'auth/wrong-password';
}

interface Problems {
  readonly left?: string | undefined;
  readonly password?: string | undefined;
}

function problemsOf(left: number | null, password: string, counted: number): Problems {
  return {
    left:
      left === null
        ? 'Type what stays in the drawer. Type 0 if nothing does.'
        : left > counted
          ? 'This is more than was counted.'
          : undefined,
    password: password === '' ? 'Type your password to sign.' : undefined,
  };
}

function SignOffForm({ view, signer }: { readonly view: SessionView; readonly signer: string }): JSX.Element {
  const counted = view.session.countedMinor ?? 0;
  const sign = useIntent('cash.signOff');
  const [left, setLeft] = useState<number | null>(null);
  const [note, setNote] = useState('');
  const [password, setPassword] = useState('');
  const [problems, setProblems] = useState<Problems>({});
  const run = (): void => {
    const found = problemsOf(left, password, counted);
    setProblems(found);
    if (left === null || found.left !== undefined || found.password !== undefined || sign.isPending) return;
    const words = note.trim();
    sign.mutate(
      { sessionId: view.session.id, password, leftInDrawerMinor: left, ...(words === '' ? {} : { note: words }) },
      {
        onError: (error) => {
          setPassword('');
          if (isWrongPassword(error)) setProblems({ password: 'That password is not right. Nothing was signed.' });
        },
      },
    );
  };
  useKeyIntents('page', { primary: run });
  return (
    <form
      className={styles.fields}
      onSubmit={(event) => {
        event.preventDefault();
        run();
      }}
    >
      {view.signOff.selfSign ? (
        <State tone="danger" variant="plain">
          You counted this drawer and nobody else can sign. The Z will say so in red.
        </State>
      ) : (
        <State tone="safe" variant="plain">
          You may sign this drawer
        </State>
      )}
      <MoneyInput
        label="Stays in the drawer"
        hint={
          left === null || left > counted ? (
            'The float for tomorrow'
          ) : (
            <>
              To the safe or bank: <Money amountMinor={counted - left} />
            </>
          )
        }
        value={left}
        error={problems.left}
        onChange={setLeft}
      />
      <TextInput
        label="Note (optional)"
        value={note}
        maxLength={400}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <PasswordInput
        label={`Signing: ${signer}`}
        description="Your password. Signing gives the next Z number and locks this drawer for good."
        value={password}
        autoComplete="current-password"
        error={problems.password === undefined ? undefined : <FieldError>{problems.password}</FieldError>}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <FailureNotice failure={refusalOf(isWrongPassword(sign.error) ? null : sign.error)} />
      <Button
        type="submit"
        variant="filled"
        loading={sign.isPending}
        leftSection={<IconSignature size={16} stroke={1.75} aria-hidden="true" />}
        rightSection={<KeyHint keys={['Ctrl', 'Enter']} />}
      >
        Sign and lock
      </Button>
    </form>
  );
}

/** Who may sign this drawer now; if nobody here may, why, and who can. */
export function SignOffCard({ view }: { readonly view: SessionView }): JSX.Element {
  const person = useSession();
  const { allowed, why } = view.signOff;
  return (
    <Card title="Sign-off" icon={<IconLock size={18} stroke={1.75} aria-hidden="true" />}>
      {allowed ? (
        <SignOffForm view={view} signer={person?.display ?? ''} />
      ) : (
        <div className={styles.checks}>
          <State tone="attention" variant="plain">
            {why ?? 'This drawer cannot be signed now.'}
          </State>
          <p className={styles.caption}>A signed drawer gets the next Z number and is locked for good.</p>
        </div>
      )}
    </Card>
  );
}
