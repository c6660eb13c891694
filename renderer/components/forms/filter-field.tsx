import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type JSX, useRef } from 'react';
import { KeyHint } from '../keyboard/key-hint';
import { useKeyIntents } from '../keyboard/key-intents';

export interface FilterFieldProps {
  /** What can be found: "Search names, orders, amounts". */
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly width?: number | undefined;
}

/** Filters the list on show. "/" goes to it; Esc clears it once no panel is open. */
export function FilterField({ label, value, onChange, width = 280 }: FilterFieldProps): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  useKeyIntents('page', { filter: () => input.current?.focus() });
  useKeyIntents('filter', { escape: () => onChange('') }, value !== '');
  return (
    <TextInput
      ref={input}
      type="search"
      aria-label={label}
      placeholder={label}
      value={value}
      w={width}
      leftSection={<IconSearch size={16} stroke={1.75} aria-hidden="true" />}
      rightSection={value === '' ? <KeyHint keys={['/']} /> : null}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
