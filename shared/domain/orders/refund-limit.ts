import { addMinor, type Minor, subtractMinor, sumMinor } from '../money';

interface Money {
  readonly amountMinor: Minor;
  readonly tipMinor: Minor;
}

/** What of a payment can still be given back, its tip included. The refunds of a payment never exceed it. */
export function refundableMinor(payment: Money, refunds: readonly Money[]): Minor {
  const given = sumMinor(refunds.map((refund) => addMinor(refund.amountMinor, refund.tipMinor)));
  return subtractMinor(addMinor(payment.amountMinor, payment.tipMinor), given);
}
