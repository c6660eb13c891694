import type { JSX, ReactNode } from 'react';
import styles from './figures.module.css';
import type { Tone } from './tone';

export interface FigureProps {
  readonly label: string;
  /** The number, usually a Money or Quantity. */
  readonly children: ReactNode;
  readonly tone?: Tone | undefined;
  /** "huge" is for the total of a count; "quiet" for what the main figure is compared with. */
  readonly size?: 'big' | 'huge' | undefined;
  readonly quiet?: boolean | undefined;
  readonly caption?: ReactNode | undefined;
}

/** A label with one big number beneath it. */
export function Figure({ label, children, tone = 'neutral', size = 'big', quiet, caption }: FigureProps): JSX.Element {
  return (
    <div className={styles.figure}>
      <span className={styles.label}>{label}</span>
      <span className={`${styles[size]} ${quiet === true ? styles.quiet : styles[tone]}`}>{children}</span>
      {caption === undefined ? null : <span className={styles.caption}>{caption}</span>}
    </div>
  );
}

/** Figures side by side. */
export function FigureRow({ children }: { readonly children: ReactNode }): JSX.Element {
  return <div className={styles.row}>{children}</div>;
}
