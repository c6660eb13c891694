import type { DrawerEvent, DrawerPayment } from '../../../shared/domain/cash/expected-cash';
import type { DayRefund } from '../../../shared/domain/day/day-summary';
import { type Minor, zeroMinor } from '../../../shared/domain/money';
import type { OrderStatus } from '../../../shared/domain/orders/order-status';
import type { ReadStore } from '../../store/store-handles';

/**
 * The business dates before `before` that have orders or payments, newest first. Steps from date to date on the indexes:
 * reading three years of orders to list a month would take a second.
 */
export const selectDates = (store: ReadStore, before: string, limit: number): readonly string[] =>
  store
    .all<{ readonly date: string }>(
      `WITH RECURSIVE step (date) AS (
         SELECT nullif(max(
           coalesce((SELECT max(business_date) FROM "order" WHERE business_date < :before), ''),
           coalesce((SELECT max(business_date) FROM payment WHERE business_date < :before), '')), '')
         UNION ALL
         SELECT nullif(max(
           coalesce((SELECT max(business_date) FROM "order" WHERE business_date < step.date), ''),
           coalesce((SELECT max(business_date) FROM payment WHERE business_date < step.date), '')), '')
         FROM step WHERE step.date IS NOT NULL)
       SELECT date FROM step WHERE date IS NOT NULL LIMIT :limit`,
      { before, limit },
    )
    .map((row) => row.date);

export const countPaymentsOn = (store: ReadStore, businessDate: string): number =>
  store.get<{ readonly count: number }>(
    'SELECT count(*) AS count FROM live_payment WHERE business_date = :businessDate',
    {
      businessDate,
    },
  )?.count ?? 0;

export const selectOrderStates = (
  store: ReadStore,
  businessDate: string,
): readonly { readonly status: OrderStatus }[] =>
  store.all('SELECT status FROM live_order WHERE business_date = :businessDate', { businessDate });

export const selectDayPayments = (store: ReadStore, businessDate: string): readonly DrawerPayment[] =>
  store.all<DrawerPayment>(
    `SELECT method, status, amount_minor AS amountMinor, tip_minor AS tipMinor, cash_rounding_minor AS cashRoundingMinor
     FROM live_payment WHERE business_date = :businessDate`,
    { businessDate },
  );

export const selectDayRefunds = (store: ReadStore, businessDate: string): readonly DayRefund[] =>
  store.all<DayRefund>(
    'SELECT method, amount_minor AS amountMinor, tip_minor AS tipMinor FROM live_refund WHERE business_date = :businessDate',
    { businessDate },
  );

export const selectDayOpening = (store: ReadStore, businessDate: string): Minor =>
  store.get<{ readonly minor: Minor }>(
    'SELECT coalesce(sum(opening_float_minor), 0) AS minor FROM cash_session WHERE business_date = :businessDate',
    { businessDate },
  )?.minor ?? zeroMinor;

export const selectDayEvents = (store: ReadStore, businessDate: string): readonly DrawerEvent[] =>
  store.all<DrawerEvent>(
    `SELECT e.kind, origin.kind AS reversedKind, e.amount_minor AS amountMinor
     FROM cash_session s JOIN drawer_event e ON e.session_id = s.id LEFT JOIN drawer_event origin ON origin.id = e.reverses_id
     WHERE s.business_date = :businessDate`,
    { businessDate },
  );

/** Dates on which cash was taken or given back for the orders of a date. */
export const selectCashDatesOfOrders = (store: ReadStore, businessDate: string): readonly string[] =>
  store
    .all<{ readonly date: string }>(
      `SELECT p.business_date AS date FROM live_order o JOIN live_payment p ON p.order_id = o.id AND p.method = 'CASH'
       WHERE o.business_date = :businessDate
       UNION SELECT r.business_date FROM live_order o JOIN live_refund r ON r.order_id = o.id AND r.method = 'CASH'
       WHERE o.business_date = :businessDate`,
      { businessDate },
    )
    .map((row) => row.date);
