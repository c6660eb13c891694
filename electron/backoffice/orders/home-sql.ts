import type { SessionState } from '../../../shared/domain/cash/session-machine';
import type { Minor } from '../../../shared/domain/money';
import type { ReadStore } from '../../store/store-handles';

/** What finished orders brought, without tips and gratuity. */
export interface SaleRow {
  readonly openedAt: string;
  readonly salesMinor: Minor;
}

export const selectSales = (store: ReadStore, businessDate: string): readonly SaleRow[] =>
  store.all<SaleRow>(
    `SELECT opened_at AS openedAt, total_minor - tip_minor - gratuity_minor AS salesMinor
     FROM live_order WHERE business_date = :businessDate AND status = 'FINISHED'`,
    { businessDate },
  );

export const selectLatestSalesDate = (store: ReadStore): string | null =>
  store.get<{ readonly date: string }>(
    `SELECT business_date AS date FROM live_order WHERE business_date <= '9999-12-31' ORDER BY business_date DESC LIMIT 1`,
  )?.date ?? null;

export interface HomeDrawerRow {
  readonly sessionId: string;
  readonly name: string;
  readonly status: SessionState;
  readonly countingBy: string | null;
  readonly varianceMinor: Minor | null;
  readonly businessDate: string;
  readonly openedAt: string;
}

/** The newest session of each drawer in use since a date, and every one that is not closed. */
export const selectHomeDrawers = (store: ReadStore, since: string): readonly HomeDrawerRow[] =>
  store.all<HomeDrawerRow>(
    `SELECT s.id AS sessionId, d.name, s.status, s.counting_by AS countingBy, s.variance_minor AS varianceMinor,
       s.business_date AS businessDate, s.opened_at AS openedAt
     FROM drawer d JOIN cash_session s ON s.id = coalesce(
       (SELECT id FROM cash_session u WHERE u.drawer_id = d.id AND u.status NOT IN ('LOCKED', 'FORCE_CLOSED')),
       (SELECT id FROM cash_session c WHERE c.drawer_id = d.id AND c.business_date >= :since ORDER BY c.opened_at DESC, c.id DESC LIMIT 1))
     WHERE d.active = 1 ORDER BY d.standard DESC, d.name`,
    { since },
  );

export interface StockFigures {
  readonly items: number;
  readonly negative: number;
  readonly openCounts: number;
  readonly unpostedVarianceMinor: Minor;
}

export const selectStockFigures = (store: ReadStore): StockFigures | undefined =>
  store.get<StockFigures>(
    `SELECT (SELECT count(*) FROM stock_item WHERE archived_at IS NULL) AS items,
       (SELECT count(*) FROM stock_item WHERE archived_at IS NULL AND on_hand_micro < 0) AS negative,
       (SELECT count(*) FROM stock_count WHERE status IN ('DRAFT', 'COUNTING', 'REVIEW', 'RECOUNT', 'APPROVED')) AS openCounts,
       (SELECT coalesce(sum(l.variance_value_minor), 0) FROM stock_count c JOIN stock_count_line l ON l.count_id = c.id
         WHERE c.status IN ('REVIEW', 'APPROVED')) AS unpostedVarianceMinor`,
  );

export interface StockVarianceRow {
  readonly name: string;
  readonly varianceMicro: number;
  readonly unit: string;
  readonly valueMinor: Minor;
}

/** The largest differences of counts that wait to be posted. */
export const selectStockVariances = (store: ReadStore, limit: number): readonly StockVarianceRow[] =>
  store.all<StockVarianceRow>(
    `SELECT i.name, l.variance_micro AS varianceMicro, i.base_unit AS unit, coalesce(l.variance_value_minor, 0) AS valueMinor
     FROM stock_count c JOIN stock_count_line l ON l.count_id = c.id JOIN stock_item i ON i.id = l.item_id
     WHERE c.status IN ('REVIEW', 'APPROVED') AND l.variance_micro <> 0 ORDER BY abs(l.variance_value_minor) DESC, i.name LIMIT :limit`,
    { limit },
  );

/** Cash rows since a date that no drawer session holds and none that is open will claim, by date. */
export const selectLooseCash = (store: ReadStore, since: string) =>
  store.all<{ readonly businessDate: string; readonly count: number }>(
    `SELECT p.business_date AS businessDate, count(*) AS count FROM live_payment p
     WHERE p.business_date >= :since AND p.method = 'CASH' AND p.status IN ('SUCCESS', 'PARTIALLY_REFUNDED', 'REFUNDED')
       AND p.cash_session_id IS NULL
       AND NOT EXISTS (SELECT 1 FROM cash_session s WHERE s.status NOT IN ('LOCKED', 'FORCE_CLOSED') AND s.business_date = p.business_date
         AND s.drawer_id = coalesce(p.drawer_id, (SELECT id FROM drawer WHERE standard = 1)))
     GROUP BY p.business_date ORDER BY p.business_date DESC`,
    { since },
  );

export const selectUnfinishedOrders = (store: ReadStore, since: string) =>
  store.all<{ readonly orderNo: string; readonly openedAt: string; readonly businessDate: string }>(
    `SELECT order_no AS orderNo, opened_at AS openedAt, business_date AS businessDate FROM live_order
     WHERE business_date >= :since AND status IN ('PENDING', 'IN_PROGRESS') ORDER BY business_date, opened_at LIMIT 50`,
    { since },
  );

export const selectCancelledPaid = (store: ReadStore, since: string) =>
  store.all<{ readonly orderNo: string; readonly openedAt: string; readonly businessDate: string }>(
    `SELECT o.order_no AS orderNo, o.opened_at AS openedAt, o.business_date AS businessDate FROM live_order o
     WHERE o.business_date >= :since AND o.status = 'CANCELLED'
       AND EXISTS (SELECT 1 FROM live_payment p WHERE p.order_id = o.id AND p.status IN ('SUCCESS', 'PARTIALLY_REFUNDED', 'REFUNDED'))
       AND NOT EXISTS (SELECT 1 FROM live_refund r WHERE r.order_id = o.id)
     ORDER BY o.business_date DESC, o.opened_at DESC LIMIT 5`,
    { since },
  );

export const selectImportsWithProblems = (store: ReadStore, since: string) =>
  store.all<{ readonly file: string; readonly at: string; readonly rejected: number; readonly quarantined: number }>(
    `SELECT file, created_at AS at, rows_rejected AS rejected, rows_quarantined AS quarantined FROM import_batch
     WHERE created_at >= :since AND status = 'APPLIED' AND rows_rejected + rows_quarantined > 0 ORDER BY created_at DESC LIMIT 5`,
    { since },
  );
