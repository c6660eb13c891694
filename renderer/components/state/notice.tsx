import type { JSX, ReactNode } from 'react';
import { Fingerprint } from '../figures/fingerprint';
import type { Tone } from '../figures/tone';
import styles from './notice.module.css';
import { StateIcon } from './state-icon';

export interface NoticeProps {
  readonly tone: Tone;
  /** What is so, in bold. */
  readonly fact: string;
  /** What it means and whether data or money is safe. */
  readonly children?: ReactNode | undefined;
  /** At most one action, a small Button. */
  readonly action?: ReactNode | undefined;
  readonly code?: string | undefined;
}

/** A sentence at the top of the page, one at most. Announced when it appears. */
export function Notice({ tone, fact, children, action, code }: NoticeProps): JSX.Element {
  return (
    <div className={`${styles.notice} ${styles[tone]}`} role={tone === 'danger' ? 'alert' : 'status'}>
      <StateIcon tone={tone} size={18} />
      <p className={styles.words}>
        <b>{fact}</b> {children} {code === undefined ? null : <Fingerprint code={code} />}
      </p>
      {action}
    </div>
  );
}
