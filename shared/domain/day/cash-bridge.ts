import {
  type DrawerEvent,
  type DrawerPayment,
  type DrawerRefund,
  type ExpectedCashLineKey,
  expectedCash,
} from '../cash/expected-cash';
import { addMinor, type Minor, negateMinor, subtractMinor, sumMinor } from '../money';
import type { OrderStatus } from '../orders/order-status';
import { isMoney, isSettled, tookMoney } from '../orders/payment';

export interface BridgeOrder {
  readonly status: OrderStatus;
  /** With tips and gratuity. */
  readonly totalMinor: Minor;
  readonly tipMinor: Minor;
  readonly gratuityMinor: Minor;
  readonly payments: readonly DrawerPayment[];
}

export interface BridgeFacts {
  readonly orders: readonly BridgeOrder[];
  readonly refunds: readonly DrawerRefund[];
  readonly drawerEvents: readonly DrawerEvent[];
  readonly openingMinor: Minor;
}

export type BridgeLineKey =
  | 'order-revenue'
  | 'tips-and-gratuity'
  | 'unpaid'
  | 'paid-on-unfinished-orders'
  | 'demonstration'
  | 'other-tenders'
  | Exclude<ExpectedCashLineKey, 'cash-payments' | 'cash-tips'>;

export interface BridgeLine {
  readonly key: BridgeLineKey;
  /** Signed: all lines add up to the expected cash. */
  readonly amountMinor: Minor;
}

export interface CashBridge {
  readonly lines: readonly BridgeLine[];
  readonly expectedCashMinor: Minor;
}

/**
 * How the revenue of the finished orders becomes the cash that must be in the drawers (domain rules §3.2, §8):
 * revenue, plus tips, minus what was not paid, plus what was paid on orders that are not finished, minus
 * demonstrations and other tenders, minus refunds and whatever else left the drawers.
 */
export function cashBridge(facts: BridgeFacts): CashBridge {
  const finished = facts.orders.filter((order) => order.status === 'FINISHED');
  const others = facts.orders.filter((order) => order.status !== 'FINISHED');
  const payments = facts.orders.flatMap((order) => order.payments);
  const cash = expectedCash({ ...facts, payments, events: facts.drawerEvents });

  const billed = sumMinor(finished.map((order) => order.totalMinor));
  const tips = sumMinor(finished.map((order) => addMinor(order.tipMinor, order.gratuityMinor)));
  const paid = received(finished.flatMap((order) => order.payments));
  const lines: readonly BridgeLine[] = [
    { key: 'order-revenue', amountMinor: subtractMinor(billed, tips) },
    { key: 'tips-and-gratuity', amountMinor: tips },
    { key: 'unpaid', amountMinor: subtractMinor(paid, billed) },
    { key: 'paid-on-unfinished-orders', amountMinor: received(others.flatMap((order) => order.payments)) },
    { key: 'demonstration', amountMinor: negateMinor(received(payments.filter((row) => !isMoney(row.method)))) },
    { key: 'other-tenders', amountMinor: negateMinor(received(payments.filter(isOtherTender))) },
    ...cash.lines.flatMap(({ key, amountMinor }) =>
      key === 'cash-payments' || key === 'cash-tips' ? [] : [{ key, amountMinor }],
    ),
  ];
  return { lines, expectedCashMinor: cash.expectedMinor };
}

/** Amounts and tips of the payments that went through; cash rounding has its own line. */
function received(payments: readonly DrawerPayment[]): Minor {
  return sumMinor(
    payments
      .filter((payment) => isSettled(payment.status))
      .map((payment) => addMinor(payment.amountMinor, payment.tipMinor)),
  );
}

function isOtherTender(payment: DrawerPayment): boolean {
  return payment.method !== 'CASH' && tookMoney(payment);
}
