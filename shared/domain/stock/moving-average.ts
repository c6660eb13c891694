import { type Minor, zeroMinor } from '../money';
import { addMicro, type Micro, zeroMicro } from '../quantity';
import { type UnitCost, unitCost, valueAtCost } from '../unit-cost';
import { divideHalfAwayFromZero } from '../whole-numbers';

export interface StockPosition {
  readonly onHandMicro: Micro;
  /** Moving average; the last one known while nothing is on hand. */
  readonly averageCost: UnitCost;
}

export interface ValuedMovement {
  readonly position: StockPosition;
  /** What the movement is worth, signed like its quantity and rounded once. */
  readonly valueMinor: Minor;
  /** The cost per base unit that gave the value. */
  readonly unitCost: UnitCost;
}

export const emptyPosition: StockPosition = { onHandMicro: zeroMicro, averageCost: unitCost(0) };

/**
 * Stock that comes in at a price of its own (opening, receipt, prep): the average is weighed anew. While the shelf is
 * at or below zero there is nothing to weigh against, so the new cost becomes the average.
 *
 * @throws RangeError when the quantity is not above zero or a result is out of range.
 */
export function bringIn(position: StockPosition, quantity: Micro, cost: UnitCost): ValuedMovement {
  if (quantity <= 0) throw new RangeError(`Stock that comes in has a quantity above zero: ${quantity}`);
  return {
    position: {
      onHandMicro: addMicro(position.onHandMicro, quantity),
      averageCost: position.onHandMicro <= 0 ? cost : weighedCost(position, quantity, cost),
    },
    valueMinor: valueAtCost(quantity, cost),
    unitCost: cost,
  };
}

/** Every other movement, in or out: valued at the average, which it leaves as it is. */
export function moveAtAverage(position: StockPosition, quantity: Micro): ValuedMovement {
  return {
    position: { ...position, onHandMicro: addMicro(position.onHandMicro, quantity) },
    valueMinor: valueAtCost(quantity, position.averageCost),
    unitCost: position.averageCost,
  };
}

/** What the shelf is worth; nothing while on-hand is below zero. */
export function valueOnHand(position: StockPosition): Minor {
  return position.onHandMicro <= 0 ? zeroMinor : valueAtCost(position.onHandMicro, position.averageCost);
}

function weighedCost(position: StockPosition, quantity: Micro, cost: UnitCost): UnitCost {
  const before = BigInt(position.onHandMicro);
  const added = BigInt(quantity);
  const worth = before * BigInt(position.averageCost) + added * BigInt(cost);
  return unitCost(divideHalfAwayFromZero(worth, before + added));
}
