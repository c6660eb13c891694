import { type Migration, sql } from './sql';

export const importsAndSales: Migration = {
  id: '20261121120100',
  name: 'imports-and-sales',
  sql: sql`
CREATE TABLE import_batch (
  id TEXT PRIMARY KEY, file TEXT NOT NULL, sha256 TEXT NOT NULL, source TEXT NOT NULL, kind TEXT NOT NULL, layout TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('UPLOADED','MAPPED','PREVIEWED','APPLIED','ROLLED_BACK')),
  rows_read INTEGER NOT NULL, rows_applied INTEGER NOT NULL, rows_rejected INTEGER NOT NULL,
  rows_duplicate INTEGER NOT NULL, rows_quarantined INTEGER NOT NULL, report TEXT NOT NULL CHECK (json_valid(report)),
  rolled_back_at TEXT, rolled_back_by TEXT,
  created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, row_version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX import_batch_created ON import_batch (created_at);

CREATE TABLE import_row (
  batch_id TEXT NOT NULL REFERENCES import_batch(id), row_no INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('ok','warn','rejected','duplicate','quarantined')),
  code TEXT, message TEXT, raw TEXT NOT NULL,
  PRIMARY KEY (batch_id, row_no)
) STRICT, WITHOUT ROWID;

CREATE TABLE external_ref (
  source TEXT NOT NULL, entity TEXT NOT NULL, external_id TEXT NOT NULL, entity_id TEXT NOT NULL,
  PRIMARY KEY (source, entity, external_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE category (
  id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, parent_id TEXT REFERENCES category(id), sort INTEGER NOT NULL DEFAULT 0,
  revenue_class TEXT NOT NULL CHECK (revenue_class IN ('food','beverage','alcohol','retail','other')),
  created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, row_version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE product (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, category_id TEXT REFERENCES category(id), sku TEXT, plu TEXT,
  price_minor INTEGER, stock_mode TEXT NOT NULL CHECK (stock_mode IN ('none','direct','recipe')),
  stock_item_id TEXT REFERENCES stock_item(id), sold_by TEXT NOT NULL CHECK (sold_by IN ('each','weight')), archived_at TEXT,
  created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, row_version INTEGER NOT NULL DEFAULT 1,
  CHECK ((stock_mode = 'direct') = (stock_item_id IS NOT NULL))
) STRICT;
CREATE INDEX product_name ON product (name);
CREATE INDEX product_stock_item ON product (stock_item_id) WHERE stock_item_id IS NOT NULL;

CREATE TABLE product_price_history (
  product_id TEXT NOT NULL REFERENCES product(id), valid_from TEXT NOT NULL, price_minor INTEGER NOT NULL, reason TEXT, created_by TEXT NOT NULL,
  PRIMARY KEY (product_id, valid_from)
) STRICT, WITHOUT ROWID;

CREATE TABLE "order" (
  id TEXT PRIMARY KEY, order_no TEXT NOT NULL, source TEXT NOT NULL, external_id TEXT, opened_at TEXT NOT NULL, closed_at TEXT,
  business_date TEXT NOT NULL, channel TEXT NOT NULL CHECK (channel IN ('dine_in','takeaway','delivery','kiosk','online','phone','other')),
  server TEXT, status TEXT NOT NULL CHECK (status IN ('PENDING','IN_PROGRESS','FINISHED','CANCELLED')),
  subtotal_minor INTEGER NOT NULL, discount_minor INTEGER NOT NULL, tax_minor INTEGER NOT NULL, tip_minor INTEGER NOT NULL,
  gratuity_minor INTEGER NOT NULL, rounding_minor INTEGER NOT NULL DEFAULT 0, total_minor INTEGER NOT NULL, guest_count INTEGER,
  -- 0 while only its payments or lines are known: a later file of the same source completes it.
  complete INTEGER NOT NULL CHECK (complete IN (0,1)),
  import_batch_id TEXT REFERENCES import_batch(id), import_row INTEGER, withdrawn_at TEXT,
  created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, row_version INTEGER NOT NULL DEFAULT 1
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX order_external ON "order" (source, external_id) WHERE withdrawn_at IS NULL AND external_id IS NOT NULL;
CREATE INDEX order_day ON "order" (business_date, opened_at);
CREATE INDEX order_batch ON "order" (import_batch_id) WHERE import_batch_id IS NOT NULL;

CREATE TABLE order_item (
  order_id TEXT NOT NULL REFERENCES "order"(id), line_no INTEGER NOT NULL, line_key TEXT NOT NULL, product_id TEXT REFERENCES product(id),
  name_at_sale TEXT NOT NULL, qty_micro INTEGER NOT NULL, unit_price_minor INTEGER NOT NULL, gross_minor INTEGER NOT NULL,
  discount_minor INTEGER NOT NULL, net_minor INTEGER NOT NULL, tax_minor INTEGER NOT NULL, modifiers TEXT NOT NULL DEFAULT '',
  void INTEGER NOT NULL CHECK (void IN (0,1)), void_reason TEXT,
  import_batch_id TEXT REFERENCES import_batch(id), import_row INTEGER, withdrawn_at TEXT,
  PRIMARY KEY (order_id, line_no)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX order_item_key ON order_item (order_id, line_key) WHERE withdrawn_at IS NULL;
CREATE INDEX order_item_product ON order_item (product_id) WHERE product_id IS NOT NULL;
CREATE INDEX order_item_batch ON order_item (import_batch_id) WHERE import_batch_id IS NOT NULL;

CREATE TABLE payment (
  id TEXT PRIMARY KEY, order_id TEXT NOT NULL REFERENCES "order"(id),
  method TEXT NOT NULL CHECK (method IN ('CASH','CARD','ONLINE','ONLINE_DEMO','GIFT','HOUSE','OTHER')),
  amount_minor INTEGER NOT NULL, tip_minor INTEGER NOT NULL, tendered_minor INTEGER, change_minor INTEGER,
  cash_rounding_minor INTEGER NOT NULL DEFAULT 0,
  status TEXT NOT NULL CHECK (status IN ('PENDING','SUCCESS','FAILED','CANCELLED','PARTIALLY_REFUNDED','REFUNDED','REVERSED')),
  cash_session_id TEXT REFERENCES cash_session(id), drawer_id TEXT REFERENCES drawer(id), taken_by TEXT, paid_at TEXT, business_date TEXT NOT NULL,
  source TEXT NOT NULL, external_id TEXT, idempotency_key TEXT NOT NULL UNIQUE,
  import_batch_id TEXT REFERENCES import_batch(id), import_row INTEGER, withdrawn_at TEXT,
  created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, row_version INTEGER NOT NULL DEFAULT 1
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX payment_external ON payment (source, external_id, method) WHERE withdrawn_at IS NULL AND external_id IS NOT NULL;
CREATE INDEX payment_order ON payment (order_id);
CREATE INDEX payment_day ON payment (business_date, method);
CREATE INDEX payment_session ON payment (cash_session_id) WHERE cash_session_id IS NOT NULL;
CREATE INDEX payment_batch ON payment (import_batch_id) WHERE import_batch_id IS NOT NULL;

CREATE TABLE refund (
  id TEXT PRIMARY KEY, payment_id TEXT REFERENCES payment(id), order_id TEXT NOT NULL REFERENCES "order"(id),
  method TEXT NOT NULL CHECK (method IN ('CASH','CARD','ONLINE','ONLINE_DEMO','GIFT','HOUSE','OTHER')),
  amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0), tip_minor INTEGER NOT NULL CHECK (tip_minor >= 0), reason TEXT, approved_by TEXT,
  cash_session_id TEXT REFERENCES cash_session(id), drawer_id TEXT REFERENCES drawer(id), refunded_at TEXT NOT NULL, business_date TEXT NOT NULL,
  source TEXT NOT NULL, external_id TEXT, import_batch_id TEXT REFERENCES import_batch(id), import_row INTEGER, withdrawn_at TEXT,
  created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, row_version INTEGER NOT NULL DEFAULT 1,
  CHECK (amount_minor + tip_minor > 0)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX refund_external ON refund (source, external_id, method) WHERE withdrawn_at IS NULL AND external_id IS NOT NULL;
CREATE INDEX refund_order ON refund (order_id);
CREATE INDEX refund_day ON refund (business_date, method);
CREATE INDEX refund_session ON refund (cash_session_id) WHERE cash_session_id IS NOT NULL;
CREATE INDEX refund_batch ON refund (import_batch_id) WHERE import_batch_id IS NOT NULL;

CREATE VIEW live_order AS SELECT * FROM "order" WHERE withdrawn_at IS NULL;
CREATE VIEW live_order_item AS SELECT * FROM order_item WHERE withdrawn_at IS NULL;
CREATE VIEW live_payment AS SELECT * FROM payment WHERE withdrawn_at IS NULL;
CREATE VIEW live_refund AS SELECT * FROM refund WHERE withdrawn_at IS NULL;

CREATE TRIGGER payment_amount_fixed BEFORE UPDATE OF amount_minor, tip_minor, method, tendered_minor, change_minor, order_id ON payment
BEGIN SELECT RAISE(ABORT, 'a payment is never edited'); END;
CREATE TRIGGER payment_no_delete BEFORE DELETE ON payment BEGIN SELECT RAISE(ABORT, 'a payment is never deleted'); END;
CREATE TRIGGER refund_amount_fixed BEFORE UPDATE OF amount_minor, tip_minor, method, order_id ON refund
BEGIN SELECT RAISE(ABORT, 'a refund is never edited'); END;
CREATE TRIGGER refund_no_delete BEFORE DELETE ON refund BEGIN SELECT RAISE(ABORT, 'a refund is never deleted'); END;
CREATE TRIGGER order_no_delete BEFORE DELETE ON "order" BEGIN SELECT RAISE(ABORT, 'an order is never deleted'); END;
CREATE TRIGGER order_item_fixed BEFORE UPDATE OF qty_micro, gross_minor, discount_minor, net_minor, tax_minor ON order_item
BEGIN SELECT RAISE(ABORT, 'an order line is never edited'); END;
`,
};
