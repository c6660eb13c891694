import type { OutputOf } from '../../../shared/contract/contract';
import { micro } from '../../../shared/domain/quantity';
import { valueOnHand } from '../../../shared/domain/stock/moving-average';
import { unitCost } from '../../../shared/domain/unit-cost';
import type { Actor } from '../../pipeline/actor';
import { queryModule } from '../../pipeline/module';
import type { ReadStore } from '../../store/store-handles';
import { blindItems } from './count-blindness';
import { selectProducts, selectSoldAs } from './product-sql';
import { mayKnowCosts, mayKnowRestricted, requireItem } from './stock-guards';
import {
  type ItemRow,
  type ShownMoveRow,
  selectItems,
  selectMoves,
  selectStockReasons,
  selectUnits,
  sumOfMovesFrom,
} from './stock-sql';
import { unitMicro } from './unit-micro';

type StockItemView = OutputOf<'stock.items'>[number];

const movesPerPage = 100;
/** Later than every instant a movement can have. */
const endOfTime = '9999-12-31T23:59:59.999Z';

/** How this asker may see an item: no quantity while it is counted blind, no money without the right to see costs. */
function itemViewer(store: ReadStore, actor: Actor): (item: ItemRow) => StockItemView {
  const blind = blindItems(store, actor);
  const soldAs = Map.groupBy(selectSoldAs(store), ({ itemId }) => itemId);
  const costs = mayKnowCosts(actor);
  return (item) => {
    const hidden = blind.has(item.id);
    const position = { onHandMicro: micro(item.onHandMicro), averageCost: unitCost(item.averageCostMicro) };
    return {
      id: item.id,
      name: item.name,
      category: item.category,
      unit: item.countUnit,
      unitMicro: unitMicro(item),
      onHandMicro: hidden ? null : item.onHandMicro,
      averageCostMicro: costs ? item.averageCostMicro : null,
      valueMinor: costs && !hidden ? valueOnHand(position) : null,
      lastCountedAt: item.lastCountedAt,
      soldAs: (soldAs.get(item.id) ?? []).map(({ name }) => name),
      rowVersion: item.rowVersion,
    };
  };
}

const items = queryModule({
  channel: 'stock.items',
  run: (store, actor, { search }) => selectItems(store, search?.trim() || null).map(itemViewer(store, actor)),
});

function referenceOf(move: ShownMoveRow): string {
  switch (move.refType) {
    case 'stock_item':
      return 'Opening quantity';
    case 'receipt':
      return move.note ?? 'Delivery';
    case 'order_item':
      return `Order ${move.orderNo ?? 'unknown'}`;
    case 'stock_count':
      return `Count ${move.countNo ?? 'unknown'}${move.kind === 'reversal' ? ', taken back' : ''}`;
  }
}

const item = queryModule({
  channel: 'stock.item',
  run: (store, actor, { id, before }) => {
    const row = requireItem(store, id);
    const view = itemViewer(store, actor)(row);
    // The movements add up to the quantity, so they go with it.
    if (view.onHandMicro === null) return { item: view, moves: [] };
    const costs = mayKnowCosts(actor);
    let onHandMicro = row.onHandMicro - (before ? sumOfMovesFrom(store, id, before) : 0);
    const moves = selectMoves(store, { itemId: id, before: before ?? endOfTime, size: movesPerPage }).map((move) => {
      const after = onHandMicro;
      onHandMicro -= move.quantityMicro;
      return {
        id: move.id,
        kind: move.kind,
        quantityMicro: move.quantityMicro,
        onHandMicro: after,
        valueMinor: costs ? move.valueMinor : null,
        at: move.at,
        businessDate: move.businessDate,
        by: move.by ?? 'Larder',
        reference: referenceOf(move),
        reversed: move.reversed === 1,
      };
    });
    return { item: view, moves };
  },
});

const units = queryModule({ channel: 'stock.units', run: (store) => [...selectUnits(store)] });

const reasons = queryModule({
  channel: 'stock.reasons',
  run: (store, actor) => [...selectStockReasons(store, mayKnowRestricted(actor))],
});

const products = queryModule({ channel: 'stock.products', run: (store) => [...selectProducts(store)] });

export const stockListQueries = {
  'stock.items': items,
  'stock.item': item,
  'stock.units': units,
  'stock.reasons': reasons,
  'stock.products': products,
} as const;
