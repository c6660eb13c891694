import type { ImportSource } from '../../../shared/domain/imports/parsed-file';
import type { OrderStatus } from '../../../shared/domain/orders/order-status';
import type { PaymentMethod, PaymentStatus } from '../../../shared/domain/orders/payment';
import type { ReadStore, SqlParameters, WriteStore } from '../../store/store-handles';
import type { OrderFields, OrderState } from './order-state';

export interface OrderRow extends OrderFields {
  readonly id: string;
  readonly source: ImportSource;
  readonly externalId: string;
  readonly complete: number;
  readonly status: OrderStatus;
  readonly batchId: string | null;
  readonly row: number | null;
}

const orderColumns = `id, source, external_id AS externalId, complete, import_batch_id AS batchId, import_row AS row, order_no AS orderNo,
  opened_at AS openedAt, closed_at AS closedAt, business_date AS businessDate, channel, server, status, subtotal_minor AS subtotalMinor,
  discount_minor AS discountMinor, tax_minor AS taxMinor, tip_minor AS tipMinor, gratuity_minor AS gratuityMinor,
  rounding_minor AS roundingMinor, total_minor AS totalMinor, guest_count AS guestCount`;

export const selectOrder = (store: ReadStore, source: ImportSource, externalId: string): OrderRow | undefined =>
  store.get<OrderRow>(
    `SELECT ${orderColumns} FROM "order" WHERE source = :source AND external_id = :externalId AND withdrawn_at IS NULL`,
    { source, externalId },
  );

export interface LineRow {
  readonly lineNo: number;
  readonly lineKey: string;
  readonly productId: string | null;
  readonly name: string;
  readonly qtyMicro: number;
  readonly unitPriceMinor: number;
  readonly grossMinor: number;
  readonly discountMinor: number;
  readonly netMinor: number;
  readonly taxMinor: number;
  readonly modifiers: string;
  readonly void: number;
  readonly batchId: string | null;
  readonly row: number | null;
  readonly withdrawnAt: string | null;
}

/** Withdrawn lines too: their numbers are taken for ever. */
export const selectLines = (store: ReadStore, orderId: string): readonly LineRow[] =>
  store.all<LineRow>(
    `SELECT line_no AS lineNo, line_key AS lineKey, product_id AS productId, name_at_sale AS name, qty_micro AS qtyMicro,
       unit_price_minor AS unitPriceMinor, gross_minor AS grossMinor, discount_minor AS discountMinor, net_minor AS netMinor,
       tax_minor AS taxMinor, modifiers, void, import_batch_id AS batchId, import_row AS row, withdrawn_at AS withdrawnAt
     FROM order_item WHERE order_id = :orderId ORDER BY line_no`,
    { orderId },
  );

export interface PaymentRow {
  readonly id: string;
  readonly externalId: string | null;
  readonly method: PaymentMethod;
  readonly amountMinor: number;
  readonly tipMinor: number;
  readonly tenderedMinor: number | null;
  readonly changeMinor: number | null;
  readonly drawerId: string | null;
  readonly takenBy: string | null;
  readonly paidAt: string | null;
  readonly businessDate: string;
  readonly status: PaymentStatus;
  readonly createdAt: string;
  /** 1 when the drawer session that holds it was counted. */
  readonly counted: number;
  readonly batchId: string | null;
  readonly row: number | null;
}

export const selectPayments = (store: ReadStore, orderId: string): readonly PaymentRow[] =>
  store.all<PaymentRow>(
    `SELECT id, external_id AS externalId, method, amount_minor AS amountMinor, tip_minor AS tipMinor, tendered_minor AS tenderedMinor,
       change_minor AS changeMinor, drawer_id AS drawerId, taken_by AS takenBy, paid_at AS paidAt, business_date AS businessDate, status,
       created_at AS createdAt, import_batch_id AS batchId, import_row AS row,
       coalesce((SELECT s.status <> 'OPEN' FROM cash_session s WHERE s.id = cash_session_id), 0) AS counted
     FROM live_payment WHERE order_id = :orderId ORDER BY id`,
    { orderId },
  );

/** The order a payment of this id hangs on, in the vendor's words. */
export const selectOrderOfPayment = (store: ReadStore, source: ImportSource, externalId: string): string | undefined =>
  store.get<{ readonly externalId: string }>(
    `SELECT o.external_id AS externalId FROM payment p JOIN "order" o ON o.id = p.order_id
     WHERE p.source = :source AND p.external_id = :externalId AND p.withdrawn_at IS NULL`,
    { source, externalId },
  )?.externalId;

export interface RefundRow {
  readonly id: string;
  readonly externalId: string | null;
  readonly paymentId: string | null;
  readonly method: PaymentMethod;
  readonly amountMinor: number;
  readonly tipMinor: number;
  readonly reason: string | null;
  readonly drawerId: string | null;
  readonly refundedAt: string;
  readonly businessDate: string;
  readonly batchId: string | null;
  readonly row: number | null;
}

export const selectRefunds = (store: ReadStore, orderId: string): readonly RefundRow[] =>
  store.all<RefundRow>(
    `SELECT id, external_id AS externalId, payment_id AS paymentId, method, amount_minor AS amountMinor, tip_minor AS tipMinor, reason,
       drawer_id AS drawerId, refunded_at AS refundedAt, business_date AS businessDate, import_batch_id AS batchId, import_row AS row
     FROM live_refund WHERE order_id = :orderId ORDER BY id`,
    { orderId },
  );

/** References and kinds of an order's sales in the stock ledger; `;` is the sign after `:`. */
export const selectSaleMoves = (store: ReadStore, orderId: string) =>
  store.all<{ readonly reference: string; readonly kind: string }>(
    `SELECT ref_id AS reference, kind FROM stock_move WHERE ref_type = 'order_item' AND ref_id > :orderId || ':' AND ref_id < :orderId || ';'`,
    { orderId },
  );

export interface Stamp {
  readonly at: string;
  readonly by: string;
}

export const insertOrder = (store: WriteStore, order: OrderState, { at, by }: Stamp): number =>
  store.run(
    `INSERT INTO "order" (id, order_no, source, external_id, opened_at, closed_at, business_date, channel, server, status, subtotal_minor,
       discount_minor, tax_minor, tip_minor, gratuity_minor, rounding_minor, total_minor, guest_count, complete, import_batch_id,
       import_row, created_at, created_by, updated_at)
     VALUES (:id, :orderNo, :source, :externalId, :openedAt, :closedAt, :businessDate, :channel, :server, :status, :subtotalMinor,
       :discountMinor, :taxMinor, :tipMinor, :gratuityMinor, :roundingMinor, :totalMinor, :guestCount, :complete, :batchId, :row, :at, :by, :at)`,
    {
      ...order.fields,
      id: order.id,
      source: order.source,
      externalId: order.externalId,
      complete: order.complete ? 1 : 0,
      batchId: order.batchId,
      row: order.row,
      at,
      by,
    },
  );

export const updateOrder = (store: WriteStore, order: OrderState, at: string): number =>
  store.run(
    `UPDATE "order" SET order_no = :orderNo, opened_at = :openedAt, closed_at = :closedAt, business_date = :businessDate, channel = :channel,
       server = :server, status = :status, subtotal_minor = :subtotalMinor, discount_minor = :discountMinor, tax_minor = :taxMinor,
       tip_minor = :tipMinor, gratuity_minor = :gratuityMinor, rounding_minor = :roundingMinor, total_minor = :totalMinor,
       guest_count = :guestCount, complete = :complete, updated_at = :at, row_version = row_version + 1 WHERE id = :id`,
    { ...order.fields, id: order.id, complete: order.complete ? 1 : 0, at },
  );

export const insertLine = (store: WriteStore, line: SqlParameters): number =>
  store.run(
    `INSERT INTO order_item (order_id, line_no, line_key, product_id, name_at_sale, qty_micro, unit_price_minor, gross_minor,
       discount_minor, net_minor, tax_minor, modifiers, void, import_batch_id, import_row)
     VALUES (:orderId, :lineNo, :lineKey, :productId, :name, :qtyMicro, :unitPriceMinor, :grossMinor, :discountMinor, :netMinor,
       :taxMinor, :modifiers, :void, :batchId, :row)`,
    line,
  );

export const updateLineVoid = (store: WriteStore, orderId: string, lineNo: number, voided: boolean): number =>
  store.run('UPDATE order_item SET void = :void WHERE order_id = :orderId AND line_no = :lineNo', {
    orderId,
    lineNo,
    void: voided ? 1 : 0,
  });

/** The key carries the batch, because a row taken back stays and keeps its own. */
export const insertPayment = (store: WriteStore, payment: SqlParameters): number =>
  store.run(
    `INSERT INTO payment (id, order_id, method, amount_minor, tip_minor, tendered_minor, change_minor, status, drawer_id, taken_by, paid_at,
       business_date, source, external_id, idempotency_key, import_batch_id, import_row, created_at, created_by, updated_at)
     VALUES (:id, :orderId, :method, :amountMinor, :tipMinor, :tenderedMinor, :changeMinor, :status, :drawerId, :takenBy, :paidAt,
       :businessDate, :source, :externalId, :source || ':' || :externalId || ':' || :batchId, :batchId, :row, :at, :by, :at)`,
    payment,
  );

export const updatePaymentStatus = (store: WriteStore, id: string, status: PaymentStatus, at: string): number =>
  store.run('UPDATE payment SET status = :status, updated_at = :at, row_version = row_version + 1 WHERE id = :id', {
    id,
    status,
    at,
  });

export const insertRefund = (store: WriteStore, refund: SqlParameters): number =>
  store.run(
    `INSERT INTO refund (id, payment_id, order_id, method, amount_minor, tip_minor, reason, drawer_id, refunded_at, business_date, source,
       external_id, import_batch_id, import_row, created_at, created_by, updated_at)
     VALUES (:id, :paymentId, :orderId, :method, :amountMinor, :tipMinor, :reason, :drawerId, :refundedAt, :businessDate, :source,
       :externalId, :batchId, :row, :at, :by, :at)`,
    refund,
  );

export const updateRefundPayment = (store: WriteStore, id: string, paymentId: string | null, at: string): number =>
  store.run(
    'UPDATE refund SET payment_id = :paymentId, updated_at = :at, row_version = row_version + 1 WHERE id = :id',
    { id, paymentId, at },
  );
