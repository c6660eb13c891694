import type { JSX } from 'react';
import { useFormats } from '../format/format-context';
import { formatSignedMoney } from '../format/money-format';
import styles from './figures.module.css';
import type { Tone } from './tone';

export interface SignedMoneyProps {
  /** Integer minor units of a difference. */
  readonly amountMinor: number;
  /** Danger only for what is wrong now: a negative number alone is not red. */
  readonly tone?: Tone | undefined;
}

/** A difference with its sign: "+$3.46", "−$12.99". */
export function SignedMoney({ amountMinor, tone = 'neutral' }: SignedMoneyProps): JSX.Element {
  const { money } = useFormats();
  return <span className={`${styles.number} ${styles[tone]}`}>{formatSignedMoney(amountMinor, money)}</span>;
}
