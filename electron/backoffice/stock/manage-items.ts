import { formatQuantity, micro, zeroMicro } from '../../../shared/domain/quantity';
import { bringIn, type StockPosition } from '../../../shared/domain/stock/moving-average';
import { unitCost } from '../../../shared/domain/unit-cost';
import { FailureError } from '../../../shared/failures/failures';
import type { Actor } from '../../pipeline/actor';
import { type CallContext, commandModule } from '../../pipeline/module';
import type { WriteStore } from '../../store/store-handles';
import { postMove } from './post-move';
import { selectProduct, updateProductLink } from './product-sql';
import { requireItem } from './stock-guards';
import { insertItem, itemNameTaken, selectUnits, updateItemCost } from './stock-sql';

const authorOf = (actor: Actor): string => actor.userId ?? actor.role;

interface Arrival {
  readonly itemId: string;
  readonly kind: 'opening' | 'receipt';
  readonly quantityMicro: number;
  readonly unitCostMicro: number;
  readonly note?: string | undefined;
}

function bringToShelf(
  store: WriteStore,
  actor: Actor,
  position: StockPosition,
  arrival: Arrival,
  context: CallContext,
) {
  const cost = unitCost(arrival.unitCostMicro);
  const moved = bringIn(position, micro(arrival.quantityMicro), cost);
  const moveId = postMove(
    store,
    {
      itemId: arrival.itemId,
      kind: arrival.kind,
      quantityMicro: arrival.quantityMicro,
      unitCostMicro: moved.unitCost,
      valueMinor: moved.valueMinor,
      occurredAt: context.at,
      ...(arrival.kind === 'opening' ? { refType: 'stock_item', refId: arrival.itemId } : { refType: 'receipt' }),
      note: arrival.note || null,
      by: authorOf(actor),
    },
    context,
  );
  const averageMicro = moved.position.averageCost;
  updateItemCost(store, { id: arrival.itemId, averageMicro, lastMicro: cost, at: context.at });
  return { moveId, averageMicro };
}

export const createItem = commandModule({
  channel: 'stock.createItem',
  run: (store, actor, { name, category, unit, openingMicro, unitCostMicro }, context) => {
    if (!selectUnits(store).some(({ code }) => code === unit))
      throw new FailureError('request/malformed', { field: 'unit' }, `There is no unit called ${unit}.`);
    if (itemNameTaken(store, name)) throw new FailureError('stock/item-in-use');
    const id = context.newId();
    const { at } = context;
    insertItem(store, { id, name, category: category || null, unit, unitCostMicro, at, by: authorOf(actor) });
    const position = { onHandMicro: zeroMicro, averageCost: unitCost(unitCostMicro) };
    if (openingMicro > 0)
      bringToShelf(
        store,
        actor,
        position,
        { itemId: id, kind: 'opening', quantityMicro: openingMicro, unitCostMicro },
        context,
      );
    const amount = openingMicro > 0 ? ` with ${formatQuantity(micro(openingMicro))} ${unit} on the shelf` : '';
    return {
      value: { id },
      audit: [
        {
          action: 'stock.item-created',
          entity: 'stock_item',
          entityId: id,
          summary: `Added ${name}${amount}.`,
          after: { name, category: category || null, unit, openingMicro, unitCostMicro },
        },
      ],
      areas: ['stock'],
    };
  },
});

export const receive = commandModule({
  channel: 'stock.receive',
  run: (store, actor, { itemId, quantityMicro, unitCostMicro, note }, context) => {
    const item = requireItem(store, itemId);
    const position = { onHandMicro: micro(item.onHandMicro), averageCost: unitCost(item.averageCostMicro) };
    const arrival: Arrival = { itemId, kind: 'receipt', quantityMicro, unitCostMicro, note };
    const { moveId, averageMicro } = bringToShelf(store, actor, position, arrival, context);
    return {
      value: { moveId },
      audit: [
        {
          action: 'stock.received',
          entity: 'stock_item',
          entityId: itemId,
          summary: `Received ${formatQuantity(micro(quantityMicro))} ${item.baseUnit} of ${item.name}.`,
          before: { averageCostMicro: item.averageCostMicro },
          after: { quantityMicro, unitCostMicro, averageCostMicro: averageMicro, note: note || null },
        },
      ],
      areas: ['stock'],
    };
  },
});

export const linkProduct = commandModule({
  channel: 'stock.linkProduct',
  run: (store, _actor, { productId, itemId }, { at }) => {
    const product = selectProduct(store, productId);
    if (!product) throw new FailureError('record/not-found');
    const item = itemId === null ? null : requireItem(store, itemId);
    const unchanged = product.itemId === itemId && (itemId !== null || product.stockMode !== 'direct');
    if (unchanged) return { value: { done: true }, audit: 'not-a-change', areas: [] };
    const stockMode = itemId === null ? 'none' : 'direct';
    updateProductLink(store, { id: productId, stockMode, itemId, at });
    const summary = item
      ? `${product.name} takes ${item.name} from the shelf when it is sold.`
      : `${product.name} takes nothing from the shelf any more when it is sold.`;
    return {
      value: { done: true },
      audit: [
        {
          action: 'stock.product-linked',
          entity: 'product',
          entityId: productId,
          summary,
          before: { stockMode: product.stockMode, itemId: product.itemId },
          after: { stockMode, itemId },
        },
      ],
      areas: ['stock'],
    };
  },
});
