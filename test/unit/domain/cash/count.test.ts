import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CountEntry, largestQuantity, runningTotal, totalCount } from '../../../../shared/domain/cash/count';
import { countableCurrencies, seededDenominations } from '../../../../shared/domain/cash/denominations';
import { minor } from '../../../../shared/domain/money';

function sheet(quantities: Readonly<Record<number, number | null>>, rolls: Readonly<Record<number, number>> = {}) {
  return seededDenominations('USD').map(
    (denomination): CountEntry => ({
      ...denomination,
      denominationId: `${denomination.valueMinor}`,
      looseQuantity: quantities[denomination.valueMinor] ?? (denomination.valueMinor in quantities ? null : 0),
      rolls: rolls[denomination.valueMinor] ?? null,
    }),
  );
}

const drawerTwo = { 5000: 1, 2000: 9, 1000: 5, 500: 6, 100: 21, 25: 26, 10: 14, 5: 9 };

describe('counting a drawer', () => {
  test('adds up notes, loose coins and rolls', () => {
    const result = totalCount(sheet({ 2000: 3, 25: 4, 1: 7 }, { 25: 2, 1: 1, 2000: 1 }));
    expect(result.ok && result.totalMinor).toBe(6_000 + 100 + 7 + 2 * 40 * 25 + 50 + 100 * 2_000);
    expect(result.ok && result.lines.find((line) => line.denominationId === '25')).toEqual({
      denominationId: '25',
      looseQuantity: 4,
      rolls: 2,
      amountMinor: 2_100,
    });
  });

  test('is not finished while a line is empty: empty is not zero', () => {
    const entries = sheet({ ...drawerTwo, 1: null });
    expect(totalCount(entries)).toEqual({ ok: false, problems: [{ kind: 'empty', denominationIds: ['1'] }] });
    expect(runningTotal(entries)).toBe(36_035);
    expect(totalCount(sheet({ ...drawerTwo, 1: 0 })).ok).toBe(true);
  });

  test('an empty drawer is counted as zero on every line', () => {
    expect(totalCount(sheet({}))).toMatchObject({ ok: true, totalMinor: 0 });
    expect(totalCount([])).toEqual({ ok: false, problems: [{ kind: 'no-lines', denominationIds: [] }] });
  });

  test.each([-1, 0.5, Number.NaN, largestQuantity + 1])('refuses %d as a quantity', (quantity) => {
    expect(totalCount(sheet({ 25: quantity }))).toEqual({
      ok: false,
      problems: [{ kind: 'not-a-quantity', denominationIds: ['25'] }],
    });
    expect(runningTotal(sheet({ 25: quantity, 5: 2 }))).toBe(10);
  });

  test('refuses rolls of a coin that does not come in rolls, and names every problem at once', () => {
    const entry: CountEntry = { denominationId: 'a', valueMinor: minor(50), looseQuantity: 0, rolls: 1 };
    expect(totalCount([entry, { ...entry, denominationId: 'b', looseQuantity: null, rolls: null }])).toEqual({
      ok: false,
      problems: [
        { kind: 'empty', denominationIds: ['b'] },
        { kind: 'no-such-roll', denominationIds: ['a'] },
      ],
    });
  });

  test('agrees with the running total once it is complete', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 13, maxLength: 13 }), (quantities) => {
        const entries = sheet({}).map((entry, index) => ({ ...entry, looseQuantity: quantities[index] ?? 0 }));
        const result = totalCount(entries);
        expect(result.ok && result.totalMinor).toBe(runningTotal(entries));
      }),
    );
  });
});

describe('the notes and coins of a currency', () => {
  test.each(countableCurrencies)('%s: notes before coins, largest first, each once', (currency) => {
    const denominations = seededDenominations(currency);
    for (const kind of ['note', 'coin'] as const) {
      const values = denominations.filter((each) => each.kind === kind).map((each) => each.valueMinor);
      expect(values).toEqual(values.toSorted((left, right) => right - left));
      expect(new Set(values).size).toBe(values.length);
    }
    expect(denominations.map((each) => each.kind).join()).toMatch(/^(note,)+(coin,?)+$/u);
  });

  test('American rolls are worth what banks hand out', () => {
    const coins = seededDenominations('USD').filter((each) => each.kind === 'coin');
    expect(coins.map((each) => each.valueMinor * (each.rollQuantity ?? 0))).toEqual([2500, 1000, 1000, 500, 200, 50]);
  });

  test('an unknown currency is refused', () => {
    expect(() => seededDenominations('XYZ')).toThrow(RangeError);
  });
});
