import { type Minor, negateMinor, subtractMinor, sumMinor, zeroMinor } from '../money';

export interface OrderTotals {
  readonly subtotalMinor: Minor;
  /** Above zero when something was taken off. */
  readonly discountMinor: Minor;
  readonly taxMinor: Minor;
  readonly tipMinor: Minor;
  readonly gratuityMinor: Minor;
  readonly roundingMinor: Minor;
  readonly totalMinor: Minor;
}

/** `inclusive`: the subtotal already holds the tax, so it is not added again. */
export type TaxMode = 'inclusive' | 'exclusive';

/** subtotal − discount + tax (when prices exclude it) + tip + gratuity + rounding (domain rules §1.6). */
export function orderTotal(order: Omit<OrderTotals, 'totalMinor'>, taxMode: TaxMode): Minor {
  return sumMinor([
    order.subtotalMinor,
    negateMinor(order.discountMinor),
    taxMode === 'exclusive' ? order.taxMinor : zeroMinor,
    order.tipMinor,
    order.gratuityMinor,
    order.roundingMinor,
  ]);
}

/** Stated total minus the total of the parts: 0 when the order adds up. Imports are flagged by it, never corrected. */
export function orderTotalDifference(order: OrderTotals, taxMode: TaxMode): Minor {
  return subtractMinor(order.totalMinor, orderTotal(order, taxMode));
}
