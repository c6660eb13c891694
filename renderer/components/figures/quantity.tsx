import type { JSX } from 'react';
import { formatQuantity, formatSignedQuantity } from '../format/quantity-format';
import styles from './figures.module.css';
import type { Tone } from './tone';

export interface QuantityProps {
  /** Integer micro-units: 1,000,000 is one of `unit`. */
  readonly micro: number;
  /** Left out where the column heading already says it. */
  readonly unit?: string | undefined;
  /** Fewest decimals written; digits that matter are never cut off. */
  readonly decimals?: number | undefined;
  /** Writes a plus before a positive difference. */
  readonly signed?: boolean | undefined;
  readonly tone?: Tone | undefined;
}

/** A quantity with its unit: "52.50 lb". */
export function Quantity({ micro, unit, decimals, signed = false, tone = 'neutral' }: QuantityProps): JSX.Element {
  const written = signed ? formatSignedQuantity(micro, decimals) : formatQuantity(micro, decimals);
  return (
    <span className={`${styles.number} ${styles[tone]}`}>
      {written}
      {unit === undefined ? '' : ` ${unit}`}
    </span>
  );
}
