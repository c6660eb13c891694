import type { JSX, ReactNode } from 'react';
import type { Tone } from '../figures/tone';
import styles from './state.module.css';
import { StateIcon } from './state-icon';

export interface StateLineProps {
  readonly tone: Tone;
  readonly children: ReactNode;
}

/** One checked thing of a list: its shape, then ordinary words that say the same. */
export function StateLine({ tone, children }: StateLineProps): JSX.Element {
  return (
    <li className={styles.line}>
      <StateIcon tone={tone} size={16} />
      <span>{children}</span>
    </li>
  );
}

/** Lines of checked things. */
export function StateLines({ children }: { readonly children: ReactNode }): JSX.Element {
  return <ul className={styles.lines}>{children}</ul>;
}
