import type { ReadStore, WriteStore } from '../../store/store-handles';

export interface ProductRow {
  readonly id: string;
  readonly name: string;
  readonly category: string | null;
  readonly stockMode: 'none' | 'direct' | 'recipe';
  readonly itemId: string | null;
  readonly itemName: string | null;
  readonly sold: number;
}

/** `sold` looks at the 28 days up to the last sale, so that a long history costs nothing. */
export const selectProducts = (store: ReadStore): readonly ProductRow[] =>
  store.all<ProductRow>(
    `WITH recent AS (
       SELECT li.product_id, (sum(li.qty_micro) + 500000) / 1000000 AS sold FROM live_order o
       JOIN live_order_item li ON li.order_id = o.id
       WHERE o.business_date > (SELECT date(max(business_date), '-28 days') FROM "order")
         AND o.status <> 'CANCELLED' AND li.void = 0 AND li.product_id IS NOT NULL
       GROUP BY li.product_id)
     SELECT p.id, p.name, c.name AS category, p.stock_mode AS stockMode, p.stock_item_id AS itemId, i.name AS itemName,
       coalesce(recent.sold, 0) AS sold
     FROM product p LEFT JOIN category c ON c.id = p.category_id LEFT JOIN stock_item i ON i.id = p.stock_item_id
     LEFT JOIN recent ON recent.product_id = p.id
     WHERE p.archived_at IS NULL ORDER BY c.sort, c.name, p.name`,
  );

export interface LinkedProductRow {
  readonly id: string;
  readonly name: string;
  readonly stockMode: ProductRow['stockMode'];
  readonly itemId: string | null;
}

export const selectProduct = (store: ReadStore, id: string): LinkedProductRow | undefined =>
  store.get<LinkedProductRow>(
    'SELECT id, name, stock_mode AS stockMode, stock_item_id AS itemId FROM product WHERE id = :id AND archived_at IS NULL',
    { id },
  );

export const updateProductLink = (
  store: WriteStore,
  link: {
    readonly id: string;
    readonly stockMode: ProductRow['stockMode'];
    readonly itemId: string | null;
    readonly at: string;
  },
): number =>
  store.run(
    `UPDATE product SET stock_mode = :stockMode, stock_item_id = :itemId, updated_at = :at, row_version = row_version + 1 WHERE id = :id`,
    { ...link },
  );

/** The names an item is sold under, by item. */
export const selectSoldAs = (store: ReadStore): readonly { readonly itemId: string; readonly name: string }[] =>
  store.all(
    `SELECT stock_item_id AS itemId, name FROM product
     WHERE stock_mode = 'direct' AND stock_item_id IS NOT NULL AND archived_at IS NULL ORDER BY name`,
  );

export interface DirectProductRow {
  readonly productId: string;
  readonly itemId: string;
  readonly averageCostMicro: number;
}

export const selectDirectProducts = (store: ReadStore): readonly DirectProductRow[] =>
  store.all<DirectProductRow>(
    `SELECT p.id AS productId, i.id AS itemId, coalesce(i.avg_cost_micro, 0) AS averageCostMicro
     FROM product p JOIN stock_item i ON i.id = p.stock_item_id WHERE p.stock_mode = 'direct'`,
  );

export interface SaleMoveRow {
  readonly id: string;
  readonly itemId: string;
  readonly quantityMicro: number;
  readonly unitCostMicro: number;
  readonly valueMinor: number;
  readonly occurredAt: string;
  readonly businessDate: string;
}

export const selectSaleMoves = (store: ReadStore, lineRef: string): readonly SaleMoveRow[] =>
  store.all<SaleMoveRow>(
    `SELECT id, item_id AS itemId, qty_micro AS quantityMicro, unit_cost_micro AS unitCostMicro, value_minor AS valueMinor,
       occurred_at AS occurredAt, business_date AS businessDate
     FROM stock_move WHERE ref_type = 'order_item' AND ref_id = :lineRef AND kind = 'sale'`,
    { lineRef },
  );

/** Whether a posted count already reckoned with this sale: it looked at the item at or after the sale. */
export const isInPostedCount = (store: ReadStore, lineRef: string): boolean =>
  store.get(
    `SELECT 1 FROM stock_move m JOIN stock_count_line l ON l.item_id = m.item_id AND l.counted_at >= m.occurred_at
     JOIN stock_count c ON c.id = l.count_id AND c.status = 'POSTED'
     WHERE m.ref_type = 'order_item' AND m.ref_id = :lineRef AND m.kind = 'sale' LIMIT 1`,
    { lineRef },
  ) !== undefined;
