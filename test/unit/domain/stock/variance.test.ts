import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minor } from '../../../../shared/domain/money';
import { micro } from '../../../../shared/domain/quantity';
import {
  type CountedStock,
  effectOfLateMovement,
  stockVariance,
  summariseVariance,
} from '../../../../shared/domain/stock/variance';
import { unitCost } from '../../../../shared/domain/unit-cost';

const at = (time: string) => `2026-11-16T${time}.000Z`;
const line: CountedStock = {
  countedMicro: micro(41_000_000),
  countedAt: at('22:40:00'),
  freezeAt: at('22:10:00'),
  expectedAtFreezeMicro: micro(52_500_000),
  averageCost: unitCost(330_000_000),
  movements: [],
};
const move = (time: string, units: number) => ({ occurredAt: at(time), quantityMicro: micro(units * 1_000_000) });

describe('a counted line', () => {
  test('is compared with what was there when the count began', () => {
    expect(stockVariance(line)).toEqual({
      movesAfterFreezeMicro: 0,
      expectedAtCountMicro: 52_500_000,
      varianceMicro: -11_500_000,
      varianceValueMinor: -3_795,
    });
  });

  test('takes into account what moved after the freeze, up to the moment of counting', () => {
    const movements = [
      move('22:10:00', 100),
      move('22:10:00', -100),
      move('22:09:59', 50),
      move('22:20:00', -3),
      move('22:40:00', -2),
      move('22:40:01', -7),
    ];
    expect(stockVariance({ ...line, movements })).toMatchObject({
      movesAfterFreezeMicro: -5_000_000,
      expectedAtCountMicro: 47_500_000,
      varianceMicro: -6_500_000,
    });
  });

  test('a sale during the count makes no difference of its own', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20, max: 20 }), { maxLength: 20 }), (units) => {
        const moved = units.reduce((sum, unit) => sum + unit, 0);
        const countedMicro = micro(52_500_000 + moved * 1_000_000);
        const movements = units.map((unit) => move('22:30:00', unit));
        expect(stockVariance({ ...line, countedMicro, movements }).varianceMicro).toBe(0);
      }),
    );
  });
});

describe('a movement that is recorded late', () => {
  test('makes a line doubtful until the count is posted, and is only noted after', () => {
    expect(effectOfLateMovement(at('22:20:00'), line, false)).toBe('recheck');
    expect(effectOfLateMovement(at('22:40:00'), line, false)).toBe('recheck');
    expect(effectOfLateMovement(at('22:20:00'), line, true)).toBe('note');
  });

  test('means nothing to a line counted before it happened', () => {
    expect(effectOfLateMovement(at('22:40:01'), line, false)).toBe('none');
    expect(effectOfLateMovement(at('22:40:01'), line, true)).toBe('none');
  });
});

test('missing and extra are shown apart and do not make up for each other', () => {
  expect(summariseVariance([-9_964, 196, 150, 0].map(minor))).toEqual({
    missingMinor: -9_964,
    extraMinor: 346,
    netMinor: -9_618,
    grossMinor: 10_310,
  });
  expect(summariseVariance([])).toEqual({ missingMinor: 0, extraMinor: 0, netMinor: 0, grossMinor: 0 });
});
