import type { Role } from '../../../shared/domain/people/permissions';
import type { CountLineState, StockCountState } from '../../../shared/domain/stock/count-machine';
import type { ReadStore, WriteStore } from '../../store/store-handles';

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

const activeLine = `NOT EXISTS (SELECT 1 FROM stock_count_line again WHERE again.count_id = l.count_id AND again.recount_of = l.id)`;

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

export interface LineRow {
  readonly id: string;
  readonly countId: string;
  readonly itemId: string;
  readonly name: string;
  readonly baseUnit: string;
  readonly countUnit: string;
  readonly state: CountLineState;
  readonly countedMicro: number | null;
  readonly countedAt: string | null;
  readonly expectedAtFreezeMicro: number;
  readonly expectedAtCountMicro: number | null;
  readonly varianceMicro: number | null;
  readonly varianceMinor: number | null;
  readonly unitCostMicro: number;
  readonly reasonId: string | null;
  readonly reasonRestricted: 0 | 1;
  readonly recountOf: string | null;
}

const lineColumns = `l.id, l.count_id AS countId, l.item_id AS itemId, i.name, i.base_unit AS baseUnit, i.count_unit AS countUnit, l.state,
  l.counted_micro AS countedMicro, l.counted_at AS countedAt, l.expected_at_freeze_micro AS expectedAtFreezeMicro,
  l.expected_at_count_micro AS expectedAtCountMicro, l.variance_micro AS varianceMicro, l.variance_value_minor AS varianceMinor,
  l.unit_cost_micro AS unitCostMicro, l.reason_id AS reasonId, coalesce(r.restricted, 0) AS reasonRestricted, l.recount_of AS recountOf
  FROM stock_count_line l JOIN stock_item i ON i.id = l.item_id LEFT JOIN reason r ON r.id = l.reason_id`;

/** The lines that count: a line that was counted once more gave way to its second count and stays as evidence only. */
export const selectLines = (store: ReadStore, countId: string): readonly LineRow[] =>
  store.all<LineRow>(
    `SELECT ${lineColumns} WHERE l.count_id = :countId AND ${activeLine} ORDER BY i.category, i.name`,
    { countId },
  );

export const selectLine = (store: ReadStore, id: string): LineRow | undefined =>
  store.get<LineRow>(`SELECT ${lineColumns} WHERE l.id = :id`, { id });

export const isRecounted = (store: ReadStore, lineId: string, countId: string): boolean =>
  store.get('SELECT 1 FROM stock_count_line WHERE count_id = :countId AND recount_of = :lineId', {
    countId,
    lineId,
  }) !== undefined;

export interface NewLineRow {
  readonly id: string;
  readonly countId: string;
  readonly itemId: string;
  readonly expectedMicro: number;
  readonly unitCostMicro: number;
  readonly recountOf: string | null;
}

export const insertLine = (store: WriteStore, line: NewLineRow): number =>
  store.run(
    `INSERT INTO stock_count_line (id, count_id, item_id, expected_at_freeze_micro, unit_cost_micro, recount_of, state)
     VALUES (:id, :countId, :itemId, :expectedMicro, :unitCostMicro, :recountOf, 'uncounted')`,
    { ...line },
  );

export const updateLineCounted = (
  store: WriteStore,
  line: { readonly id: string; readonly state: CountLineState; readonly countedMicro: number; readonly at: string },
): number =>
  store.run(
    'UPDATE stock_count_line SET state = :state, counted_micro = :countedMicro, counted_at = :at WHERE id = :id',
    { ...line },
  );

export interface LineFiguresRow {
  readonly id: string;
  readonly movesAfterFreezeMicro: number;
  readonly expectedAtCountMicro: number;
  readonly varianceMicro: number;
  readonly varianceMinor: number;
  readonly unitCostMicro: number;
  readonly flag: string | null;
}

export const updateLineFigures = (store: WriteStore, figures: LineFiguresRow): number =>
  store.run(
    `UPDATE stock_count_line SET moves_after_freeze_micro = :movesAfterFreezeMicro, expected_at_count_micro = :expectedAtCountMicro,
       variance_micro = :varianceMicro, variance_value_minor = :varianceMinor, unit_cost_micro = :unitCostMicro, flag = :flag
     WHERE id = :id`,
    { ...figures },
  );

export const updateLineReason = (store: WriteStore, id: string, reasonId: string): number =>
  store.run('UPDATE stock_count_line SET reason_id = :reasonId WHERE id = :id', { id, reasonId });

export interface EntryRow {
  readonly lineId: string;
  readonly quantityMicro: number;
  readonly byId: string;
  readonly by: string;
  readonly at: string;
  readonly note: string | null;
  readonly replaces: 0 | 1;
}

const entryColumns = `e.line_id AS lineId, e.qty_micro AS quantityMicro, e.created_by AS byId, u.display AS by, e.created_at AS at, e.note,
  e.replaces_all AS replaces FROM stock_count_entry e JOIN user u ON u.id = e.created_by`;

/** In the order they were written down; the clock may have been set back in between. */
export const selectEntries = (store: ReadStore, lineId: string): readonly EntryRow[] =>
  store.all<EntryRow>(`SELECT ${entryColumns} WHERE e.line_id = :lineId ORDER BY e.rowid`, { lineId });

export const insertEntry = (
  store: WriteStore,
  entry: {
    readonly id: string;
    readonly lineId: string;
    readonly quantityMicro: number;
    readonly unit: string;
    readonly note: string | null;
    readonly replaces: number;
    readonly at: string;
    readonly by: string;
  },
): number =>
  store.run(
    `INSERT INTO stock_count_entry (id, line_id, qty_micro, unit, note, replaces_all, created_at, created_by)
     VALUES (:id, :lineId, :quantityMicro, :unit, :note, :replaces, :at, :by)`,
    { ...entry },
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

/** What was counted last time, by the newest posted count before this one. */
export const selectLastCounted = (store: ReadStore, itemId: string, countId: string): number | null =>
  store.get<{ readonly micro: number | null }>(
    `SELECT l.counted_micro AS micro FROM stock_count_line l JOIN stock_count c ON c.id = l.count_id
     WHERE l.item_id = :itemId AND c.status = 'POSTED' AND c.id <> :countId ORDER BY c.count_no DESC LIMIT 1`,
    { itemId, countId },
  )?.micro ?? null;

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
