import { Modal } from '@mantine/core';
import { type JSX, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { matchActions, type PaletteAction } from '../components/actions/action-registry';
import { KeyHint } from '../components/keyboard/key-hint';
import { useKeyIntents } from '../components/keyboard/key-intents';
import styles from './command-palette.module.css';

export interface CommandPaletteProps {
  readonly actions: readonly PaletteAction[];
  readonly onClose: () => void;
}

interface OptionProps {
  readonly action: PaletteAction;
  readonly id: string;
  readonly chosen: boolean;
  readonly onRun: () => void;
}

function Option({ action, id, chosen, onRun }: OptionProps): JSX.Element {
  const option = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) option.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div
      ref={option}
      id={id}
      role="option"
      tabIndex={-1}
      className={styles.option}
      aria-selected={chosen}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onRun}
      onKeyDown={(event) => event.key === 'Enter' && onRun()}
    >
      <span className={styles.label}>{action.label}</span>
      <span className={styles.group}>{action.group}</span>
      {action.keys === undefined ? null : <KeyHint keys={action.keys} />}
    </div>
  );
}

function step(key: string, at: number, count: number): number | undefined {
  if (key === 'ArrowDown') return Math.min(count - 1, at + 1);
  if (key === 'ArrowUp') return Math.max(0, at - 1);
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}

/** Finds a screen or an action by the beginnings of its words. */
export function CommandPalette({ actions, onClose }: CommandPaletteProps): JSX.Element {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const listId = useId();
  const found = matchActions(actions, typed);
  const chosen = found[Math.min(at, found.length - 1)];
  useKeyIntents('dialog', { find: onClose, escape: onClose });
  const run = (action: PaletteAction): void => {
    onClose();
    action.run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = step(event.key, at, found.length);
    if (next !== undefined) setAt(Math.max(0, next));
    else if (event.key === 'Enter' && chosen !== undefined) run(chosen);
    else return;
    event.preventDefault();
  };
  const optionId = (action: PaletteAction): string => `${listId}-${action.id}`;
  return (
    <Modal.Root opened lockScroll={false} onClose={onClose} size={560} centered={false} yOffset="12vh">
      <Modal.Overlay />
      <Modal.Content aria-label="Find anything">
        <input
          className={styles.input}
          role="combobox"
          aria-label="Find a screen or an action"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={chosen === undefined ? undefined : optionId(chosen)}
          placeholder="Find a screen or an action"
          autoComplete="off"
          data-autofocus
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <div className={styles.list} id={listId} role="listbox" aria-label="Screens and actions">
          {found.map((action) => (
            <Option
              key={action.id}
              id={optionId(action)}
              action={action}
              chosen={action === chosen}
              onRun={() => run(action)}
            />
          ))}
        </div>
        {found.length === 0 ? (
          <p className={styles.none} role="status">
            Nothing here begins with “{typed}”. Try the name of a screen.
          </p>
        ) : null}
      </Modal.Content>
    </Modal.Root>
  );
}
