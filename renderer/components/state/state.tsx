import type { JSX, ReactNode } from 'react';
import type { Tone } from '../figures/tone';
import styles from './state.module.css';
import { StateIcon } from './state-icon';

export interface StateProps {
  readonly tone: Tone;
  /** The word that carries the meaning: "Matches", "Count again". */
  readonly children: ReactNode;
  /** "plain" leaves out the ground, for a state inside a line of text or a table cell. */
  readonly variant?: 'badge' | 'plain' | undefined;
  /** Replaces the shape only where another icon has that one meaning, such as no internet. */
  readonly icon?: ReactNode | undefined;
}

/** A state said three ways: shape, word and colour. */
export function State({ tone, children, variant = 'badge', icon }: StateProps): JSX.Element {
  return (
    <span className={`${styles[variant]} ${styles[tone]}`}>
      {icon ?? <StateIcon tone={tone} size={variant === 'plain' ? 16 : 14} />}
      {children}
    </span>
  );
}
