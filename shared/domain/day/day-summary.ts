import { type DrawerEvent, type DrawerPayment, expectedCash } from '../cash/expected-cash';
import { type Minor, sumMinor } from '../money';
import { type OrderStatus, orderStatuses } from '../orders/order-status';
import { isSettled, type PaymentMethod, paymentMethods } from '../orders/payment';

export interface DayRefund {
  readonly method: PaymentMethod;
  /** Above zero. */
  readonly amountMinor: Minor;
  readonly tipMinor: Minor;
}

/** Everything of one business date, as it lies in the ledger. */
export interface DayFacts {
  readonly businessDate: string;
  readonly orders: readonly { readonly status: OrderStatus }[];
  readonly payments: readonly DrawerPayment[];
  readonly refunds: readonly DayRefund[];
  readonly drawerEvents: readonly DrawerEvent[];
  /** The counted opening floats of the day's drawers together; 0 without drawers. */
  readonly openingMinor: Minor;
}

export interface PaymentSummary {
  readonly method: PaymentMethod;
  readonly count: number;
  readonly amountMinor: Minor;
  readonly tipMinor: Minor;
}

export interface RefundSummary {
  readonly method: PaymentMethod;
  readonly count: number;
  /** Without tips. */
  readonly amountMinor: Minor;
}

export interface DaySummary {
  readonly businessDate: string;
  readonly orders: { readonly count: number; readonly byStatus: Readonly<Partial<Record<OrderStatus, number>>> };
  /** Payments that went through, one line per method in use. `ONLINE_DEMO` has a line but is no money. */
  readonly payments: readonly PaymentSummary[];
  readonly refunds: readonly RefundSummary[];
  readonly expectedCashMinor: Minor;
}

/**
 * The day in figures. Payments and refunds in the order of {@link paymentMethods}; pending, failed, cancelled and
 * reversed payments are left out. Expected cash is what all the day's drawers together must hold.
 */
export function summariseDay(facts: DayFacts): DaySummary {
  const settled = facts.payments.filter((payment) => isSettled(payment.status));
  return {
    businessDate: facts.businessDate,
    orders: { count: facts.orders.length, byStatus: countByStatus(facts.orders) },
    payments: byMethod(settled).map(({ method, rows }) => ({
      method,
      count: rows.length,
      amountMinor: sumMinor(rows.map((row) => row.amountMinor)),
      tipMinor: sumMinor(rows.map((row) => row.tipMinor)),
    })),
    refunds: byMethod(facts.refunds).map(({ method, rows }) => ({
      method,
      count: rows.length,
      amountMinor: sumMinor(rows.map((row) => row.amountMinor)),
    })),
    expectedCashMinor: expectedCash({ ...facts, events: facts.drawerEvents }).expectedMinor,
  };
}

function countByStatus(orders: DayFacts['orders']): Readonly<Partial<Record<OrderStatus, number>>> {
  return Object.fromEntries(
    orderStatuses
      .map((status) => [status, orders.filter((order) => order.status === status).length] as const)
      .filter(([, count]) => count > 0),
  );
}

function byMethod<Row extends { readonly method: PaymentMethod }>(
  rows: readonly Row[],
): readonly { readonly method: PaymentMethod; readonly rows: readonly Row[] }[] {
  return paymentMethods
    .map((method) => ({ method, rows: rows.filter((row) => row.method === method) }))
    .filter((group) => group.rows.length > 0);
}
