import { currencySymbol, minorUnitDigits } from './currency';
import { divideHalfAwayFromZero, exactNumber, groupThousands, minusSign } from './whole-numbers';

declare const minorBrand: unique symbol;

/** Money in whole minor units of the restaurant's currency (cents), within ±(2^53 − 1). */
export type Minor = number & { readonly [minorBrand]: 'minor' };

/** Smallest coin in minor units: 1 = no cash rounding. */
export type CashStep = 1 | 5 | 10;

/** `negative-only` for amounts, `always` for differences, where a plus says "over". Zero never has a sign. */
export type SignDisplay = 'negative-only' | 'always';

/**
 * Marks a whole number of minor units as money.
 *
 * @throws RangeError for fractions, NaN and anything beyond ±(2^53 − 1).
 */
export function minor(value: number | bigint): Minor {
  return exactNumber(value, 'An amount of money') as Minor;
}

export const zeroMinor: Minor = minor(0);

/** @throws RangeError when the sum is beyond ±(2^53 − 1). */
export function addMinor(left: Minor, right: Minor): Minor {
  return minor(left + right);
}

/** @throws RangeError when the difference is beyond ±(2^53 − 1). */
export function subtractMinor(left: Minor, right: Minor): Minor {
  return minor(left - right);
}

export function negateMinor(amount: Minor): Minor {
  return minor(-amount);
}

export function magnitudeMinor(amount: Minor): Minor {
  return minor(Math.abs(amount));
}

/** @throws RangeError when any step of the sum is beyond ±(2^53 − 1). */
export function sumMinor(amounts: Iterable<Minor>): Minor {
  let total = zeroMinor;
  for (const amount of amounts) total = addMinor(total, amount);
  return total;
}

/**
 * `amount × numerator ÷ denominator`, rounded once, half away from zero.
 *
 * @throws RangeError when a factor is no integer, the denominator is 0 or the result is out of range.
 */
export function multiplyMinor(amount: Minor, numerator: number, denominator: number): Minor {
  return minor(divideHalfAwayFromZero(BigInt(amount) * BigInt(numerator), BigInt(denominator)));
}

/** What the cash tender of an amount comes to with the smallest coin in use: 1233 at 5 → 1235. */
export function roundToCash(amount: Minor, step: CashStep): Minor {
  return minor(divideHalfAwayFromZero(BigInt(amount), BigInt(step)) * BigInt(step));
}

/** The part to add to an amount when it is paid in cash; stored as its own figure on the payment. */
export function cashRounding(amount: Minor, step: CashStep): Minor {
  return subtractMinor(roundToCash(amount, step), amount);
}

/** Money as people read it: `$1,240.00`, `−$12.99`, `+$5.00` when the sign is asked for, `¥1,240`. */
export function formatMoney(amount: Minor, currency: string, sign: SignDisplay = 'negative-only'): string {
  const digits = minorUnitDigits(currency);
  const text = String(Math.abs(amount)).padStart(digits + 1, '0');
  const whole = groupThousands(text.slice(0, text.length - digits));
  const fraction = digits === 0 ? '' : `.${text.slice(text.length - digits)}`;
  return `${signOf(amount, sign)}${currencySymbol(currency)}${whole}${fraction}`;
}

function signOf(amount: Minor, sign: SignDisplay): string {
  if (amount < 0) return minusSign;
  return sign === 'always' && amount > 0 ? '+' : '';
}
