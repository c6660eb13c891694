/** How a customer paid. `ONLINE_DEMO` is kept as it came but is never money. */
export const paymentMethods = ['CASH', 'CARD', 'ONLINE', 'ONLINE_DEMO', 'GIFT', 'HOUSE', 'OTHER'] as const;
export type PaymentMethod = (typeof paymentMethods)[number];

export const paymentStatuses = [
  'PENDING',
  'SUCCESS',
  'FAILED',
  'CANCELLED',
  'PARTIALLY_REFUNDED',
  'REFUNDED',
  'REVERSED',
] as const;
export type PaymentStatus = (typeof paymentStatuses)[number];

const nextStatuses: Readonly<Record<PaymentStatus, readonly PaymentStatus[]>> = {
  PENDING: ['SUCCESS', 'FAILED', 'CANCELLED'],
  SUCCESS: ['PARTIALLY_REFUNDED', 'REFUNDED', 'REVERSED'],
  PARTIALLY_REFUNDED: ['REFUNDED'],
  FAILED: [],
  CANCELLED: [],
  REFUNDED: [],
  REVERSED: [],
};

/** Whether a payment may go from one status to the other (domain rules §3.1). A failed payment never took money. */
export function mayPaymentBecome(from: PaymentStatus, to: PaymentStatus): boolean {
  return nextStatuses[from].includes(to);
}

/** Whether the customer's money came in. What was refunded later came in first; a reversed payment never did. */
export function tookMoney(payment: { readonly method: PaymentMethod; readonly status: PaymentStatus }): boolean {
  return isMoney(payment.method) && isSettled(payment.status);
}

/** Whether a status says that the payment went through, whatever the method is worth. */
export function isSettled(status: PaymentStatus): boolean {
  return status === 'SUCCESS' || status === 'PARTIALLY_REFUNDED' || status === 'REFUNDED';
}

/** Every method except the demonstration one. */
export function isMoney(method: PaymentMethod): boolean {
  return method !== 'ONLINE_DEMO';
}
