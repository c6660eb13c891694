import type { JSX } from 'react';
import styles from './figures.module.css';
import { Money } from './money';

export interface KeptMoneyProps {
  /** Integer minor units; null means that the amount exists and is kept from the person. */
  readonly amountMinor: number | null;
  /** What stands in its place. */
  readonly word?: string | undefined;
}

/** An amount that may be kept back. Unlike Money, null is not "none": it is there, and not told. */
export function KeptMoney({ amountMinor, word = 'hidden' }: KeptMoneyProps): JSX.Element {
  return amountMinor === null ? <span className={styles.caption}>{word}</span> : <Money amountMinor={amountMinor} />;
}
