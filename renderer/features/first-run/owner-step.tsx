import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type JSX, type ReactNode, useRef, useState } from 'react';
import { Card } from '../../components/card/card';
import { CenteredPage } from '../../components/centered/centered-page';
import { ButtonRow, CenteredForm, FieldPair } from '../../components/centered/form-parts';
import { FieldError } from '../../components/forms/field-error';
import {
  type OwnerValues,
  ownerPasswordLength,
  ownerProblems,
  type Problems,
  suggestedUsername,
} from './set-up-values';

export interface OwnerStepProps {
  readonly steps: ReactNode;
  readonly values: OwnerValues;
  /** Main refused the password (a well-known one); null before it was asked. */
  readonly refusedPassword: string | null;
  readonly onChange: (values: OwnerValues) => void;
  readonly onNext: () => void;
  readonly onBack: () => void;
}

const order = ['display', 'username', 'password', 'again'] as const;

function shownProblems({ values, refusedPassword }: OwnerStepProps, judged: boolean): Problems<OwnerValues> {
  const refused = refusedPassword === null ? {} : { password: refusedPassword };
  return judged ? { ...refused, ...ownerProblems(values) } : refused;
}

const errorOf = (sentence: string | undefined): ReactNode =>
  sentence === undefined ? undefined : <FieldError>{sentence}</FieldError>;

/** The first person: the owner, who may do everything and creates the others. */
export function OwnerStep(props: OwnerStepProps): JSX.Element {
  const { steps, values, onChange, onNext, onBack } = props;
  const [judged, setJudged] = useState(false);
  const inputs = useRef<Partial<Record<keyof OwnerValues, HTMLInputElement | null>>>({});
  const problems = shownProblems(props, judged);
  const keep = (name: keyof OwnerValues) => (element: HTMLInputElement | null) => {
    inputs.current[name] = element;
  };
  const submit = (): void => {
    setJudged(true);
    const found = ownerProblems(values);
    const first = order.find((name) => found[name] !== undefined);
    if (first !== undefined) inputs.current[first]?.focus();
    else if (props.refusedPassword !== null) inputs.current.password?.focus();
    else onNext();
  };
  const nameYourself = (display: string): void => {
    const follows = values.username === suggestedUsername(values.display);
    onChange({ ...values, display, username: follows ? suggestedUsername(display) : values.username });
  };
  return (
    <CenteredPage
      key="owner"
      title="You, the owner"
      lead="You can do everything. Later you add the others, each with a role."
    >
      {steps}
      <Card>
        <CenteredForm label="You, the owner" onSubmit={submit}>
          <FieldPair>
            <TextInput
              ref={keep('display')}
              label="Your name"
              size="xl"
              maxLength={80}
              data-autofocus={props.refusedPassword === null ? true : undefined}
              value={values.display}
              error={errorOf(problems.display)}
              onChange={(event) => nameYourself(event.currentTarget.value)}
            />
            <TextInput
              ref={keep('username')}
              label="User name"
              size="xl"
              maxLength={40}
              autoComplete="username"
              spellCheck={false}
              value={values.username}
              error={errorOf(problems.username)}
              onChange={(event) => onChange({ ...values, username: event.currentTarget.value })}
            />
            <PasswordInput
              ref={keep('password')}
              label="Password"
              size="xl"
              autoComplete="new-password"
              description={`At least ${ownerPasswordLength} characters. Length is what counts.`}
              data-autofocus={props.refusedPassword === null ? undefined : true}
              value={values.password}
              error={errorOf(problems.password)}
              onChange={(event) => onChange({ ...values, password: event.currentTarget.value })}
            />
            <PasswordInput
              ref={keep('again')}
              label="Password once more"
              size="xl"
              autoComplete="new-password"
              value={values.again}
              error={errorOf(problems.again)}
              onChange={(event) => onChange({ ...values, again: event.currentTarget.value })}
            />
          </FieldPair>
          <ButtonRow>
            <Button type="submit" size="xl" variant="filled">
              Next
            </Button>
            <Button size="xl" onClick={onBack}>
              Back
            </Button>
          </ButtonRow>
        </CenteredForm>
      </Card>
    </CenteredPage>
  );
}
