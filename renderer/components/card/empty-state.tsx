import type { JSX, ReactNode } from 'react';
import styles from './empty-state.module.css';

export interface EmptyStateProps {
  /** What is so and how to begin: "No counts yet this week. Start with a spot count of five items." */
  readonly sentence: string;
  readonly action?: ReactNode | undefined;
}

/** An empty place that teaches its first step. */
export function EmptyState({ sentence, action }: EmptyStateProps): JSX.Element {
  return (
    <div className={styles.empty}>
      <p className={styles.sentence}>{sentence}</p>
      {action}
    </div>
  );
}
