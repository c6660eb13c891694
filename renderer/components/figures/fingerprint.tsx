import type { JSX } from 'react';
import styles from './figures.module.css';

export interface FingerprintProps {
  /** A short code, such as LRD-IMP-022 or the start of an audit mark. */
  readonly code: string;
  readonly label?: string | undefined;
}

/** A short code a person can read to someone on the phone; one click selects it whole. */
export function Fingerprint({ code, label = 'Code' }: FingerprintProps): JSX.Element {
  return (
    <span className={styles.caption}>
      {label} <span className={styles.fingerprint}>{code}</span>
    </span>
  );
}
