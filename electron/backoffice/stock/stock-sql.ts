import type { MovementKind } from '../../../shared/domain/stock/movement';
import type { ReadStore, WriteStore } from '../../store/store-handles';

export interface ItemRow {
  readonly id: string;
  readonly name: string;
  readonly category: string | null;
  readonly baseUnit: string;
  readonly countUnit: string;
  readonly onHandMicro: number;
  readonly averageCostMicro: number;
  readonly lastCountedAt: string | null;
  readonly rowVersion: number;
}

const itemColumns = `i.id, i.name, i.category, i.base_unit AS baseUnit, i.count_unit AS countUnit, i.on_hand_micro AS onHandMicro,
  coalesce(i.avg_cost_micro, 0) AS averageCostMicro, i.row_version AS rowVersion,
  (SELECT max(l.counted_at) FROM stock_count_line l JOIN stock_count c ON c.id = l.count_id AND c.status = 'POSTED'
   WHERE l.item_id = i.id) AS lastCountedAt
  FROM stock_item i`;

export const selectItems = (store: ReadStore, search: string | null): readonly ItemRow[] =>
  store.all<ItemRow>(
    `SELECT ${itemColumns} WHERE i.archived_at IS NULL
       AND (:search IS NULL OR instr(lower(i.name), lower(:search)) > 0 OR instr(lower(coalesce(i.category, '')), lower(:search)) > 0)
     ORDER BY i.category IS NULL, i.category COLLATE NOCASE, i.name`,
    { search },
  );

export const selectItem = (store: ReadStore, id: string): ItemRow | undefined =>
  store.get<ItemRow>(`SELECT ${itemColumns} WHERE i.id = :id AND i.archived_at IS NULL`, { id });

export const itemNameTaken = (store: ReadStore, name: string): boolean =>
  store.get('SELECT 1 FROM stock_item WHERE name = :name', { name }) !== undefined;

export interface NewItemRow {
  readonly id: string;
  readonly name: string;
  readonly category: string | null;
  readonly unit: string;
  readonly unitCostMicro: number;
  readonly at: string;
  readonly by: string;
}

export const insertItem = (store: WriteStore, item: NewItemRow): number =>
  store.run(
    `INSERT INTO stock_item (id, name, category, base_unit, count_unit, avg_cost_micro, last_cost_micro, created_at, created_by, updated_at)
     VALUES (:id, :name, :category, :unit, :unit, :unitCostMicro, :unitCostMicro, :at, :by, :at)`,
    { ...item },
  );

export const updateItemCost = (
  store: WriteStore,
  item: { readonly id: string; readonly averageMicro: number; readonly lastMicro: number; readonly at: string },
): number =>
  store.run(
    `UPDATE stock_item SET avg_cost_micro = :averageMicro, last_cost_micro = :lastMicro, updated_at = :at, row_version = row_version + 1
     WHERE id = :id`,
    { ...item },
  );

export interface UnitRow {
  readonly code: string;
  readonly dimension: 'mass' | 'volume' | 'count';
}

export const selectUnits = (store: ReadStore): readonly UnitRow[] =>
  store.all<UnitRow>('SELECT code, dimension FROM unit ORDER BY sort');

export interface ReasonRow {
  readonly id: string;
  readonly code: string;
  readonly label: string;
}

export const selectStockReasons = (store: ReadStore, withRestricted: boolean): readonly ReasonRow[] =>
  store.all<ReasonRow>(
    `SELECT id, code, label FROM reason WHERE area = 'stock' AND archived_at IS NULL AND (restricted = 0 OR :withRestricted = 1)
     ORDER BY rowid`,
    { withRestricted: withRestricted ? 1 : 0 },
  );

export interface MoveRow {
  readonly id: string;
  readonly itemId: string;
  readonly kind: MovementKind;
  readonly quantityMicro: number;
  readonly unitCostMicro: number;
  readonly valueMinor: number;
  readonly reasonId: string | null;
}

export interface NewMoveRow extends MoveRow {
  readonly occurredAt: string;
  readonly businessDate: string;
  readonly refType: 'stock_item' | 'receipt' | 'order_item' | 'stock_count';
  readonly refId: string;
  readonly reversesId: string | null;
  readonly note: string | null;
  readonly at: string;
  readonly by: string;
}

/** A movement with the same reference, item and kind is there already: nothing happens. @returns rows written, 0 or 1. */
export const insertMove = (store: WriteStore, move: NewMoveRow): number =>
  store.run(
    `INSERT INTO stock_move (id, item_id, qty_micro, kind, reason_id, unit_cost_micro, value_minor, occurred_at, business_date, ref_type,
       ref_id, reverses_id, note, created_at, created_by)
     VALUES (:id, :itemId, :quantityMicro, :kind, :reasonId, :unitCostMicro, :valueMinor, :occurredAt, :businessDate, :refType,
       :refId, :reversesId, :note, :at, :by)
     ON CONFLICT (ref_type, ref_id, item_id, kind) DO NOTHING`,
    { ...move },
  );

/**
 * What the ledger says was on the shelf at that instant, movements of that very instant included. The corrections of
 * one count are left out, because they follow from what is worked out here. Goes back from what is there now, so that
 * it costs the movements since that instant and not those of years before.
 */
export const sumOfMovesUpTo = (store: ReadStore, itemId: string, instant: string, exceptCountId: string): number =>
  store.get<{ readonly micro: number }>(
    `SELECT on_hand_micro
       - coalesce((SELECT sum(qty_micro) FROM stock_move WHERE item_id = :itemId AND occurred_at > :instant), 0)
       - coalesce((SELECT sum(qty_micro) FROM stock_move
           WHERE ref_type = 'stock_count' AND ref_id = :exceptCountId AND item_id = :itemId AND occurred_at <= :instant), 0) AS micro
     FROM stock_item WHERE id = :itemId`,
    { itemId, instant, exceptCountId },
  )?.micro ?? 0;

export const sumOfMovesFrom = (store: ReadStore, itemId: string, instant: string): number =>
  store.get<{ readonly micro: number }>(
    'SELECT coalesce(sum(qty_micro), 0) AS micro FROM stock_move WHERE item_id = :itemId AND occurred_at >= :instant',
    { itemId, instant },
  )?.micro ?? 0;

export interface ShownMoveRow extends MoveRow {
  readonly at: string;
  readonly businessDate: string;
  readonly by: string | null;
  readonly refType: NewMoveRow['refType'];
  readonly orderNo: string | null;
  readonly countNo: number | null;
  readonly note: string | null;
  readonly reversed: 0 | 1;
}

/** Movements before an instant, newest first; those of the last shown instant come whole, so that no page splits them. */
export const selectMoves = (
  store: ReadStore,
  page: { readonly itemId: string; readonly before: string; readonly size: number },
): readonly ShownMoveRow[] =>
  store.all<ShownMoveRow>(
    `SELECT m.id, m.item_id AS itemId, m.kind, m.qty_micro AS quantityMicro, m.unit_cost_micro AS unitCostMicro, m.value_minor AS valueMinor,
       m.reason_id AS reasonId, m.occurred_at AS at, m.business_date AS businessDate, u.display AS by, m.ref_type AS refType, m.note,
       CASE m.ref_type WHEN 'order_item' THEN
         (SELECT o.order_no FROM "order" o WHERE o.id = substr(m.ref_id, 1, instr(m.ref_id, ':') - 1)) END AS orderNo,
       CASE m.ref_type WHEN 'stock_count' THEN (SELECT c.count_no FROM stock_count c WHERE c.id = m.ref_id) END AS countNo,
       EXISTS (SELECT 1 FROM stock_move r WHERE r.reverses_id = m.id) AS reversed
     FROM stock_move m LEFT JOIN user u ON u.id = m.created_by
     WHERE m.item_id = :itemId AND m.occurred_at < :before AND m.occurred_at >= coalesce(
       (SELECT occurred_at FROM stock_move WHERE item_id = :itemId AND occurred_at < :before
        ORDER BY occurred_at DESC LIMIT 1 OFFSET :size - 1), '')
     ORDER BY m.occurred_at DESC, m.id DESC`,
    { ...page },
  );
