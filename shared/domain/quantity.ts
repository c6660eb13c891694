import { divideHalfAwayFromZero, exactNumber, groupThousands, minusSign } from './whole-numbers';

declare const microBrand: unique symbol;

/** A quantity in millionths of a unit (1 g = 1 000 000), within ±(2^53 − 1). */
export type Micro = number & { readonly [microBrand]: 'micro' };

export const microPerUnit = 1_000_000;

/**
 * Marks a whole number of micro-units as a quantity.
 *
 * @throws RangeError for fractions, NaN and anything beyond ±(2^53 − 1).
 */
export function micro(value: number | bigint): Micro {
  return exactNumber(value, 'A quantity') as Micro;
}

export const zeroMicro: Micro = micro(0);

/** @throws RangeError when the sum is beyond ±(2^53 − 1). */
export function addMicro(left: Micro, right: Micro): Micro {
  return micro(left + right);
}

/** @throws RangeError when the difference is beyond ±(2^53 − 1). */
export function subtractMicro(left: Micro, right: Micro): Micro {
  return micro(left - right);
}

export function negateMicro(quantity: Micro): Micro {
  return micro(-quantity);
}

export function magnitudeMicro(quantity: Micro): Micro {
  return micro(Math.abs(quantity));
}

/** @throws RangeError when any step of the sum is beyond ±(2^53 − 1). */
export function sumMicro(quantities: Iterable<Micro>): Micro {
  let total = zeroMicro;
  for (const quantity of quantities) total = addMicro(total, quantity);
  return total;
}

export interface QuantityDisplay {
  /** Digits after the decimal mark at most, 0 to 6. Default 2. */
  readonly maximumDecimals?: number;
  /** Digits after the decimal mark at least, so that a column lines up. Default 0. */
  readonly minimumDecimals?: number;
  /** A plus before differences above zero. */
  readonly plus?: boolean;
}

/** The figure as people read it, rounded for display only: 52 500 000 → `52.5`, −11 500 000 → `−11.5`. */
export function formatQuantity(quantity: Micro, display: QuantityDisplay = {}): string {
  const { maximumDecimals = 2, minimumDecimals = 0, plus = false } = display;
  const decimals = Math.max(maximumDecimals, minimumDecimals);
  const rounded = divideHalfAwayFromZero(BigInt(quantity) * 10n ** BigInt(decimals), BigInt(microPerUnit));
  const text = String(rounded < 0n ? -rounded : rounded).padStart(decimals + 1, '0');
  const whole = groupThousands(text.slice(0, text.length - decimals));
  const fraction = shortened(text.slice(text.length - decimals), decimals, minimumDecimals);
  const positive = plus && rounded > 0n ? '+' : '';
  return `${rounded < 0n ? minusSign : positive}${whole}${fraction}`;
}

function shortened(fraction: string, decimals: number, minimumDecimals: number): string {
  if (decimals === 0) return '';
  const kept = fraction.replace(/0+$/u, '').padEnd(minimumDecimals, '0');
  return kept === '' ? '' : `.${kept}`;
}
