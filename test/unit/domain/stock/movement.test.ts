import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Micro, micro } from '../../../../shared/domain/quantity';
import {
  type MovementDraft,
  movementDirection,
  movementKinds,
  movementProblems,
  onHand,
  reversalOf,
} from '../../../../shared/domain/stock/movement';
import { bringIn, emptyPosition, moveAtAverage, valueOnHand } from '../../../../shared/domain/stock/moving-average';
import { unitCost } from '../../../../shared/domain/unit-cost';

const units = (value: number): Micro => micro(value * 1_000_000);

describe('a stock movement', () => {
  test.each(movementKinds)('%s goes only in its direction', (kind) => {
    const draft = (quantity: number): MovementDraft => ({
      kind,
      quantityMicro: micro(quantity),
      reasonId: 'reason',
      ...(kind === 'reversal' ? { reversesId: 'other' } : {}),
    });
    const possible = [-1, 0, 1].filter((quantity) => movementProblems(draft(quantity)).length === 0);
    expect(possible).toEqual({ in: [1], out: [-1], either: [-1, 1] }[movementDirection(kind)]);
  });

  test.each<[MovementDraft, readonly string[]]>([
    [{ kind: 'waste', quantityMicro: micro(-1) }, ['reason-missing']],
    [{ kind: 'adjust', quantityMicro: micro(1) }, ['reason-missing']],
    [{ kind: 'sale', quantityMicro: micro(-1) }, []],
    [{ kind: 'sale', quantityMicro: micro(1), reversesId: 'x' }, ['wrong-direction', 'reverses-something']],
    [{ kind: 'reversal', quantityMicro: micro(1), reasonId: 'r' }, ['reverses-nothing']],
    [{ kind: 'count_correction', quantityMicro: micro(0) }, ['zero']],
  ])('%j has the problems %j', (draft, problems) => {
    expect(movementProblems(draft)).toEqual(problems);
  });

  test('adds up to what is on hand, and reversals bring it back to nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 }).map(micro)), (quantities) => {
        const movements = quantities.map((quantityMicro, index) => ({ id: `${index}`, quantityMicro }));
        const undone = reversalOf(movements);
        expect(onHand([...movements, ...undone])).toBe(0);
        expect(undone.map((each) => each.reversesId)).toEqual(movements.map((each) => each.id));
      }),
    );
  });
});

describe('the moving average', () => {
  test('weighs a delivery against what is on hand', () => {
    const opened = bringIn(emptyPosition, units(10), unitCost(1_000_000));
    expect(opened).toMatchObject({ valueMinor: 10, position: { onHandMicro: 10_000_000, averageCost: 1_000_000 } });
    const delivered = bringIn(opened.position, units(5), unitCost(4_000_000));
    expect(delivered).toMatchObject({ valueMinor: 20, position: { averageCost: 2_000_000 } });
    expect(valueOnHand(delivered.position)).toBe(30);
  });

  test('stays as it is when stock leaves, and values what leaves', () => {
    const { position } = bringIn(emptyPosition, units(10), unitCost(1_550_000));
    const sold = moveAtAverage(position, units(-3));
    expect(sold).toEqual({
      position: { onHandMicro: 7_000_000, averageCost: 1_550_000 },
      valueMinor: -5,
      unitCost: 1_550_000,
    });
  });

  test('starts again with the new cost when the shelf was empty or below', () => {
    const start = { onHandMicro: units(-4), averageCost: unitCost(9_000_000) };
    expect(bringIn(start, units(10), unitCost(1_000_000)).position).toEqual({
      onHandMicro: 6_000_000,
      averageCost: 1_000_000,
    });
    expect(valueOnHand(start)).toBe(0);
  });

  test('always lies between the lowest and the highest cost', () => {
    const delivery = fc.tuple(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 0, max: 1e9 }));
    fc.assert(
      fc.property(fc.array(delivery, { minLength: 1, maxLength: 30 }), (deliveries) => {
        const costs = deliveries.map(([, cost]) => cost);
        const position = deliveries.reduce(
          (before, [quantity, cost]) => bringIn(before, micro(quantity), unitCost(cost)).position,
          emptyPosition,
        );
        expect(position.averageCost).toBeGreaterThanOrEqual(Math.min(...costs));
        expect(position.averageCost).toBeLessThanOrEqual(Math.max(...costs));
      }),
    );
  });

  test('takes nothing in that is not there', () => {
    expect(() => bringIn(emptyPosition, units(0), unitCost(1))).toThrow(RangeError);
    expect(() => bringIn(emptyPosition, units(-1), unitCost(1))).toThrow(RangeError);
  });
});
