import { type Minor, minor } from './money';

/**
 * Splits an amount over lines in proportion to their weights so that the parts add up to it exactly (largest
 * remainder; equal remainders go to the lower line). When every weight is 0 the lines share equally.
 * 1000 over [1, 1, 1] → [334, 333, 333].
 *
 * @throws RangeError when there is no line, or a weight is negative or no integer.
 */
export function allocate(total: Minor, weights: readonly number[]): readonly Minor[] {
  if (weights.length === 0) throw new RangeError('An amount cannot be split over no lines');
  const shares = effectiveWeights(weights);
  const whole = shares.reduce((sum, share) => sum + share, 0n);
  const amount = BigInt(Math.abs(total));
  const parts = shares.map((share, line) => ({
    line,
    floor: (amount * share) / whole,
    remainder: (amount * share) % whole,
  }));
  const missing = amount - parts.reduce((sum, part) => sum + part.floor, 0n);
  const raised = new Set(
    parts
      .toSorted((left, right) => compare(right.remainder, left.remainder) || left.line - right.line)
      .slice(0, Number(missing))
      .map((part) => part.line),
  );
  const direction = total < 0 ? -1n : 1n;
  return parts.map((part) => minor(direction * (part.floor + (raised.has(part.line) ? 1n : 0n))));
}

function effectiveWeights(weights: readonly number[]): readonly bigint[] {
  if (weights.some((weight) => !Number.isSafeInteger(weight) || weight < 0)) {
    throw new RangeError(`Weights must be whole numbers from 0: ${weights.join(', ')}`);
  }
  return weights.every((weight) => weight === 0) ? weights.map(() => 1n) : weights.map(BigInt);
}

function compare(left: bigint, right: bigint): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
