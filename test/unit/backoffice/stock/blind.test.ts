import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handIn, type StockShop, stockShop, units } from './stock-shop';

let shop: StockShop;
beforeEach(() => {
  shop = stockShop();
});
afterEach(() => shop.close());

type Who = Parameters<StockShop['call']>[0];

/** Everything this person can read about the item and its count. */
function everythingReadable(who: Who, itemId: string, countId: string): string {
  return JSON.stringify([
    shop.call(who, 'stock.items', {}),
    shop.call(who, 'stock.item', { id: itemId }),
    shop.call(who, 'stock.item', { id: itemId, before: '2027-01-01T00:00:00.000Z' }),
    shop.call(who, 'stock.counts', {}),
    shop.call(who, 'stock.count', { id: countId }),
  ]);
}

describe('while an item is counted blind', () => {
  // Quantities that appear nowhere else in a reply.
  const [opening, delivered] = [7_301, 1_117];

  function begin(who: Who) {
    const itemId = shop.item('Cola', opening, 41);
    shop.call('owner', 'stock.receive', { itemId, quantityMicro: units(delivered), unitCostMicro: 41_000_000 });
    shop.minutePasses();
    const { countId } = shop.call(who, 'stock.startCount', { type: 'spot', itemIds: [itemId] });
    return { itemId, countId };
  }

  const figures = (): readonly string[] => [
    String(units(opening + delivered)),
    String(units(opening)),
    String(units(delivered)),
    String((opening + delivered) * 41),
    String(opening * 41),
    String(delivered * 41),
  ];

  it.each<[starter: Who, reader: Who, blind: boolean]>([
    ['stock_clerk', 'stock_clerk', true],
    ['stock_clerk', 'secondClerk', true],
    ['stock_clerk', 'shift_lead', true],
    ['stock_clerk', 'manager', false],
    ['stock_clerk', 'accountant', false],
    ['manager', 'manager', true],
    ['manager', 'owner', false],
    ['owner', 'owner', true],
    ['owner', 'manager', false],
  ])('started by the %s, the %s reads no figure it follows from: %s', (starter, reader, blind) => {
    const { itemId, countId } = begin(starter);
    const text = everythingReadable(reader, itemId, countId);
    for (const figure of figures()) if (blind) expect(text).not.toContain(figure);
    expect(text.includes(String(units(opening + delivered)))).toBe(!blind);
  });

  it('a manager who writes an entry becomes blind too', () => {
    const { itemId, countId } = begin('stock_clerk');
    const lineId = shop.call('manager', 'stock.count', { id: countId }).lines[0]?.id ?? '';
    shop.call('manager', 'stock.enterCount', { lineId, quantityMicro: units(1) });
    const text = everythingReadable('manager', itemId, countId);
    for (const figure of figures()) expect(text).not.toContain(figure);
  });

  it('the trail tells no quantity of what was frozen or written down', () => {
    const { countId } = begin('stock_clerk');
    const lineId = shop.call('manager', 'stock.count', { id: countId }).lines[0]?.id ?? '';
    shop.call('stock_clerk', 'stock.enterCount', { lineId, quantityMicro: units(4_321) });
    const trail = shop.ledger.connection.read.all<{ readonly summary: string; readonly after: string }>(
      `SELECT summary, after FROM audit_event WHERE action LIKE 'count.%'`,
    );
    expect(trail).toHaveLength(2);
    const text = JSON.stringify(trail);
    for (const figure of [...figures(), '4321', '4,321']) expect(text).not.toContain(figure);
  });

  it('everybody sees it once the count was handed in, and nobody who counts during a second count', () => {
    const itemId = shop.item('Cola', opening, 41);
    const { countId, lines } = handIn(shop, 'stock_clerk', new Map([[itemId, opening - 1]]));
    expect(shop.call('stock_clerk', 'stock.items', {})[0]?.onHandMicro).toBe(units(opening));
    expect(shop.call('stock_clerk', 'stock.count', { id: countId }).lines[0]).toMatchObject({
      expectedMicro: units(opening),
      varianceMinor: null,
    });
    shop.call('manager', 'stock.recount', { countId, lineIds: [lines[0]?.id ?? ''] });
    expect(everythingReadable('secondClerk', itemId, countId)).not.toContain(String(units(opening)));
    shop.call('manager', 'stock.cancelCount', { countId });
    expect(shop.call('stock_clerk', 'stock.items', {})[0]?.onHandMicro).toBe(units(opening));
  });
});
