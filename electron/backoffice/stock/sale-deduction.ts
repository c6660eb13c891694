import { micro, negateMicro } from '../../../shared/domain/quantity';
import { unitCost, valueAtCost } from '../../../shared/domain/unit-cost';
import type { CallContext } from '../../pipeline/module';
import type { ReadStore, WriteStore } from '../../store/store-handles';
import { isInPostedCount, selectDirectProducts, selectSaleMoves } from './product-sql';
import { insertMove } from './stock-sql';

// The public rule of the stock area for whoever records sales: other areas call these functions, never its SQL.

export interface SaleOfProduct {
  readonly productId: string;
  /** Sold quantity; a sale of nothing, or one below zero, takes nothing from the shelf. */
  readonly qtyMicro: number;
  /** `${orderId}:${lineNo}`. */
  readonly lineRef: string;
  readonly occurredAt: string;
  readonly businessDate: string;
}

export interface DeductionContext extends Pick<CallContext, 'at' | 'newId'> {
  /** The person who recorded the sales; `larder` when nobody did. */
  readonly by?: string;
}

/**
 * Takes what was sold as itself from the shelf, at the moving average and once per order line (domain rules §1.8, §3.1).
 * Products without a direct item are passed over.
 *
 * @returns how many movements were written.
 */
export function deductSales(store: WriteStore, sales: readonly SaleOfProduct[], context: DeductionContext): number {
  if (sales.length === 0) return 0;
  const items = new Map(selectDirectProducts(store).map((row) => [row.productId, row]));
  let written = 0;
  for (const sale of sales) {
    const item = items.get(sale.productId);
    if (!item || sale.qtyMicro <= 0) continue;
    const quantity = negateMicro(micro(sale.qtyMicro));
    written += insertMove(store, {
      id: context.newId(),
      itemId: item.itemId,
      quantityMicro: quantity,
      kind: 'sale',
      reasonId: null,
      unitCostMicro: item.averageCostMicro,
      valueMinor: valueAtCost(quantity, unitCost(item.averageCostMicro)),
      occurredAt: sale.occurredAt,
      businessDate: sale.businessDate,
      refType: 'order_item',
      refId: sale.lineRef,
      reversesId: null,
      note: null,
      at: context.at,
      by: context.by ?? 'larder',
    });
  }
  return written;
}

/**
 * Puts back what these order lines took, once. The opposite movement stands at the instant of the sale: the sale did not
 * happen, so a count in between must not reckon with it.
 *
 * @returns how many movements were written.
 */
export function reverseSales(store: WriteStore, lineRefs: readonly string[], context: DeductionContext): number {
  let written = 0;
  for (const lineRef of lineRefs)
    for (const sale of selectSaleMoves(store, lineRef))
      written += insertMove(store, {
        ...sale,
        id: context.newId(),
        quantityMicro: -sale.quantityMicro,
        valueMinor: -sale.valueMinor,
        kind: 'sale_reversal',
        reasonId: null,
        refType: 'order_item',
        refId: lineRef,
        reversesId: sale.id,
        note: null,
        at: context.at,
        by: context.by ?? 'larder',
      });
  return written;
}

/** Whether a posted count already reckoned with one of these sales, so that taking them back would make it wrong. */
export const postedCountDependsOn = (store: ReadStore, lineRefs: readonly string[]): boolean =>
  lineRefs.some((lineRef) => isInPostedCount(store, lineRef));
