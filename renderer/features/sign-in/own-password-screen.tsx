import { Button, PasswordInput } from '@mantine/core';
import { type JSX, useRef, useState } from 'react';
import type { SessionView } from '../../../shared/contract/people';
import { shortestPassword } from '../../../shared/domain/passwords/policy';
import { explain } from '../../api/call';
import { useIntent } from '../../api/hooks';
import { CenteredPage } from '../../components/centered/centered-page';
import { ButtonRow, CenteredForm } from '../../components/centered/form-parts';
import { FieldError } from '../../components/forms/field-error';
import { Notice } from '../../components/state/notice';
import { type NewPassword, newPasswordProblems, refusedSentence } from './sign-in-wording';

export interface OwnPasswordScreenProps {
  readonly session: SessionView;
  /** The password is chosen, or the person changed their mind where they may. */
  readonly onDone: () => void;
}

const fields = [
  { name: 'current', label: 'Present password', autoComplete: 'current-password' },
  { name: 'next', label: 'New password', autoComplete: 'new-password' },
  { name: 'again', label: 'New password once more', autoComplete: 'new-password' },
] as const;
const nothingTyped: NewPassword = { current: '', next: '', again: '' };

/** Choosing the own password: once after the first sign-in, and whenever one wants to. */
export function OwnPasswordScreen({ session, onDone }: OwnPasswordScreenProps): JSX.Element {
  const [typed, setTyped] = useState(nothingTyped);
  const [judged, setJudged] = useState(false);
  const inputs = useRef<Partial<Record<keyof NewPassword, HTMLInputElement | null>>>({});
  const change = useIntent('auth.changePassword');
  const atLeast = shortestPassword(session.role);
  const problems = newPasswordProblems(typed, atLeast);
  const refused = change.error === null ? null : explain(change.error);
  const submit = (): void => {
    if (change.isPending) return;
    setJudged(true);
    const first = fields.find(({ name }) => problems[name] !== undefined);
    if (first === undefined) change.mutate({ current: typed.current, next: typed.next }, { onSuccess: onDone });
    else inputs.current[first.name]?.focus();
  };
  const lead = session.mustChangePassword
    ? 'The one you signed in with was for once. Nobody else will know the new one.'
    : 'Whoever else is signed in with your old password is signed out.';
  return (
    <CenteredPage title="Choose your own password" place={session.display} lead={lead} width="narrow">
      {refused === null ? null : <Notice tone="danger" fact={refusedSentence(refused)} code={refused.code} />}
      <CenteredForm label="Own password" onSubmit={submit}>
        {fields.map(({ name, label, autoComplete }) => (
          <PasswordInput
            key={name}
            ref={(element) => {
              inputs.current[name] = element;
            }}
            label={label}
            size="xl"
            autoComplete={autoComplete}
            description={
              name === 'next' ? `At least ${atLeast} characters. Any characters; length is what counts.` : undefined
            }
            data-autofocus={name === 'current' ? true : undefined}
            value={typed[name]}
            error={judged && problems[name] !== undefined ? <FieldError>{problems[name]}</FieldError> : undefined}
            onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
          />
        ))}
        <ButtonRow>
          <Button type="submit" size="xl" variant="filled">
            {change.isPending ? 'Saving…' : 'Use this password'}
          </Button>
          {session.mustChangePassword ? null : (
            <Button size="xl" onClick={onDone}>
              Keep the present one
            </Button>
          )}
        </ButtonRow>
      </CenteredForm>
    </CenteredPage>
  );
}
