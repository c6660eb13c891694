import type { BusinessDate } from '../business-day';
import { tookMoney } from '../orders/payment';
import type { ParsedThings, TenderMethod } from './parsed-file';

/** Money in minor units. `count`, `amountMinor` and `tipMinor` are of payments; refunds stand on the day they were paid out. */
export interface ControlTotal {
  readonly businessDate: BusinessDate;
  readonly method: TenderMethod;
  readonly count: number;
  readonly amountMinor: number;
  readonly tipMinor: number;
  readonly refundMinor: number;
}

interface Running {
  count: number;
  amountMinor: number;
  tipMinor: number;
  refundMinor: number;
}

/**
 * Sums a file by business day and tender, to be compared with the vendor's own report. Payments that took no money
 * (pending, failed, voided) are left out; a refund counts with its tip. Ordered by day, then method.
 */
export function controlTotals(parsed: Pick<ParsedThings, 'payments' | 'refunds'>): readonly ControlTotal[] {
  const totals = new Map<string, Running>();
  const running = (businessDate: BusinessDate, method: TenderMethod): Running => {
    const key = `${businessDate} ${method}`;
    const known = totals.get(key) ?? { count: 0, amountMinor: 0, tipMinor: 0, refundMinor: 0 };
    totals.set(key, known);
    return known;
  };
  for (const payment of parsed.payments) {
    if (!tookMoney(payment)) continue;
    const total = running(payment.businessDate, payment.method);
    total.count += 1;
    total.amountMinor += payment.amountMinor;
    total.tipMinor += payment.tipMinor;
  }
  for (const refund of parsed.refunds) {
    running(refund.businessDate, refund.method).refundMinor += refund.amountMinor + refund.tipMinor;
  }
  return [...totals.entries()]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, total]) => {
      const [businessDate = '', method = ''] = key.split(' ');
      return { businessDate, method: method as TenderMethod, ...total };
    });
}
