import { TextInput } from '@mantine/core';
import { type JSX, type ReactNode, useState } from 'react';
import type { DecimalProblem, DecimalResult } from '../format/parse-decimal';
import { FieldError } from './field-error';

/** What MoneyInput and QuantityInput have in common with each other. */
export interface DecimalFieldProps {
  readonly label: string;
  readonly hint?: ReactNode | undefined;
  /** null when empty or not readable. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  /** A sentence from the form; stands before the field's own. */
  readonly error?: string | undefined;
  /** "counting" is 44 px high. */
  readonly size?: 'table' | 'ordinary' | 'counting' | undefined;
  readonly allowNegative?: boolean | undefined;
  readonly optional?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly autoFocus?: boolean | undefined;
  /** In a table the column heading is the label; it is then only spoken. */
  readonly hideLabel?: boolean | undefined;
  readonly width?: number | undefined;
}

export interface DecimalInputProps extends DecimalFieldProps {
  readonly parse: (text: string) => DecimalResult;
  readonly write: (value: number) => string;
  readonly explain: (problem: DecimalProblem) => string;
  readonly before?: ReactNode | undefined;
  readonly after?: ReactNode | undefined;
}

interface Typed {
  readonly text: string;
  readonly value: number | null;
  readonly problem: DecimalProblem | undefined;
}

const sizes = { table: 'xs', ordinary: 'sm', counting: 'xl' } as const;

function useTyped({ value, write, parse, onChange }: DecimalInputProps) {
  const [typed, setTyped] = useState<Typed>({
    text: value === null ? '' : write(value),
    value,
    problem: undefined,
  });
  const [left, setLeft] = useState(false);
  // The form may set another value (a reset, an undo); what is being typed stays as it is otherwise.
  if (typed.value !== value)
    setTyped({
      text: value === null ? '' : write(value),
      value,
      problem: undefined,
    });
  const type = (text: string): void => {
    const result = parse(text);
    const next = result.ok ? result.value : null;
    setTyped({
      text,
      value: next,
      problem: result.ok ? undefined : result.problem,
    });
    if (next !== value) onChange(next);
  };
  const leave = (): void => {
    setLeft(true);
    if (typed.problem === undefined && typed.value !== null) setTyped({ ...typed, text: write(typed.value) });
  };
  return { typed, left, type, leave, enter: () => setLeft(false) };
}

/** A right-aligned field for exact decimals; judged when left, never while typing. */
export function DecimalInput(props: DecimalInputProps): JSX.Element {
  const { typed, left, type, leave, enter } = useTyped(props);
  const unreadable = typed.problem !== undefined && typed.problem !== 'empty' && left;
  const sentence =
    props.error ?? (unreadable && typed.problem !== undefined ? props.explain(typed.problem) : undefined);
  const label = props.optional === true ? `${props.label} (optional)` : props.label;
  return (
    <TextInput
      size={sizes[props.size ?? 'ordinary']}
      label={props.hideLabel === true ? undefined : label}
      aria-label={props.hideLabel === true ? label : undefined}
      description={props.hint}
      value={typed.text}
      inputMode="decimal"
      autoComplete="off"
      disabled={props.disabled ?? false}
      data-autofocus={props.autoFocus === true ? true : undefined}
      leftSection={props.before}
      rightSection={props.after}
      rightSectionWidth={props.after === undefined ? undefined : 44}
      error={sentence === undefined ? undefined : <FieldError>{sentence}</FieldError>}
      w={props.width ?? 160}
      styles={{
        input: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
      }}
      onChange={(event) => type(event.currentTarget.value)}
      onFocus={(event) => {
        enter();
        event.currentTarget.select();
      }}
      onBlur={leave}
    />
  );
}
