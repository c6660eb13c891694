import { Button, PasswordInput, Select } from '@mantine/core';
import { type JSX, useRef, useState } from 'react';
import type { SessionView } from '../../../shared/contract/people';
import { explain } from '../../api/call';
import { useIntent, useLarder } from '../../api/hooks';
import { CenteredPage } from '../../components/centered/centered-page';
import { CenteredForm } from '../../components/centered/form-parts';
import { Fingerprint } from '../../components/figures/fingerprint';
import { FieldError } from '../../components/forms/field-error';
import { Notice } from '../../components/state/notice';
import { personChoice, refusedSentence } from './sign-in-wording';

export interface SignInScreenProps {
  readonly restaurant: string | null;
  readonly onEntered: (session: SessionView) => void;
}

interface FormProps {
  readonly people: readonly { readonly username: string; readonly display: string; readonly role: string }[];
  readonly onEntered: (session: SessionView) => void;
}

function SignInForm({ people, onEntered }: FormProps): JSX.Element {
  const [username, setUsername] = useState<string | null>(people.length === 1 ? (people[0]?.username ?? null) : null);
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState<'person' | 'password' | null>(null);
  const passwordField = useRef<HTMLInputElement>(null);
  const signIn = useIntent('auth.signIn');
  const refused = signIn.error === null ? null : explain(signIn.error);
  const submit = (): void => {
    if (signIn.isPending) return;
    const lacking = username === null ? 'person' : password === '' ? 'password' : null;
    setMissing(lacking);
    if (lacking === 'password') passwordField.current?.focus();
    if (lacking !== null || username === null) return;
    signIn.mutate({ username, password }, { onSuccess: onEntered, onError: () => passwordField.current?.select() });
  };
  return (
    <CenteredForm label="Sign in" onSubmit={submit}>
      <Select
        label="Who are you?"
        size="xl"
        data={people.map((person) => ({ value: person.username, label: personChoice(person) }))}
        searchable={people.length > 8}
        value={username}
        error={missing === 'person' ? <FieldError>Choose your name.</FieldError> : undefined}
        data-autofocus={username === null ? true : undefined}
        onChange={(chosen) => {
          setUsername(chosen);
          setMissing(null);
          signIn.reset();
          passwordField.current?.focus();
        }}
      />
      <PasswordInput
        ref={passwordField}
        label="Password"
        size="xl"
        autoComplete="current-password"
        value={password}
        data-autofocus={username === null ? undefined : true}
        error={
          missing === 'password' ? (
            <FieldError>Type your password.</FieldError>
          ) : refused === null ? undefined : (
            <FieldError>
              {refusedSentence(refused)} <Fingerprint code={refused.code} />
            </FieldError>
          )
        }
        onChange={(event) => {
          setPassword(event.currentTarget.value);
          setMissing(null);
        }}
      />
      <Button type="submit" size="xl" variant="filled" fullWidth>
        {signIn.isPending ? 'Signing in…' : 'Sign in'}
      </Button>
    </CenteredForm>
  );
}

/** Who are you, and your password. */
export function SignInScreen({ restaurant, onEntered }: SignInScreenProps): JSX.Element | null {
  const people = useLarder('auth.people', {});
  if (people.error !== null) {
    const { message, code } = explain(people.error);
    return (
      <CenteredPage key="error" title="Sign in" place={restaurant} width="narrow">
        <Notice
          tone="danger"
          fact={message}
          code={code}
          action={<Button onClick={() => void people.refetch()}>Try again</Button>}
        />
      </CenteredPage>
    );
  }
  if (people.data === undefined) return null;
  return (
    <CenteredPage key="form" title="Sign in" place={restaurant} width="narrow">
      <SignInForm people={people.data} onEntered={onEntered} />
    </CenteredPage>
  );
}
