import { describe, expect, test } from 'vitest';
import { minor } from '../../../shared/domain/money';
import { micro } from '../../../shared/domain/quantity';
import { convertQuantity } from '../../../shared/domain/unit-conversion';
import { unitCost, unitCostOf, valueAtCost } from '../../../shared/domain/unit-cost';

const grams = (value: number) => micro(value * 1_000_000);

describe('a unit cost', () => {
  test('is one million for a cent per gram', () => {
    expect(unitCostOf(minor(100), grams(100))).toBe(1_000_000);
    expect(valueAtCost(grams(180), unitCost(1_000_000))).toBe(180);
  });

  test('comes from the price of a case in its base unit', () => {
    const pounds = convertQuantity(micro(30_000_000), 'lb', 'g', []);
    expect(pounds.ok && unitCostOf(minor(7470), pounds.value)).toBe(548_951);
    expect(unitCostOf(minor(1850), grams(25_000))).toBe(74_000);
    expect(unitCostOf(minor(3400), micro(50_000_000))).toBe(68_000_000);
  });

  test('values a quantity with its sign, rounded once and half away from zero', () => {
    expect(valueAtCost(grams(-10), unitCost(550_000))).toBe(-6);
    expect(valueAtCost(grams(10), unitCost(550_000))).toBe(6);
    expect(valueAtCost(grams(1), unitCost(499_999))).toBe(0);
    expect(valueAtCost(micro(0), unitCost(499_999))).toBe(0);
  });

  test('refuses negative costs and a price of nothing bought', () => {
    expect(() => unitCost(-1)).toThrow(RangeError);
    expect(() => unitCostOf(minor(-1), grams(1))).toThrow(RangeError);
    expect(() => unitCostOf(minor(1), micro(0))).toThrow(RangeError);
  });
});
