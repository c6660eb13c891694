/**
 * Quotient of two integers rounded to the nearest integer, halves away from zero: 5/2 → 3, −5/2 → −3.
 * The one rounding rule of the product (domain rules §0.1).
 *
 * @throws RangeError when the divisor is 0.
 */
export function divideHalfAwayFromZero(dividend: bigint, divisor: bigint): bigint {
  const negative = dividend < 0n !== divisor < 0n;
  const top = magnitude(dividend);
  const bottom = magnitude(divisor);
  const rounded = (top * 2n + bottom) / (bottom * 2n);
  return negative ? -rounded : rounded;
}

/**
 * The same integer as a number, never −0.
 *
 * @throws RangeError beyond ±(2^53 − 1), where numbers stop being exact.
 */
export function exactNumber(value: bigint | number, what: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number))
    throw new RangeError(`${what} must be a whole number within ±(2^53 − 1): ${value}`);
  return number === 0 ? 0 : number;
}

/** Digits with a comma between thousands: `1234567` → `1,234,567`. */
export function groupThousands(digits: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/gu, ',');
}

/** A minus sign in print is U+2212, as wide as a plus; the hyphen is for words. */
export const minusSign = '\u2212';

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}
