import type { JSX } from 'react';
import { StateIcon } from '../state/state-icon';
import styles from './steps.module.css';

export interface StepsProps {
  readonly steps: readonly string[];
  /** Index of the step on show, from 0. */
  readonly current: number;
  /** Names the list to a screen reader: "Steps of putting back". */
  readonly label: string;
}

function stateWord(index: number, current: number): string {
  if (index < current) return 'done';
  return index === current ? 'now' : 'later';
}

/** Where a wizard stands: done, now, later. */
export function Steps({ steps, current, label }: StepsProps): JSX.Element {
  return (
    <ol className={styles.steps} aria-label={label}>
      {steps.map((step, index) => (
        <li
          key={step}
          className={`${styles.step} ${index === current ? styles.current : ''}`}
          aria-current={index === current ? 'step' : undefined}
        >
          {index < current ? <StateIcon tone="safe" size={18} /> : <span className={styles.mark}>{index + 1}</span>}
          <span>{step}</span>
          <span className="larder-visually-hidden">{stateWord(index, current)}</span>
        </li>
      ))}
    </ol>
  );
}
