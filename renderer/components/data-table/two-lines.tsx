import type { JSX, ReactNode } from 'react';
import styles from './data-table.module.css';

/** A cell of two lines: what it is, and a caption beneath. For rows of height "two-lines". */
export function TwoLines({ first, second }: { readonly first: ReactNode; readonly second: ReactNode }): JSX.Element {
  return (
    <span className={styles.twoLines}>
      <span>{first}</span>
      <span className={styles.second}>{second}</span>
    </span>
  );
}
