import { type Minor, minor } from './money';
import { type Micro, microPerUnit } from './quantity';
import { divideHalfAwayFromZero, exactNumber } from './whole-numbers';

declare const unitCostBrand: unique symbol;

/** Millionths of a minor unit per base unit: one cent per gram = 1 000 000. Never negative. */
export type UnitCost = number & { readonly [unitCostBrand]: 'unit-cost' };

const microMinorPerMinor = 1_000_000n;
const scale = BigInt(microPerUnit) * microMinorPerMinor;

/** @throws RangeError for fractions, negative numbers and anything above 2^53 − 1. */
export function unitCost(value: number | bigint): UnitCost {
  const exact = exactNumber(value, 'A unit cost');
  if (exact < 0) throw new RangeError(`A unit cost cannot be negative: ${exact}`);
  return exact as UnitCost;
}

/**
 * The unit cost of a purchase: its price over the base quantity it brought, rounded once.
 *
 * @throws RangeError when the price is negative or the quantity is not above zero.
 */
export function unitCostOf(price: Minor, quantity: Micro): UnitCost {
  if (quantity <= 0) throw new RangeError(`A unit cost needs a quantity above zero: ${quantity}`);
  return unitCost(divideHalfAwayFromZero(BigInt(price) * scale, BigInt(quantity)));
}

/** The value of a quantity in minor units, signed like the quantity, rounded once. */
export function valueAtCost(quantity: Micro, cost: UnitCost): Minor {
  return minor(divideHalfAwayFromZero(BigInt(quantity) * BigInt(cost), scale));
}
