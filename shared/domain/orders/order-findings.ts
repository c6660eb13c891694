import { addMinor, type Minor, subtractMinor, sumMinor } from '../money';
import type { OrderStatus } from './order-status';
import { isSettled, type PaymentStatus } from './payment';

export interface PaidOrder {
  readonly status: OrderStatus;
  readonly totalMinor: Minor;
  readonly payments: readonly {
    readonly status: PaymentStatus;
    readonly amountMinor: Minor;
    readonly tipMinor: Minor;
  }[];
  readonly refunds: readonly { readonly amountMinor: Minor; readonly tipMinor: Minor }[];
}

export type OrderFinding =
  | {
      /** A finished order whose payments minus refunds differ from its total. */
      readonly kind: 'unbalanced';
      /** Payments minus refunds minus total. */
      readonly differenceMinor: Minor;
      /** The payments alone agree with the total: only money given back later makes the difference. */
      readonly explainedByRefunds: boolean;
    }
  | {
      /** A cancelled order whose money was taken and never given back. */
      readonly kind: 'cancelled_paid';
      readonly paidMinor: Minor;
    };

/** What is wrong between an order and its money (invariants of domain rules §3.1). Demonstration payments count here. */
export function orderFindings(order: PaidOrder): readonly OrderFinding[] {
  const paid = sumMinor(
    order.payments
      .filter((payment) => isSettled(payment.status))
      .map((payment) => addMinor(payment.amountMinor, payment.tipMinor)),
  );
  const refunded = sumMinor(order.refunds.map((refund) => addMinor(refund.amountMinor, refund.tipMinor)));
  const difference = subtractMinor(subtractMinor(paid, refunded), order.totalMinor);
  if (order.status === 'FINISHED' && difference !== 0) {
    return [{ kind: 'unbalanced', differenceMinor: difference, explainedByRefunds: paid === order.totalMinor }];
  }
  if (order.status === 'CANCELLED' && paid > 0 && order.refunds.length === 0) {
    return [{ kind: 'cancelled_paid', paidMinor: paid }];
  }
  return [];
}
