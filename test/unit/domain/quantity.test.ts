import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addMicro,
  formatQuantity,
  type Micro,
  magnitudeMicro,
  micro,
  negateMicro,
  subtractMicro,
  sumMicro,
} from '../../../shared/domain/quantity';
import {
  conversionFactor,
  convertQuantity,
  type ItemConversion,
  problemOfConversion,
} from '../../../shared/domain/unit-conversion';
import { standardFactor, standardUnit, standardUnits } from '../../../shared/domain/units';

const whole = (value: number): Micro => micro(value * 1_000_000);
const conversion = (from: string, to: string, numerator: number, denominator = 1): ItemConversion => ({
  from,
  to,
  numerator,
  denominator,
});

describe('a quantity', () => {
  test('is a whole number of micro-units', () => {
    expect(() => micro(0.1)).toThrow(RangeError);
    expect(() => addMicro(micro(Number.MAX_SAFE_INTEGER), micro(1))).toThrow(RangeError);
    expect(sumMicro([micro(1), micro(2), micro(-3)])).toBe(0);
    expect(subtractMicro(micro(1), micro(3))).toBe(-2);
    expect(Object.is(negateMicro(micro(0)), 0)).toBe(true);
    expect(magnitudeMicro(micro(-4))).toBe(4);
  });

  test.each([
    [52_500_000, {}, '52.5'],
    [-11_500_000, { minimumDecimals: 2 }, '−11.50'],
    [2_000_000, { plus: true }, '+2'],
    [0, { plus: true }, '0'],
    [-4_000, {}, '0'],
    [1_234_567_500_000, { maximumDecimals: 3 }, '1,234,567.5'],
    [1_005_000, {}, '1.01'],
    [499_999, { maximumDecimals: 0 }, '0'],
    [1, { maximumDecimals: 6 }, '0.000001'],
  ])('%i micro-units shown with %j read %s', (value, display, text) => {
    expect(formatQuantity(micro(value), display)).toBe(text);
  });
});

describe('units everybody knows', () => {
  test.each([
    ['lb', 'g', 453.59237],
    ['oz', 'g', 28.349523125],
    ['lb', 'oz', 16],
    ['kg', 'g', 1000],
    ['fl_oz', 'ml', 29.5735295625],
    ['gal', 'ml', 3785.411784],
    ['gal', 'fl_oz', 128],
    ['cup', 'ml', 236.5882365],
    ['cup', 'tbsp', 16],
    ['tbsp', 'tsp', 3],
    ['tbsp', 'ml', 14.78676478125],
    ['tsp', 'ml', 4.92892159375],
    ['qt', 'pt', 2],
    ['gal', 'qt', 4],
    ['dozen', 'each', 12],
  ])('one %s is %s × %d', (from, to, factor) => {
    const ratio = standardFactor(from, to);
    expect(Number(ratio?.numerator) / Number(ratio?.denominator)).toBe(factor);
  });

  test('never change from mass to volume or count: an ounce is not a fluid ounce', () => {
    expect(standardFactor('oz', 'fl_oz')).toBeUndefined();
    expect(standardFactor('g', 'each')).toBeUndefined();
    expect(standardUnit('case')).toBeUndefined();
  });

  test('come back to the same quantity', () => {
    const mass = (['mg', 'g', 'kg', 'oz', 'lb'] as const).filter((code) => standardUnits[code].dimension === 'mass');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), fc.constantFrom(...mass), (value, code) => {
        const there = convertQuantity(micro(value), code, 'mg', []);
        expect(there.ok).toBe(true);
        const back = there.ok ? convertQuantity(there.value, 'mg', code, []) : there;
        expect(back.ok && Math.abs(back.value - value)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('an item with its own packs', () => {
  const mozzarella = [conversion('case', 'bag', 6), conversion('bag', 'lb', 5)];

  test('goes from case over bag and pound to gram', () => {
    expect(convertQuantity(whole(1), 'case', 'g', mozzarella)).toEqual({ ok: true, value: micro(13_607_771_100) });
    expect(convertQuantity(micro(13_607_771_100), 'g', 'case', mozzarella)).toEqual({ ok: true, value: whole(1) });
  });

  test('uses a density between volume and mass in both directions', () => {
    const flour = [conversion('cup', 'g', 120)];
    expect(convertQuantity(whole(2), 'cup', 'g', flour)).toEqual({ ok: true, value: whole(240) });
    expect(convertQuantity(whole(1), 'l', 'kg', flour)).toEqual({ ok: true, value: micro(507_210) });
  });

  test('prefers the exact change of units to its own conversion', () => {
    const wrong = [conversion('kg', 'g', 900)];
    expect(convertQuantity(whole(1), 'kg', 'g', wrong)).toEqual({ ok: true, value: whole(1000) });
  });

  test('has no conversion rather than a guess', () => {
    expect(convertQuantity(whole(300), 'ml', 'each', [])).toEqual({
      ok: false,
      problem: 'no-conversion',
      from: 'ml',
      to: 'each',
    });
    expect(conversionFactor('pallet', 'g', mozzarella).ok).toBe(false);
  });

  test('follows at most three conversions in a row', () => {
    const chain = ['a', 'b', 'c', 'd', 'e'].map((unit, index, all) => conversion(unit, all[index + 1] ?? 'f', 2));
    expect(conversionFactor('a', 'd', chain)).toEqual({ ok: true, value: { numerator: 8n, denominator: 1n } });
    expect(conversionFactor('a', 'e', chain).ok).toBe(false);
  });

  test('needs none for a unit into itself', () => {
    expect(convertQuantity(whole(3), 'case', 'case', [])).toEqual({ ok: true, value: whole(3) });
  });
});

describe('saving a conversion', () => {
  const known = [conversion('case', 'bag', 6), conversion('bag', 'lb', 5)];

  test('is refused when it contradicts another way by more than 0.5 %', () => {
    expect(problemOfConversion(conversion('case', 'lb', 30), known)).toBeUndefined();
    expect(problemOfConversion(conversion('case', 'lb', 3015, 100), known)).toBeUndefined();
    expect(problemOfConversion(conversion('case', 'lb', 3016, 100), known)).toBe('contradicts');
    expect(problemOfConversion(conversion('lb', 'case', 1, 31), known)).toBe('contradicts');
    expect(problemOfConversion(conversion('lb', 'g', 500), [])).toBe('contradicts');
  });

  test('is refused for nothing, negative numbers and a unit into itself', () => {
    expect(problemOfConversion(conversion('case', 'bag', 0), [])).toBe('not-positive');
    expect(problemOfConversion(conversion('case', 'bag', 6, -1), [])).toBe('not-positive');
    expect(problemOfConversion(conversion('case', 'bag', 1.5), [])).toBe('not-positive');
    expect(problemOfConversion(conversion('case', 'case', 1), [])).toBe('same-unit');
  });
});
