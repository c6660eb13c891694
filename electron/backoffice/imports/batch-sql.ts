import type { ReadStore, WriteStore } from '../../store/store-handles';

export interface BatchRow {
  readonly id: string;
  readonly file: string;
  readonly source: string;
  readonly kind: string;
  readonly at: string;
  readonly by: string;
  readonly status: 'APPLIED' | 'ROLLED_BACK';
  readonly read: number;
  readonly applied: number;
  readonly rejected: number;
  readonly duplicate: number;
  readonly quarantined: number;
}

const batchColumns = `b.id, b.file, b.source, b.kind, b.created_at AS at, coalesce(u.display, 'Larder') AS by, b.status, b.rows_read AS read,
  b.rows_applied AS applied, b.rows_rejected AS rejected, b.rows_duplicate AS duplicate, b.rows_quarantined AS quarantined`;
const batches = `import_batch b LEFT JOIN user u ON u.id = b.created_by`;

/** Newest first; files of one call stay together, so that `before` never parts them. */
export const selectBatches = (store: ReadStore, before: string | null, limit: number): readonly BatchRow[] =>
  store.all<BatchRow>(
    `SELECT ${batchColumns} FROM ${batches} WHERE b.status IN ('APPLIED','ROLLED_BACK') AND (:before IS NULL OR b.created_at < :before)
       AND b.created_at >= (SELECT min(created_at) FROM (SELECT created_at FROM import_batch
         WHERE :before IS NULL OR created_at < :before ORDER BY created_at DESC LIMIT :limit))
     ORDER BY b.created_at DESC, b.id DESC`,
    { before, limit },
  );

export const selectBatch = (store: ReadStore, id: string): (BatchRow & { readonly report: string }) | undefined =>
  store.get(`SELECT ${batchColumns}, b.report FROM ${batches} WHERE b.id = :id`, { id });

/** The import of exactly these bytes that still counts. Once another was taken back since, rows it skipped may be missing. */
export const selectBatchOfFile = (
  store: ReadStore,
  sha256: string,
): (BatchRow & { readonly report: string }) | undefined =>
  store.get(
    `SELECT ${batchColumns}, b.report FROM ${batches} WHERE b.sha256 = :sha256 AND b.status = 'APPLIED'
       AND NOT EXISTS (SELECT 1 FROM import_batch gone WHERE gone.rolled_back_at >= b.created_at)
     ORDER BY b.created_at DESC LIMIT 1`,
    { sha256 },
  );

/** Which standing import leans on which earlier one. */
export const selectDependencies = (store: ReadStore) =>
  store.all<{ readonly later: string; readonly laterFile: string; readonly earlier: string }>(
    `SELECT b.id AS later, b.file AS laterFile, d.value AS earlier FROM import_batch b, json_each(b.report, '$.dependsOn') d WHERE b.status = 'APPLIED'`,
  );

export interface NewBatch {
  readonly id: string;
  readonly file: string;
  readonly sha256: string;
  readonly source: string;
  readonly kind: string;
  readonly layout: string;
  readonly read: number;
  readonly applied: number;
  readonly rejected: number;
  readonly duplicate: number;
  readonly quarantined: number;
  readonly report: string;
  readonly at: string;
  readonly by: string;
}

export const insertBatch = (store: WriteStore, batch: NewBatch): number =>
  store.run(
    `INSERT INTO import_batch (id, file, sha256, source, kind, layout, status, rows_read, rows_applied, rows_rejected, rows_duplicate,
       rows_quarantined, report, created_at, created_by, updated_at)
     VALUES (:id, :file, :sha256, :source, :kind, :layout, 'APPLIED', :read, :applied, :rejected, :duplicate, :quarantined, :report, :at, :by, :at)`,
    { ...batch },
  );

export interface NewRow {
  readonly batchId: string;
  readonly row: number;
  readonly status: 'ok' | 'warn' | 'rejected' | 'duplicate' | 'quarantined';
  readonly code: string | null;
  readonly message: string | null;
  readonly raw: string;
}

export const insertRow = (store: WriteStore, row: NewRow): number =>
  store.run(
    `INSERT INTO import_row (batch_id, row_no, status, code, message, raw) VALUES (:batchId, :row, :status, :code, :message, :raw)
     ON CONFLICT DO NOTHING`,
    { ...row },
  );

export const markRolledBack = (store: WriteStore, id: string, at: string, by: string): number =>
  store.run(
    `UPDATE import_batch SET status = 'ROLLED_BACK', rolled_back_at = :at, rolled_back_by = :by, updated_at = :at,
       row_version = row_version + 1 WHERE id = :id`,
    { id, at, by },
  );

/** Takes every row of the batch out of the ledger's live rows. @returns how many of each. */
export function withdrawRows(store: WriteStore, id: string, at: string) {
  const withdraw = (table: string): number =>
    store.run(`UPDATE ${table} SET withdrawn_at = :at WHERE import_batch_id = :id AND withdrawn_at IS NULL`, {
      id,
      at,
    });
  return {
    orders: withdraw('"order"'),
    payments: withdraw('payment'),
    refunds: withdraw('refund'),
    lines: withdraw('order_item'),
  };
}

/** Orders that rows of the batch hang on, in the vendor's words. */
export const selectTouchedOrders = (store: ReadStore, id: string) =>
  store.all<{ readonly source: 'square' | 'toast'; readonly externalId: string }>(
    `SELECT DISTINCT o.source, o.external_id AS externalId FROM "order" o WHERE o.withdrawn_at IS NULL AND o.external_id IS NOT NULL AND o.id IN (
       SELECT id FROM "order" WHERE import_batch_id = :id UNION SELECT order_id FROM order_item WHERE import_batch_id = :id
       UNION SELECT order_id FROM payment WHERE import_batch_id = :id UNION SELECT order_id FROM refund WHERE import_batch_id = :id)`,
    { id },
  );

/** The drawer whose count or signature holds cash of this batch. */
export const selectHoldingDrawer = (
  store: ReadStore,
  id: string,
): { readonly drawer: string; readonly businessDate: string } | undefined =>
  store.get(
    `SELECT d.name AS drawer, s.business_date AS businessDate FROM cash_session s JOIN drawer d ON d.id = s.drawer_id
     WHERE s.status <> 'OPEN' AND s.id IN (
       SELECT cash_session_id FROM live_payment WHERE import_batch_id = :id AND cash_session_id IS NOT NULL
       UNION SELECT cash_session_id FROM live_refund WHERE import_batch_id = :id AND cash_session_id IS NOT NULL)
     LIMIT 1`,
    { id },
  );

/** A posted count that reckoned with sales of orders this batch has lines or payments of. `#` follows a line's reference when it was sold again. */
export const selectHoldingCount = (store: ReadStore, id: string): { readonly countNo: number } | undefined =>
  store.get(
    `SELECT c.count_no AS countNo FROM (
       SELECT order_id, line_no FROM order_item WHERE import_batch_id = :id AND withdrawn_at IS NULL
       UNION SELECT i.order_id, i.line_no FROM payment p JOIN order_item i ON i.order_id = p.order_id
         WHERE p.import_batch_id = :id AND p.withdrawn_at IS NULL) line
     JOIN stock_move m ON m.ref_type = 'order_item' AND m.ref_id >= line.order_id || ':' || line.line_no
       AND m.ref_id < line.order_id || ':' || line.line_no || '$' AND m.kind = 'sale'
     JOIN stock_count_line l ON l.item_id = m.item_id AND l.counted_at >= m.occurred_at
     JOIN stock_count c ON c.id = l.count_id AND c.status = 'POSTED'
     WHERE NOT EXISTS (SELECT 1 FROM stock_move r WHERE r.reverses_id = m.id) LIMIT 1`,
    { id },
  );

/** Whether a drawer's day is closed for good, so that no session will claim this cash. */
export const isDayClosed = (store: ReadStore, drawerId: string, businessDate: string): boolean =>
  store.get(
    `SELECT 1 FROM cash_session WHERE drawer_id = :drawerId AND business_date = :businessDate AND status IN ('SIGNED_OFF','LOCKED','FORCE_CLOSED')
     AND NOT EXISTS (SELECT 1 FROM cash_session WHERE drawer_id = :drawerId AND business_date = :businessDate
       AND status NOT IN ('SIGNED_OFF','LOCKED','FORCE_CLOSED')) LIMIT 1`,
    { drawerId, businessDate },
  ) !== undefined;
