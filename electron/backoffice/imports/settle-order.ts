import { isSettled, tookMoney } from '../../../shared/domain/orders/payment';
import type { OrderFields, OrderState, PaymentState, RefundState } from './order-state';

/**
 * Works out all that follows from an order's payments, refunds and lines. It looks at nothing else, so files
 * that arrive in another order end in the same state.
 */
export function settleOrder(order: OrderState): void {
  linkRefunds(order);
  for (const payment of order.payments.values()) payment.status = statusOf(payment, order);
  if (order.complete) return;
  const derived = { ...order.fields, ...stubFigures(order) };
  if (same(derived, order.fields)) return;
  order.fields = derived;
  order.changed = true;
}

/** What was given back of a payment, tips included. */
export function refundedMinor(order: OrderState, paymentId: string): number {
  let sum = 0;
  for (const refund of order.refunds.values())
    if (refund.paymentId === paymentId) sum += refund.amountMinor + refund.tipMinor;
  return sum;
}

function statusOf(payment: PaymentState, order: OrderState): PaymentState['status'] {
  if (payment.base !== 'SUCCESS') return payment.base;
  const refunded = refundedMinor(order, payment.id);
  if (refunded === 0) return 'SUCCESS';
  return refunded >= payment.amountMinor + payment.tipMinor ? 'REFUNDED' : 'PARTIALLY_REFUNDED';
}

function linkRefunds(order: OrderState): void {
  for (const refund of order.refunds.values())
    if (refund.externalId !== null) refund.paymentId = refundedPayment(order, refund)?.id ?? null;
}

/** Toast names the payment in the refund's id; Square names the order, where the method or a single payment decides. */
function refundedPayment(order: OrderState, refund: RefundState): PaymentState | undefined {
  if (order.source === 'toast') return order.payments.get(refund.externalId?.replace(/:REFUND$/, '') ?? '');
  const payments = [...order.payments.values()];
  const sameMethod = payments.filter((payment) => payment.method === refund.method);
  const [only, another] = sameMethod.length > 0 ? sameMethod : payments;
  return another === undefined ? only : undefined;
}

type StubFigures = Omit<
  OrderFields,
  'orderNo' | 'openedAt' | 'closedAt' | 'businessDate' | 'channel' | 'server' | 'guestCount'
>;

/** Until the file with the order arrives, an order is worth what was paid for it, or else what its lines say. */
function stubFigures(order: OrderState): StubFigures {
  const payments = [...order.payments.values()];
  const taken = payments.filter(tookMoney);
  const none = { discountMinor: 0, taxMinor: 0, gratuityMinor: 0, roundingMinor: 0 };
  if (taken.length > 0) {
    const subtotalMinor = sum(taken, (payment) => payment.amountMinor);
    const tipMinor = sum(taken, (payment) => payment.tipMinor);
    return { ...none, status: 'FINISHED', subtotalMinor, tipMinor, totalMinor: subtotalMinor + tipMinor };
  }
  const open =
    payments.length === 0 || payments.some((payment) => payment.base === 'PENDING' || isSettled(payment.status));
  const lines = [...order.lines.values()].filter((line) => !line.voided);
  const [subtotalMinor, discountMinor, taxMinor] = [
    sum(lines, (line) => line.grossMinor),
    sum(lines, (line) => line.discountMinor),
    sum(lines, (line) => line.taxMinor),
  ];
  const totalMinor = subtotalMinor - discountMinor + taxMinor;
  return {
    ...none,
    status: open ? 'PENDING' : 'CANCELLED',
    subtotalMinor,
    discountMinor,
    taxMinor,
    tipMinor: 0,
    totalMinor,
  };
}

const sum = <Thing>(things: readonly Thing[], of: (thing: Thing) => number): number =>
  things.reduce((total, thing) => total + of(thing), 0);

const same = (left: OrderFields, right: OrderFields): boolean =>
  (Object.keys(left) as (keyof OrderFields)[]).every((name) => left[name] === right[name]);
