import type { JSX } from 'react';
import { useFormats } from '../format/format-context';
import { formatMoney } from '../format/money-format';
import styles from './figures.module.css';

export interface MoneyProps {
  /** Integer minor units; null means that no row exists and is written "none". */
  readonly amountMinor: number | null;
}

/** An amount: symbol first, cents always, true minus. */
export function Money({ amountMinor }: MoneyProps): JSX.Element {
  const { money } = useFormats();
  if (amountMinor === null) return <span className={styles.caption}>none</span>;
  return <span className={styles.number}>{formatMoney(amountMinor, money)}</span>;
}
