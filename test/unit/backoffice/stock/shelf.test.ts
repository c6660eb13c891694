import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deductSales, postedCountDependsOn, reverseSales } from '../../../../electron/backoffice/stock/sale-deduction';
import { callContext } from '../../../../electron/pipeline/call-context';
import { cents, giveReasons, handIn, post, type StockShop, stockShop, units } from './stock-shop';

let shop: StockShop;
beforeEach(() => {
  shop = stockShop();
});
afterEach(() => shop.close());

const itemView = (id: string) => shop.call('owner', 'stock.item', { id });

const takeBack = (lineRefs: readonly string[]): number => {
  const { connection, world } = shop.ledger;
  return connection.transaction(() => reverseSales(connection.write, lineRefs, callContext(connection.read, world)));
};

describe('items', () => {
  it('begin with an opening movement and its cost', () => {
    const id = shop.item('Canned cola', 48, 41);
    const { item, moves } = itemView(id);
    expect(item).toMatchObject({ onHandMicro: units(48), averageCostMicro: cents(41), valueMinor: 1968, unit: 'each' });
    expect(moves).toMatchObject([{ kind: 'opening', quantityMicro: units(48), reference: 'Opening quantity' }]);
  });

  it('begin without a movement when nothing is there yet', () => {
    const id = shop.item('Canned cola', 0, 41);
    expect(itemView(id).moves).toEqual([]);
    expect(itemView(id).item).toMatchObject({ onHandMicro: 0, averageCostMicro: cents(41), valueMinor: 0 });
  });

  it('have one name each, whatever its capitals', () => {
    shop.item('Canned cola', 1, 1);
    const again = { name: 'CANNED COLA', unit: 'each', openingMicro: 0, unitCostMicro: 0 };
    expect(shop.refusal('owner', 'stock.createItem', again).key).toBe('stock/item-in-use');
  });

  it('refuse a unit nobody knows', () => {
    const input = { name: 'Cola', unit: 'shovel', openingMicro: 0, unitCostMicro: 0 };
    expect(shop.refusal('owner', 'stock.createItem', input).key).toBe('request/malformed');
  });

  it('weigh the moving average by each delivery', () => {
    const itemId = shop.item('Canned cola', 10, 40);
    shop.call('manager', 'stock.receive', { itemId, quantityMicro: units(30), unitCostMicro: cents(60) });
    expect(itemView(itemId).item).toMatchObject({
      onHandMicro: units(40),
      averageCostMicro: cents(55),
      valueMinor: 2200,
    });
  });

  it('are found by name or category', () => {
    shop.item('Canned cola', 1, 1);
    shop.item('Flour', 1, 1);
    expect(shop.call('owner', 'stock.items', { search: 'COLA' }).map(({ name }) => name)).toEqual(['Canned cola']);
  });

  it('show running quantities, newest first, and pages that neither lose nor repeat a movement', () => {
    const itemId = shop.item('Canned cola', 500, 40);
    const product = shop.product('Cola 330 ml');
    shop.call('owner', 'stock.linkProduct', { productId: product, itemId });
    for (let sale = 0; sale < 230; sale += 1) {
      shop.sell(product, 1);
      if (sale % 7 === 0) shop.minutePasses();
    }
    const seen: { id: string; quantityMicro: number; onHandMicro: number | null }[] = [];
    for (let before: string | undefined; ; ) {
      const { moves } = shop.call('owner', 'stock.item', before ? { id: itemId, before } : { id: itemId });
      if (moves.length === 0) break;
      seen.push(...moves);
      before = moves.at(-1)?.at;
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(231);
    expect(seen).toHaveLength(231);
    let onHand = units(500 - 230);
    for (const move of seen) {
      expect(move.onHandMicro).toBe(onHand);
      onHand -= move.quantityMicro;
    }
    expect(onHand).toBe(0);
  });
});

describe('sales of items sold as themselves', () => {
  it('deduct once, however often they are told', () => {
    const itemId = shop.item('Canned cola', 10, 40);
    const productId = shop.product('Cola');
    shop.call('manager', 'stock.linkProduct', { productId, itemId });
    const lineRef = shop.sell(productId, 2);
    const { connection, world, clock } = shop.ledger;
    const [occurredAt, businessDate] = [clock.now().toISOString(), '2026-11-17'];
    const told = { productId, qtyMicro: units(2), lineRef, occurredAt, businessDate };
    expect(deductSales(connection.write, [told, told], callContext(connection.read, world))).toBe(0);
    expect(shop.onHand(itemId)).toBe(units(8));
    expect(itemView(itemId).moves[0]).toMatchObject({ kind: 'sale', valueMinor: -80, by: 'Larder' });
    expect(shop.call('owner', 'stock.items', {})[0]?.soldAs).toEqual(['Cola']);
  });

  it('take nothing for products without an item, nor after the link was taken away', () => {
    const itemId = shop.item('Canned cola', 10, 40);
    const productId = shop.product('Cola');
    shop.sell(productId, 2);
    shop.call('manager', 'stock.linkProduct', { productId, itemId });
    shop.call('manager', 'stock.linkProduct', { productId, itemId: null });
    shop.sell(productId, 2);
    expect(shop.onHand(itemId)).toBe(units(10));
    expect(shop.call('owner', 'stock.products', {})[0]).toMatchObject({ stockMode: 'none', itemId: null });
  });

  it('come back once when they are taken back, at the instant of the sale', () => {
    const itemId = shop.item('Canned cola', 10, 40);
    const productId = shop.product('Cola');
    shop.call('manager', 'stock.linkProduct', { productId, itemId });
    const lineRef = shop.sell(productId, 3);
    const soldAt = shop.ledger.clock.now().toISOString();
    shop.minutePasses();
    expect(takeBack([lineRef, 'unknown:1'])).toBe(1);
    expect(takeBack([lineRef])).toBe(0);
    expect(shop.onHand(itemId)).toBe(units(10));
    const reversal = itemView(itemId).moves.find(({ kind }) => kind === 'sale_reversal');
    expect(reversal).toMatchObject({ at: soldAt, quantityMicro: units(3), valueMinor: 120 });
  });

  it('are known to be part of a posted count', () => {
    const itemId = shop.item('Canned cola', 10, 40);
    const productId = shop.product('Cola');
    shop.call('manager', 'stock.linkProduct', { productId, itemId });
    const lineRef = shop.sell(productId, 3);
    const { read } = shop.ledger.connection;
    expect(postedCountDependsOn(read, [lineRef])).toBe(false);
    const { countId } = handIn(shop, 'stock_clerk', new Map([[itemId, 7]]));
    giveReasons(shop, countId);
    post(shop, 'manager', countId);
    expect(postedCountDependsOn(read, [lineRef])).toBe(true);
  });
});

describe('the movement ledger', () => {
  it('refuses to change or delete a movement', () => {
    const itemId = shop.item('Canned cola', 10, 40);
    const { write } = shop.ledger.connection;
    expect(() => write.run('UPDATE stock_move SET qty_micro = 1 WHERE item_id = :itemId', { itemId })).toThrow(
      /append-only/,
    );
    expect(() => write.run('DELETE FROM stock_move WHERE item_id = :itemId', { itemId })).toThrow(/append-only/);
    expect(shop.onHand(itemId)).toBe(units(10));
  });

  it('keeps money from roles that do not see costs', () => {
    const id = shop.item('Canned cola', 10, 40);
    for (const who of ['stock_clerk', 'shift_lead'] as const) {
      expect(shop.call(who, 'stock.items', {})[0]).toMatchObject({ averageCostMicro: null, valueMinor: null });
      expect(shop.call(who, 'stock.item', { id }).moves[0]?.valueMinor).toBeNull();
    }
    expect(shop.call('accountant', 'stock.items', {})[0]).toMatchObject({
      averageCostMicro: cents(40),
      valueMinor: 400,
    });
  });
});
