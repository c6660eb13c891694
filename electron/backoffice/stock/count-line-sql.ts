import type { CountLineState } from '../../../shared/domain/stock/count-machine';
import type { ReadStore, WriteStore } from '../../store/store-handles';

/** A line that was counted once more gave way to its second count and stays as evidence only. */
export const activeLine = `NOT EXISTS (SELECT 1 FROM stock_count_line again WHERE again.count_id = l.count_id AND again.recount_of = l.id)`;

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

/** What was counted last time, by the newest posted count before this one. */
export const selectLastCounted = (store: ReadStore, itemId: string, countId: string): number | null =>
  store.get<{ readonly micro: number | null }>(
    `SELECT l.counted_micro AS micro FROM stock_count_line l JOIN stock_count c ON c.id = l.count_id
     WHERE l.item_id = :itemId AND c.status = 'POSTED' AND c.id <> :countId ORDER BY c.count_no DESC LIMIT 1`,
    { itemId, countId },
  )?.micro ?? null;
