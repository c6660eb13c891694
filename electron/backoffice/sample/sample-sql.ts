import type { ReadStore, SqlParameters, WriteStore } from '../../store/store-handles';

export const selectOwner = (store: ReadStore): { readonly id: string; readonly display: string } | undefined =>
  store.get(`SELECT id, display FROM user WHERE role = 'owner' ORDER BY created_at, id LIMIT 1`);

export const insertPerson = (store: WriteStore, person: SqlParameters): number =>
  store.run(
    `INSERT INTO user (id, username, display, role, status, password_hash, must_change, password_changed_at, created_at, created_by, updated_at)
     VALUES (:id, :username, :display, :role, 'active', :passwordHash, 0, :at, :at, :by, :at)`,
    person,
  );

export const selectStation = (store: ReadStore): { readonly id: string; readonly name: string } | undefined =>
  store.get('SELECT id, name FROM station ORDER BY created_at LIMIT 1');

export const selectReasonId = (store: ReadStore, area: 'cash' | 'stock', code: string): string | undefined =>
  store.get<{ readonly id: string }>('SELECT id FROM reason WHERE area = :area AND code = :code', { area, code })?.id;

export const selectStandardDrawerId = (store: ReadStore): string | undefined =>
  store.get<{ readonly id: string }>('SELECT id FROM drawer WHERE standard = 1')?.id;

export const insertCategory = (store: WriteStore, category: SqlParameters): number =>
  store.run(
    `INSERT INTO category (id, name, sort, revenue_class, created_at, created_by, updated_at)
     VALUES (:id, :name, :sort, :revenueClass, :at, :by, :at)`,
    category,
  );

export const insertProduct = (store: WriteStore, product: SqlParameters): number =>
  store.run(
    `INSERT INTO product (id, name, category_id, price_minor, stock_mode, stock_item_id, sold_by, created_at, created_by, updated_at)
     VALUES (:id, :name, :categoryId, :priceMinor, CASE WHEN :itemId IS NULL THEN 'none' ELSE 'direct' END, :itemId, 'each', :at, :by, :at)`,
    product,
  );

export const insertOrder = (store: WriteStore, order: SqlParameters): number =>
  store.run(
    `INSERT INTO "order" (id, order_no, source, external_id, opened_at, closed_at, business_date, channel, server, status,
       subtotal_minor, discount_minor, tax_minor, tip_minor, gratuity_minor, total_minor, complete, created_at, created_by, updated_at)
     VALUES (:id, :orderNo, 'sample', :orderNo, :openedAt, :closedAt, :businessDate, :channel, :server, :status,
       :subtotalMinor, :discountMinor, :taxMinor, :tipMinor, 0, :totalMinor, 1, :openedAt, 'larder', :openedAt)`,
    order,
  );

export const insertLine = (store: WriteStore, line: SqlParameters): number =>
  store.run(
    `INSERT INTO order_item (order_id, line_no, line_key, product_id, name_at_sale, qty_micro, unit_price_minor, gross_minor,
       discount_minor, net_minor, tax_minor, void, void_reason)
     VALUES (:orderId, :lineNo, :lineNo || '', :productId, :name, :qtyMicro, :priceMinor, :grossMinor, :discountMinor, :netMinor,
       :taxMinor, :void, :voidReason)`,
    line,
  );

export const insertPayment = (store: WriteStore, payment: SqlParameters): number =>
  store.run(
    `INSERT INTO payment (id, order_id, method, amount_minor, tip_minor, tendered_minor, change_minor, status, drawer_id, taken_by,
       paid_at, business_date, source, idempotency_key, created_at, created_by, updated_at)
     VALUES (:id, :orderId, :method, :amountMinor, :tipMinor, :tenderedMinor, :changeMinor, :status, :drawerId, :takenBy,
       :paidAt, :businessDate, 'sample', 'sample:' || :id, :at, 'larder', :at)`,
    payment,
  );

export const insertRefund = (store: WriteStore, refund: SqlParameters): number =>
  store.run(
    `INSERT INTO refund (id, payment_id, order_id, method, amount_minor, tip_minor, reason, approved_by, drawer_id, refunded_at,
       business_date, source, created_at, created_by, updated_at)
     VALUES (:id, :paymentId, :orderId, :method, :amountMinor, 0, :reason, :approvedBy, :drawerId, :at, :businessDate, 'sample', :at,
       'larder', :at)`,
    refund,
  );
