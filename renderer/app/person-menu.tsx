import { Menu } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';
import type { JSX } from 'react';
import { KeyHint } from '../components/keyboard/key-hint';
import styles from './status-strip.module.css';

export interface PersonAction {
  readonly label: string;
  readonly keys?: readonly string[] | undefined;
  readonly run: () => void;
}

export interface PersonMenuProps {
  readonly person: string | undefined;
  readonly actions: readonly PersonAction[];
}

function Who({ person }: { readonly person: string | undefined }): JSX.Element {
  return (
    <>
      <IconUser size={14} stroke={1.75} aria-hidden="true" />
      {person ?? 'Nobody signed in'}
    </>
  );
}

/** Who is signed in, and what they can do with their own session. */
export function PersonMenu({ person, actions }: PersonMenuProps): JSX.Element {
  if (actions.length === 0)
    return (
      <span className={styles.part}>
        <Who person={person} />
      </span>
    );
  return (
    <Menu
      position="top-end"
      transitionProps={{ duration: 0 }}
      // Inside the strip, so that it stays in a landmark; fixed, because the strip clips what leaves it.
      withinPortal={false}
      floatingStrategy="fixed"
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <button type="button" className={styles.part}>
          <Who person={person} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map(({ label, keys, run }) => (
          <Menu.Item key={label} rightSection={keys === undefined ? null : <KeyHint keys={keys} />} onClick={run}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
