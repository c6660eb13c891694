import type { Role } from '../../../shared/domain/people/permissions';
import type { StockCountState } from '../../../shared/domain/stock/count-machine';
import type { ReadStore, WriteStore } from '../../store/store-handles';
import { activeLine } from './count-line-sql';

export interface CountRow {
  readonly id: string;
  readonly countNo: number;
  readonly type: 'full' | 'cycle' | 'spot';
  readonly status: StockCountState;
  readonly blind: 0 | 1;
  readonly frozenAt: string;
  readonly startedById: string;
  readonly startedBy: string;
  readonly postedBy: string | null;
  readonly postedAt: string | null;
  readonly rowVersion: number;
  readonly lines: number;
  /** Net value of the differences as they were handed in; null before. */
  readonly varianceMinor: number | null;
}

const countColumns = `c.id, c.count_no AS countNo, c.type, c.status, c.blind, c.freeze_at AS frozenAt, c.started_by AS startedById,
  starter.display AS startedBy, poster.display AS postedBy, c.posted_at AS postedAt, c.row_version AS rowVersion,
  (SELECT count(*) FROM stock_count_line l WHERE l.count_id = c.id AND ${activeLine}) AS lines,
  (SELECT sum(l.variance_value_minor) FROM stock_count_line l WHERE l.count_id = c.id AND ${activeLine}) AS varianceMinor
  FROM stock_count c JOIN user starter ON starter.id = c.started_by LEFT JOIN user poster ON poster.id = c.posted_by`;

export const selectCount = (store: ReadStore, id: string): CountRow | undefined =>
  store.get<CountRow>(`SELECT ${countColumns} WHERE c.id = :id`, { id });

export const selectCounts = (store: ReadStore, limit: number): readonly CountRow[] =>
  store.all<CountRow>(`SELECT ${countColumns} ORDER BY c.count_no DESC LIMIT :limit`, { limit });

export function takeCountNumber(store: WriteStore): number {
  store.run(
    `INSERT INTO counter (name, last) VALUES ('stock_count', 1) ON CONFLICT (name) DO UPDATE SET last = last + 1`,
  );
  return store.get<{ readonly last: number }>(`SELECT last FROM counter WHERE name = 'stock_count'`)?.last ?? 1;
}

export interface NewCountRow {
  readonly id: string;
  readonly countNo: number;
  readonly type: CountRow['type'];
  readonly status: StockCountState;
  readonly scope: string;
  readonly at: string;
  readonly businessDate: string;
  readonly by: string;
}

export const insertCount = (store: WriteStore, count: NewCountRow): number =>
  store.run(
    `INSERT INTO stock_count (id, count_no, type, scope, blind, status, freeze_at, business_date, started_by, created_at, created_by, updated_at)
     VALUES (:id, :countNo, :type, :scope, 1, :status, :at, :businessDate, :by, :at, :by, :at)`,
    { ...count },
  );

export interface CountChange {
  readonly status?: StockCountState;
  readonly submittedBy?: string;
  readonly reviewedBy?: string;
  readonly postedBy?: string;
  readonly postedAt?: string;
  readonly reversedReason?: string;
}

/** Every change, also of a line or an entry, makes the version of the count newer: nobody posts what they did not see. */
export const updateCount = (store: WriteStore, id: string, at: string, change: CountChange = {}): number =>
  store.run(
    `UPDATE stock_count SET status = coalesce(:status, status), submitted_by = coalesce(:submittedBy, submitted_by),
       submitted_at = CASE WHEN :submittedBy IS NULL THEN submitted_at ELSE :at END, reviewed_by = coalesce(:reviewedBy, reviewed_by),
       posted_by = coalesce(:postedBy, posted_by), posted_at = coalesce(:postedAt, posted_at),
       reversed_reason = coalesce(:reversedReason, reversed_reason), updated_at = :at, row_version = row_version + 1
     WHERE id = :id`,
    {
      id,
      at,
      status: change.status ?? null,
      submittedBy: change.submittedBy ?? null,
      reviewedBy: change.reviewedBy ?? null,
      postedBy: change.postedBy ?? null,
      postedAt: change.postedAt ?? null,
      reversedReason: change.reversedReason ?? null,
    },
  );

/** Everybody who wrote something down in this count, also in lines that were counted once more. */
export const selectCounterIds = (store: ReadStore, countId: string): readonly string[] =>
  store
    .all<{ readonly id: string }>(
      `SELECT DISTINCT e.created_by AS id FROM stock_count_entry e JOIN stock_count_line l ON l.id = e.line_id WHERE l.count_id = :countId`,
      { countId },
    )
    .map(({ id }) => id);

/** Items in a count that is not finished, with its number. */
export const selectItemsBeingCounted = (
  store: ReadStore,
): readonly { readonly itemId: string; readonly countId: string; readonly countNo: number }[] =>
  store.all(
    `SELECT DISTINCT l.item_id AS itemId, c.id AS countId, c.count_no AS countNo FROM stock_count c
     JOIN stock_count_line l ON l.count_id = c.id WHERE c.status IN ('DRAFT', 'COUNTING', 'REVIEW', 'RECOUNT', 'APPROVED')`,
  );

/** Items whose count was not handed in yet, with who began it and who wrote something down. */
export const selectBlindItems = (
  store: ReadStore,
): readonly { readonly itemId: string; readonly countId: string; readonly startedById: string }[] =>
  store.all(
    `SELECT DISTINCT l.item_id AS itemId, c.id AS countId, c.started_by AS startedById FROM stock_count c
     JOIN stock_count_line l ON l.count_id = c.id WHERE c.status IN ('DRAFT', 'COUNTING', 'RECOUNT') AND c.blind = 1`,
  );

export interface CorrectionRow {
  readonly id: string;
  readonly itemId: string;
  readonly quantityMicro: number;
  readonly unitCostMicro: number;
  readonly valueMinor: number;
  readonly reasonId: string | null;
}

export const selectCorrections = (store: ReadStore, countId: string): readonly CorrectionRow[] =>
  store.all<CorrectionRow>(
    `SELECT id, item_id AS itemId, qty_micro AS quantityMicro, unit_cost_micro AS unitCostMicro, value_minor AS valueMinor, reason_id AS reasonId
     FROM stock_move WHERE ref_type = 'stock_count' AND ref_id = :countId AND kind = 'count_correction'`,
    { countId },
  );

export const selectReasonRestriction = (store: ReadStore, id: string): { readonly restricted: 0 | 1 } | undefined =>
  store.get(`SELECT restricted FROM reason WHERE id = :id AND area = 'stock' AND archived_at IS NULL`, { id });

export const countOthersInRoles = (store: ReadStore, userId: string, roles: readonly Role[]): number =>
  store.get<{ readonly count: number }>(
    `SELECT count(*) AS count FROM user WHERE status <> 'disabled' AND id <> :userId AND role IN (SELECT value FROM json_each(:roles))`,
    { userId, roles: JSON.stringify(roles) },
  )?.count ?? 0;
