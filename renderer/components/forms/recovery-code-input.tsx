import { type ClipboardEvent, type JSX, type KeyboardEvent, useId, useRef, useState } from 'react';
import { State } from '../state/state';
import { FieldError } from './field-error';
import { groupCount, groupLength, placeSymbols, wholeCode } from './recovery-code';
import styles from './recovery-code-input.module.css';

export type RecoveryCodeCheck =
  | { readonly ok: true }
  /** A sentence saying what to do, and the groups to look at (from 0) where the check can tell. */
  | {
      readonly ok: false;
      readonly sentence: string;
      readonly groups?: readonly number[] | undefined;
    };

export interface RecoveryCodeInputProps {
  readonly label: string;
  /** Judges a whole code with its dashes; catches a typo before anything is tried with it. */
  readonly check: (code: string) => RecoveryCodeCheck;
  /** The code with dashes once it is whole and passes the check, else null. */
  readonly onChange: (code: string | null) => void;
  readonly autoFocus?: boolean | undefined;
}

const groupNames = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'] as const;

const emptyGroups: readonly string[] = groupNames.map(() => '');

function focusGroup(inputs: readonly (HTMLInputElement | null)[], index: number): void {
  const input = inputs[Math.min(groupCount - 1, Math.max(0, index))];
  input?.focus();
  input?.select();
}

/** Seven groups of four symbols. A whole code may be pasted into any of them; case and look-alikes do not matter. */
export function RecoveryCodeInput({ label, check, onChange, autoFocus }: RecoveryCodeInputProps): JSX.Element {
  const [groups, setGroups] = useState(emptyGroups);
  const inputs = useRef<(HTMLInputElement | null)[]>([]);
  const messageId = useId();
  const code = wholeCode(groups);
  const result = code === null ? undefined : check(code);

  const place = (at: number, text: string): void => {
    const next = placeSymbols(groups, at, text);
    setGroups(next);
    const whole = wholeCode(next);
    onChange(whole !== null && check(whole).ok ? whole : null);
    const firstOpen = next.findIndex((group, index) => index >= at && group.length < groupLength);
    if (firstOpen !== at) focusGroup(inputs.current, firstOpen === -1 ? groupCount - 1 : firstOpen);
  };
  const paste = (at: number, event: ClipboardEvent): void => {
    event.preventDefault();
    place(at, event.clipboardData.getData('text'));
  };
  const step = (at: number, event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key !== 'Backspace' || event.currentTarget.value !== '' || at === 0) return;
    event.preventDefault();
    focusGroup(inputs.current, at - 1);
  };
  const wrong = result?.ok === false ? (result.groups ?? groups.map((_, index) => index)) : [];

  return (
    <fieldset className={styles.fieldset} aria-describedby={messageId}>
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.groups}>
        {groupNames.map((name, index) => (
          <input
            key={name}
            ref={(element) => {
              inputs.current[index] = element;
            }}
            className={styles.group}
            value={groups[index] ?? ''}
            aria-label={`Group ${index + 1} of ${groupCount}`}
            aria-invalid={wrong.includes(index)}
            data-autofocus={autoFocus === true && index === 0 ? true : undefined}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            onChange={(event) => place(index, event.currentTarget.value)}
            onPaste={(event) => paste(index, event)}
            onKeyDown={(event) => step(index, event)}
          />
        ))}
      </div>
      <div className={styles.message} id={messageId} aria-live="polite">
        {result?.ok === true ? (
          <State tone="safe" variant="plain">
            This is a whole code, typed without a mistake.
          </State>
        ) : null}
        {result?.ok === false ? <FieldError>{result.sentence}</FieldError> : null}
      </div>
    </fieldset>
  );
}
