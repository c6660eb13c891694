import { Button, CopyButton } from '@mantine/core';
import type { JSX } from 'react';
import { Notice } from '../../components/state/notice';
import styles from './people.module.css';

export interface FirstPasswordProps {
  readonly display: string;
  readonly username: string;
  readonly password: string;
  readonly onDone: () => void;
}

/** A first password, shown this once: Larder keeps only what it needs to recognise it. */
export function FirstPassword({ display, username, password, onDone }: FirstPasswordProps): JSX.Element {
  return (
    <div className={styles.stack}>
      <Notice tone="attention" fact="Give this password now.">
        It is shown this once, works once, and only within an hour.
      </Notice>
      <p className={styles.words}>
        {display} signs in as <b>{username}</b> with this first password, and then chooses an own one.
      </p>
      <p className={styles.password} data-testid="first-password">
        {password}
      </p>
      <div className={styles.row}>
        <Button onClick={onDone}>I have given it</Button>
        <CopyButton value={password}>
          {({ copied, copy }) => <Button onClick={copy}>{copied ? 'Copied to the clipboard' : 'Copy'}</Button>}
        </CopyButton>
      </div>
    </div>
  );
}
