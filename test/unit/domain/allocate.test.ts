import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocate } from '../../../shared/domain/allocate';
import { minor, sumMinor } from '../../../shared/domain/money';

const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 30 });
const total = fc.integer({ min: -10_000_000, max: 10_000_000 }).map(minor);

describe('splitting an amount over lines', () => {
  test.each([
    [1000, [1, 1, 1], [334, 333, 333]],
    [500, [1299, 350, 899], [255, 69, 176]],
    [-500, [1299, 350, 899], [-255, -69, -176]],
    [100, [0, 0, 0], [34, 33, 33]],
    [7, [0, 5, 0], [0, 7, 0]],
    [0, [3, 4], [0, 0]],
  ])('%i over %j gives %j', (amount, shares, parts) => {
    expect(allocate(minor(amount), shares)).toEqual(parts);
  });

  test('adds up exactly, and no part is a whole unit away from its share', () => {
    fc.assert(
      fc.property(total, weights, (amount, shares) => {
        const parts = allocate(amount, shares);
        expect(sumMinor(parts)).toBe(amount);
        const whole = shares.reduce((sum, share) => sum + share, 0);
        if (whole === 0) return;
        parts.forEach((part, line) => {
          expect(Math.abs(part * whole - amount * (shares[line] ?? 0))).toBeLessThan(whole);
        });
      }),
    );
  });

  test('gives an equal remainder to the lower line', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }).map(minor), fc.integer({ min: 1, max: 20 }), (amount, lines) => {
        const parts = allocate(amount, new Array<number>(lines).fill(1));
        expect(parts).toEqual(parts.toSorted((left, right) => right - left));
      }),
    );
  });

  test('refuses no lines, negative weights and fractions', () => {
    for (const shares of [[], [-1, 2], [0.5]]) expect(() => allocate(minor(1), shares)).toThrow(RangeError);
  });
});
