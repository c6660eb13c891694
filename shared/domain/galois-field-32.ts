/**
 * Arithmetic in GF(32) with the primitive polynomial x⁵ + x² + 1, α = 2. Elements are the integers 0 to 31;
 * addition is exclusive or.
 */
const order = 31;
const reduction = 0b100101;

const powers: readonly number[] = Array.from({ length: order }).reduce<readonly number[]>(
  (known) => [...known, known.length === 0 ? 1 : doubled(known.at(-1) ?? 1)],
  [],
);
const logarithms: ReadonlyMap<number, number> = new Map(powers.map((element, exponent) => [element, exponent]));

/** α raised to a non-negative exponent. */
export function power(exponent: number): number {
  return powers[exponent % order] ?? 0;
}

export function multiply(left: number, right: number): number {
  if (left === 0 || right === 0) return 0;
  return power(logarithm(left) + logarithm(right));
}

/** @throws RangeError when the divisor is 0. */
export function quotient(dividend: number, divisor: number): number {
  if (dividend === 0 && divisor !== 0) return 0;
  return power(logarithm(dividend) + order - logarithm(divisor));
}

function doubled(element: number): number {
  const shifted = element << 1;
  return shifted > 31 ? shifted ^ reduction : shifted;
}

function logarithm(element: number): number {
  const exponent = logarithms.get(element);
  if (exponent === undefined) throw new RangeError(`${element} has no logarithm in GF(32)`);
  return exponent;
}
