import type { Piles } from './layout-reader';
import type { ImportedPaymentStatus, ParsedPayment, ParsedRefund } from './parsed-file';

interface Linked {
  readonly payments: { readonly taken: readonly ParsedPayment[]; readonly held: readonly ParsedPayment[] };
  readonly refunds: { readonly taken: readonly ParsedRefund[]; readonly held: readonly ParsedRefund[] };
}

/**
 * Square refunds name the order, not the payment. A refund belongs to the one payment of that order with its method, or
 * to the only payment of that order; otherwise it stays without. A held refund changes no payment's state.
 */
export function linkSquareRefunds(payments: Piles<ParsedPayment>, refunds: Piles<ParsedRefund>): Linked {
  const byOrder = new Map<string, ParsedPayment[]>();
  for (const payment of [...payments.taken, ...payments.held]) {
    const known = byOrder.get(payment.orderExternalId);
    if (known === undefined) byOrder.set(payment.orderExternalId, [payment]);
    else known.push(payment);
  }
  const link = (refund: ParsedRefund): ParsedRefund => {
    const paymentExternalId = refundedPayment(refund, byOrder.get(refund.orderExternalId) ?? []);
    return paymentExternalId === undefined ? refund : { ...refund, paymentExternalId };
  };
  const taken = refunds.taken.map(link);
  const refundedMinor = new Map<string, number>();
  for (const { paymentExternalId, amountMinor, tipMinor } of taken) {
    if (paymentExternalId === undefined) continue;
    refundedMinor.set(paymentExternalId, (refundedMinor.get(paymentExternalId) ?? 0) + amountMinor + tipMinor);
  }
  const settle = (payment: ParsedPayment): ParsedPayment => {
    const status = statusAfter(payment, refundedMinor.get(payment.externalId) ?? 0);
    return status === payment.status ? payment : { ...payment, status };
  };
  return {
    payments: { taken: payments.taken.map(settle), held: payments.held.map(settle) },
    refunds: { taken, held: refunds.held.map(link) },
  };
}

function refundedPayment(refund: ParsedRefund, candidates: readonly ParsedPayment[]): string | undefined {
  const sameMethod = candidates.filter((payment) => payment.method === refund.method);
  const [only, another] = sameMethod.length > 0 ? sameMethod : candidates;
  return another === undefined ? only?.externalId : undefined;
}

function statusAfter(payment: ParsedPayment, refundedMinor: number): ImportedPaymentStatus {
  if (refundedMinor === 0 || payment.status !== 'SUCCESS') return payment.status;
  return refundedMinor >= payment.amountMinor + payment.tipMinor ? 'REFUNDED' : 'PARTIALLY_REFUNDED';
}
