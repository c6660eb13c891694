import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currencySymbol, minorUnitDigits } from '../../../shared/domain/currency';
import {
  addMinor,
  type CashStep,
  cashRounding,
  formatMoney,
  magnitudeMinor,
  minor,
  multiplyMinor,
  negateMinor,
  roundToCash,
  subtractMinor,
  sumMinor,
} from '../../../shared/domain/money';
import { divideHalfAwayFromZero } from '../../../shared/domain/whole-numbers';

const amount = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }).map(minor);
const largest = Number.MAX_SAFE_INTEGER;

describe('an amount of money', () => {
  test('is a whole number of minor units and nothing else', () => {
    for (const value of [0.5, Number.NaN, Number.POSITIVE_INFINITY, largest + 1, -largest - 1]) {
      expect(() => minor(value)).toThrow(RangeError);
    }
    expect(minor(largest)).toBe(largest);
    expect(minor(2n)).toBe(2);
  });

  test('is never minus zero', () => {
    expect(Object.is(minor(-0), 0)).toBe(true);
    expect(Object.is(negateMinor(minor(0)), 0)).toBe(true);
  });

  test('adds up in any order', () => {
    fc.assert(
      fc.property(fc.array(amount), (amounts) => {
        expect(sumMinor(amounts)).toBe(sumMinor(amounts.toReversed()));
        expect(sumMinor([...amounts, ...amounts.map(negateMinor)])).toBe(0);
      }),
    );
  });

  test('refuses a sum that a number cannot hold exactly', () => {
    expect(() => addMinor(minor(largest), minor(1))).toThrow(RangeError);
    expect(() => subtractMinor(minor(-largest), minor(1))).toThrow(RangeError);
    expect(() => sumMinor([minor(largest), minor(largest), minor(-largest)])).toThrow(RangeError);
    expect(() => multiplyMinor(minor(largest), 2, 1)).toThrow(RangeError);
    expect(magnitudeMinor(minor(-largest))).toBe(largest);
  });
});

describe('rounding', () => {
  test.each([
    [5n, 2n, 3n],
    [-5n, 2n, -3n],
    [5n, -2n, -3n],
    [4n, 3n, 1n],
    [-4n, 3n, -1n],
    [1005n, 10n, 101n],
    [2675n, 10n, 268n],
    [-5n, 10n, -1n],
    [0n, 7n, 0n],
  ])('takes halves away from zero: %s ÷ %s = %s', (dividend, divisor, expected) => {
    expect(divideHalfAwayFromZero(dividend, divisor)).toBe(expected);
  });

  test('is never more than half a unit off and treats both signs alike', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
        fc.bigInt({ min: 1n, max: 10n ** 12n }),
        (a, b) => {
          const rounded = divideHalfAwayFromZero(a, b);
          const error = rounded * b - a;
          expect((error < 0n ? -error : error) * 2n <= b).toBe(true);
          expect(divideHalfAwayFromZero(-a, b)).toBe(-rounded);
        },
      ),
    );
  });

  test('refuses a divisor of nothing', () => {
    expect(() => divideHalfAwayFromZero(1n, 0n)).toThrow(RangeError);
  });

  test('multiplies by a ratio and rounds once', () => {
    expect(multiplyMinor(minor(1299), 825, 10_000)).toBe(107);
    expect(multiplyMinor(minor(-100), 1, 8)).toBe(-13);
  });
});

describe('cash rounding', () => {
  test.each([
    [1231, 1230],
    [1232, 1230],
    [1233, 1235],
    [1237, 1235],
    [1238, 1240],
    [-1233, -1235],
  ])('to five: %i → %i', (exact, cash) => {
    expect(roundToCash(minor(exact), 5)).toBe(cash);
  });

  test('leaves amounts alone where one cent exists, and takes tens to the nearer one', () => {
    expect(roundToCash(minor(1233), 1)).toBe(1233);
    expect(roundToCash(minor(1235), 10)).toBe(1240);
  });

  test('keeps what it changed as a figure of its own', () => {
    fc.assert(
      fc.property(amount, fc.constantFrom<CashStep>(1, 5, 10), (exact, step) => {
        const rounding = cashRounding(exact, step);
        expect(addMinor(exact, rounding)).toBe(roundToCash(exact, step));
        expect(Math.abs(rounding) * 2).toBeLessThanOrEqual(step);
      }),
    );
  });
});

describe('money in print', () => {
  test.each([
    [-1299, 'USD', '−$12.99'],
    [124_000, 'USD', '$1,240.00'],
    [0, 'USD', '$0.00'],
    [5, 'USD', '$0.05'],
    [-5, 'EUR', '−€0.05'],
    [1240, 'JPY', '¥1,240'],
    [1234, 'KWD', 'KWD\u00a01.234'],
    [1_234_567_890, 'GBP', '£12,345,678.90'],
  ])('%i %s reads %s', (value, currency, text) => {
    expect(formatMoney(minor(value), currency)).toBe(text);
  });

  test('has a plus only where a difference is shown, and never on zero', () => {
    expect(formatMoney(minor(500), 'USD', 'always')).toBe('+$5.00');
    expect(formatMoney(minor(-500), 'USD', 'always')).toBe('−$5.00');
    expect(formatMoney(minor(0), 'USD', 'always')).toBe('$0.00');
  });

  test('knows the digits of a currency and refuses what is none', () => {
    expect(['USD', 'JPY', 'KWD', 'CHF'].map(minorUnitDigits)).toEqual([2, 0, 3, 2]);
    expect(() => minorUnitDigits('dollars')).toThrow(RangeError);
    expect(currencySymbol('CHF')).toBe('CHF\u00a0');
  });
});
