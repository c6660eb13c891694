import { PasswordInput, TextInput } from '@mantine/core';
import { type JSX, useEffect, useRef } from 'react';
import { FieldPair } from '../../components/centered/form-parts';
import { RecoveryCodeInput } from '../../components/forms/recovery-code-input';
import { judgeRecoveryCode } from '../../components/forms/recovery-code-words';
import type { Authority } from './use-put-back';

export interface TypedAuthority {
  readonly by: 'password' | 'code';
  readonly username: string;
  readonly password: string;
  readonly code: string | null;
}

export const nobodyYet: TypedAuthority = { by: 'password', username: '', password: '', code: null };

/** Who acts, as main wants to be told; null while something is missing. */
export function authorityOf(typed: TypedAuthority): Authority | null {
  if (typed.by === 'code') return typed.code === null ? null : { recoveryCode: typed.code };
  const username = typed.username.trim();
  return username === '' || typed.password === '' ? null : { username, password: typed.password };
}

export interface AuthorityFieldsProps {
  readonly typed: TypedAuthority;
  readonly onChange: (typed: TypedAuthority) => void;
}

/** Who are you: by name and password of the copy, or by the recovery code. Focus follows the choice between them. */
export function AuthorityFields({ typed, onChange }: AuthorityFieldsProps): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  const shown = useRef(typed.by);
  useEffect(() => {
    if (shown.current !== typed.by) place.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    shown.current = typed.by;
  }, [typed.by]);
  return (
    <div ref={place}>
      <Fields typed={typed} onChange={onChange} />
    </div>
  );
}

function Fields({ typed, onChange }: AuthorityFieldsProps): JSX.Element {
  if (typed.by === 'code')
    return (
      <RecoveryCodeInput
        label="Recovery code"
        check={judgeRecoveryCode}
        onChange={(code) => onChange({ ...typed, code })}
        autoFocus
      />
    );
  return (
    <FieldPair>
      <TextInput
        label="Who are you? Your user name"
        size="xl"
        autoComplete="username"
        spellCheck={false}
        data-autofocus
        value={typed.username}
        onChange={(event) => onChange({ ...typed, username: event.currentTarget.value })}
      />
      <PasswordInput
        label="Password"
        size="xl"
        autoComplete="current-password"
        value={typed.password}
        onChange={(event) => onChange({ ...typed, password: event.currentTarget.value })}
      />
    </FieldPair>
  );
}
