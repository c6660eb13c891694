import type { Minor } from '../../../shared/domain/money';
import type { OrderStatus } from '../../../shared/domain/orders/order-status';
import type { PaymentMethod, PaymentStatus } from '../../../shared/domain/orders/payment';
import type { ReadStore } from '../../store/store-handles';

/** What it takes to see whether something is odd about an order. */
export interface OrderBalance {
  readonly source: string;
  readonly status: OrderStatus;
  readonly totalMinor: Minor;
  readonly complete: number;
  /** Payments that went through, with tips. */
  readonly paidMinor: Minor;
  readonly refundedMinor: Minor;
  readonly refunds: number;
  readonly looseCash: number;
}

export interface OrderRow extends OrderBalance {
  readonly id: string;
  readonly orderNo: string;
  readonly openedAt: string;
  readonly businessDate: string;
  readonly channel: string;
  readonly server: string | null;
  readonly subtotalMinor: Minor;
  readonly discountMinor: Minor;
  readonly taxMinor: Minor;
  readonly tipMinor: Minor;
  /** Comma-separated. */
  readonly methods: string | null;
  /** Business dates on which cash was taken or given back for the order; comma-separated. */
  readonly cashDates: string | null;
}

const settled = `status IN ('SUCCESS', 'PARTIALLY_REFUNDED', 'REFUNDED')`;

/** Cash that no drawer session holds, where none is open that will claim it. */
const looseCash = `EXISTS (SELECT 1 FROM live_payment p WHERE p.order_id = o.id AND p.method = 'CASH' AND p.${settled} AND p.cash_session_id IS NULL
  AND NOT EXISTS (SELECT 1 FROM cash_session s WHERE s.status NOT IN ('LOCKED', 'FORCE_CLOSED') AND s.business_date = p.business_date
    AND s.drawer_id = coalesce(p.drawer_id, (SELECT id FROM drawer WHERE standard = 1))))`;

const balanceColumns = `o.source, o.status, o.total_minor AS totalMinor, o.complete,
  (SELECT coalesce(sum(p.amount_minor + p.tip_minor), 0) FROM live_payment p WHERE p.order_id = o.id AND p.${settled}) AS paidMinor,
  (SELECT coalesce(sum(r.amount_minor + r.tip_minor), 0) FROM live_refund r WHERE r.order_id = o.id) AS refundedMinor,
  (SELECT count(*) FROM live_refund r WHERE r.order_id = o.id) AS refunds,
  ${looseCash} AS looseCash`;

const orderColumns = `o.id, o.order_no AS orderNo, o.opened_at AS openedAt, o.business_date AS businessDate, o.channel, o.server,
  o.subtotal_minor AS subtotalMinor, o.discount_minor AS discountMinor, o.tax_minor AS taxMinor, o.tip_minor AS tipMinor,
  (SELECT group_concat(DISTINCT p.method) FROM live_payment p WHERE p.order_id = o.id) AS methods,
  (SELECT group_concat(DISTINCT c.business_date) FROM (
    SELECT p.business_date FROM live_payment p WHERE p.order_id = o.id AND p.method = 'CASH'
    UNION ALL SELECT r.business_date FROM live_refund r WHERE r.order_id = o.id AND r.method = 'CASH') c) AS cashDates,
  ${balanceColumns}`;

export interface OrderFilter {
  readonly businessDate: string;
  readonly status: OrderStatus | null;
  /** A LIKE pattern with \\ as its escape. */
  readonly search: string | null;
}

const filtered = `o.business_date = :businessDate AND (:status IS NULL OR o.status = :status)
  AND (:search IS NULL OR o.order_no LIKE :search ESCAPE '\\' OR o.server LIKE :search ESCAPE '\\')`;

export const selectOrders = (
  store: ReadStore,
  filter: OrderFilter,
  after: string | null,
  limit: number,
): readonly OrderRow[] =>
  store.all<OrderRow>(
    `SELECT ${orderColumns} FROM live_order o WHERE ${filtered}
       AND (:after IS NULL OR (o.opened_at, o.id) > (SELECT seen.opened_at, seen.id FROM "order" seen WHERE seen.id = :after))
     ORDER BY o.opened_at, o.id LIMIT :limit`,
    { ...filter, after, limit },
  );

export const countOrders = (store: ReadStore, filter: OrderFilter): number =>
  store.get<{ readonly count: number }>(`SELECT count(*) AS count FROM live_order o WHERE ${filtered}`, { ...filter })
    ?.count ?? 0;

export const selectBalances = (store: ReadStore, businessDate: string): readonly OrderBalance[] =>
  store.all<OrderBalance>(`SELECT ${balanceColumns} FROM live_order o WHERE o.business_date = :businessDate`, {
    businessDate,
  });

export const selectOrder = (store: ReadStore, id: string): OrderRow | undefined =>
  store.get<OrderRow>(`SELECT ${orderColumns} FROM live_order o WHERE o.id = :id`, { id });

export const selectOrderNumbers = (store: ReadStore, businessDate: string) =>
  store.all<{ readonly source: string; readonly orderNo: string }>(
    'SELECT source, order_no AS orderNo FROM live_order WHERE business_date = :businessDate',
    { businessDate },
  );

export interface OrderLineRow {
  readonly lineNo: number;
  readonly name: string;
  readonly quantityMicro: number;
  readonly netMinor: Minor;
  readonly voided: number;
  readonly modifiers: string;
}

export const selectOrderLines = (store: ReadStore, orderId: string): readonly OrderLineRow[] =>
  store.all<OrderLineRow>(
    `SELECT line_no AS lineNo, name_at_sale AS name, qty_micro AS quantityMicro, net_minor AS netMinor, void AS voided, modifiers
     FROM live_order_item WHERE order_id = :orderId ORDER BY line_no`,
    { orderId },
  );

export interface PaymentRow {
  readonly id: string;
  readonly method: PaymentMethod;
  readonly status: PaymentStatus;
  readonly amountMinor: Minor;
  readonly tipMinor: Minor;
  readonly tenderedMinor: Minor | null;
  readonly changeMinor: Minor | null;
  readonly paidAt: string | null;
  readonly drawer: string | null;
}

export const selectOrderPayments = (store: ReadStore, orderId: string): readonly PaymentRow[] =>
  store.all<PaymentRow>(
    `SELECT p.id, p.method, p.status, p.amount_minor AS amountMinor, p.tip_minor AS tipMinor, p.tendered_minor AS tenderedMinor,
       p.change_minor AS changeMinor, p.paid_at AS paidAt, d.name AS drawer
     FROM live_payment p LEFT JOIN drawer d ON d.id = p.drawer_id WHERE p.order_id = :orderId ORDER BY p.paid_at, p.id`,
    { orderId },
  );

export interface RefundRow {
  readonly id: string;
  readonly method: PaymentMethod;
  readonly amountMinor: Minor;
  readonly refundedAt: string;
  readonly reason: string | null;
}

/** Amounts with the tip that was given back. */
export const selectOrderRefunds = (store: ReadStore, orderId: string): readonly RefundRow[] =>
  store.all<RefundRow>(
    `SELECT id, method, amount_minor + tip_minor AS amountMinor, refunded_at AS refundedAt, reason
     FROM live_refund WHERE order_id = :orderId ORDER BY refunded_at, id`,
    { orderId },
  );

export const selectOrigin = (
  store: ReadStore,
  orderId: string,
): readonly { readonly file: string; readonly row: number }[] =>
  store.all(
    `SELECT b.file, rows.row FROM (
       SELECT import_batch_id AS batch, import_row AS row FROM "order" WHERE id = :orderId
       UNION SELECT import_batch_id, import_row FROM live_payment WHERE order_id = :orderId
       UNION SELECT import_batch_id, import_row FROM live_refund WHERE order_id = :orderId
       UNION SELECT import_batch_id, import_row FROM live_order_item WHERE order_id = :orderId) rows
     JOIN import_batch b ON b.id = rows.batch WHERE rows.row IS NOT NULL ORDER BY b.created_at, b.file, rows.row LIMIT 200`,
    { orderId },
  );
