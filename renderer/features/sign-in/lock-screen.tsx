import { Button, PasswordInput } from '@mantine/core';
import { type JSX, useRef, useState } from 'react';
import type { SessionView } from '../../../shared/contract/people';
import { explain } from '../../api/call';
import { useIntent } from '../../api/hooks';
import { CenteredPage } from '../../components/centered/centered-page';
import { CenteredForm, LinkRow } from '../../components/centered/form-parts';
import { Fingerprint } from '../../components/figures/fingerprint';
import { FieldError } from '../../components/forms/field-error';
import { SignInScreen } from './sign-in-screen';
import { refusedSentence } from './sign-in-wording';

export interface LockScreenProps {
  readonly restaurant: string | null;
  readonly session: SessionView;
  readonly onEntered: (session: SessionView) => void;
}

function UnlockForm({ session, onEntered }: Pick<LockScreenProps, 'session' | 'onEntered'>): JSX.Element {
  const [password, setPassword] = useState('');
  const [empty, setEmpty] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const unlock = useIntent('auth.unlock');
  const refused = unlock.error === null ? null : explain(unlock.error);
  const submit = (): void => {
    if (unlock.isPending) return;
    setEmpty(password === '');
    if (password === '') field.current?.focus();
    else unlock.mutate({ password }, { onSuccess: onEntered, onError: () => field.current?.select() });
  };
  const trouble = empty ? (
    'Type your password.'
  ) : refused === null ? undefined : (
    <>
      {refusedSentence(refused)} <Fingerprint code={refused.code} />
    </>
  );
  return (
    <CenteredForm label="Unlock" onSubmit={submit}>
      <PasswordInput
        ref={field}
        label={`Password of ${session.display}`}
        size="xl"
        autoComplete="current-password"
        data-autofocus
        value={password}
        error={trouble === undefined ? undefined : <FieldError>{trouble}</FieldError>}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Button type="submit" size="xl" variant="filled" fullWidth>
        {unlock.isPending ? 'Unlocking…' : 'Unlock'}
      </Button>
    </CenteredForm>
  );
}

/** The screen is locked: what was open waits behind it, and somebody else can sign in instead. */
export function LockScreen({ restaurant, session, onEntered }: LockScreenProps): JSX.Element {
  const [someoneElse, setSomeoneElse] = useState(false);
  if (someoneElse) return <SignInScreen restaurant={restaurant} onEntered={onEntered} />;
  return (
    <CenteredPage
      title="The screen is locked"
      place={restaurant}
      lead="Everything you typed is still there."
      width="narrow"
    >
      <UnlockForm session={session} onEntered={onEntered} />
      <LinkRow>
        <Button variant="subtle" onClick={() => setSomeoneElse(true)}>
          Someone else signs in
        </Button>
      </LinkRow>
    </CenteredPage>
  );
}
