import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { giveReasons, handIn, post, postRefusal, type StockShop, stockShop, units } from './stock-shop';

let shop: StockShop;
beforeEach(() => {
  shop = stockShop();
});
afterEach(() => shop.close());

const linked = (name: string, opening: number, costCents: number) => {
  const itemId = shop.item(name, opening, costCents);
  const productId = shop.product(name);
  shop.call('owner', 'stock.linkProduct', { productId, itemId });
  return { itemId, productId };
};

const lineOf = (countId: string, who: 'owner' | 'stock_clerk' = 'owner') => {
  const line = shop.call(who, 'stock.count', { id: countId }).lines[0];
  if (!line) throw new Error('the count has no line');
  return line;
};

describe('a count', () => {
  it('reckons with sales between the freeze and the count, and not with later ones', () => {
    const { itemId, productId } = linked('Cola', 40, 50);
    const { countId } = shop.call('stock_clerk', 'stock.startCount', { type: 'spot', itemIds: [itemId] });
    shop.minutePasses();
    shop.sell(productId, 6);
    shop.minutePasses();
    const { id: lineId } = lineOf(countId, 'stock_clerk');
    shop.call('stock_clerk', 'stock.enterCount', { lineId, quantityMicro: units(33) });
    shop.minutePasses();
    shop.sell(productId, 5);
    shop.call('stock_clerk', 'stock.submitCount', { countId });
    expect(lineOf(countId)).toMatchObject({
      expectedMicro: units(34),
      countedMicro: units(33),
      varianceMicro: units(-1),
      varianceMinor: -50,
      level: 'clerk',
    });
    giveReasons(shop, countId);
    expect(post(shop, 'stock_clerk', countId)).toEqual({ moves: 1, varianceMinor: null });
    expect(shop.onHand(itemId)).toBe(units(28));
  });

  it('adds up what several people wrote down, and starts anew with an entry that replaces', () => {
    const { itemId } = linked('Cola', 40, 50);
    const { countId } = shop.call('stock_clerk', 'stock.startCount', { type: 'cycle', itemIds: [itemId] });
    const { id: lineId } = lineOf(countId);
    shop.call('stock_clerk', 'stock.enterCount', { lineId, quantityMicro: units(12), note: 'bar' });
    shop.call('secondClerk', 'stock.enterCount', { lineId, quantityMicro: units(20) });
    expect(lineOf(countId).countedMicro).toBe(units(32));
    shop.call('stock_clerk', 'stock.enterCount', { lineId, quantityMicro: units(39), replace: true });
    expect(lineOf(countId)).toMatchObject({ countedMicro: units(39), state: 'counted' });
    expect(lineOf(countId).entries.map(({ by, note }) => [by, note])).toEqual([
      ['The stock_clerk', 'bar'],
      ['The secondClerk', null],
      ['The stock_clerk', null],
    ]);
    shop.call('stock_clerk', 'stock.enterCount', { lineId, quantityMicro: 0, replace: true });
    expect(lineOf(countId)).toMatchObject({ countedMicro: 0, state: 'zero_confirmed' });
  });

  it('is not handed in while a line is empty', () => {
    const { itemId } = linked('Cola', 40, 50);
    const { countId } = shop.call('stock_clerk', 'stock.startCount', { type: 'spot', itemIds: [itemId] });
    expect(shop.refusal('stock_clerk', 'stock.submitCount', { countId }).key).toBe('stock/uncounted-lines');
  });

  it('takes no more entries once it was handed in', () => {
    const { itemId } = linked('Cola', 40, 50);
    const { lines } = handIn(shop, 'stock_clerk', new Map([[itemId, 40]]));
    const entry = { lineId: lines[0]?.id ?? '', quantityMicro: units(41) };
    expect(shop.refusal('stock_clerk', 'stock.enterCount', entry).key).toBe('stock/wrong-state');
  });

  it('keeps an item to one count at a time', () => {
    const { itemId } = linked('Cola', 40, 50);
    const first = shop.call('stock_clerk', 'stock.startCount', { type: 'spot', itemIds: [itemId] });
    const refused = shop.refusal('secondClerk', 'stock.startCount', { type: 'spot', itemIds: [itemId] });
    expect(refused).toMatchObject({ key: 'stock/wrong-state', detail: { countNo: first.countNo } });
    shop.call('stock_clerk', 'stock.cancelCount', { countId: first.countId });
    expect(shop.call('secondClerk', 'stock.startCount', { type: 'spot', itemIds: [itemId] }).countNo).toBe(2);
  });

  it('has numbers without gaps, also after a refused start', () => {
    const { itemId } = linked('Cola', 40, 50);
    const unknown = '00000000-0000-7000-8000-00000000dead';
    expect(shop.refusal('owner', 'stock.startCount', { type: 'spot', itemIds: [itemId, unknown] }).key).toBe(
      'record/not-found',
    );
    expect(shop.call('owner', 'stock.startCount', { type: 'spot', itemIds: [itemId] }).countNo).toBe(1);
  });

  it('is given up by a clerk before it is handed in, and only by an approver after', () => {
    const { itemId } = linked('Cola', 40, 50);
    const { countId } = handIn(shop, 'stock_clerk', new Map([[itemId, 10]]));
    expect(shop.refusal('stock_clerk', 'stock.cancelCount', { countId }).key).toBe('session/not-allowed');
    shop.call('manager', 'stock.cancelCount', { countId });
    expect(shop.call('owner', 'stock.counts', {})[0]?.status).toBe('CANCELLED');
    expect(shop.onHand(itemId)).toBe(units(40));
  });
});

describe('a movement recorded late', () => {
  it('flags the line, changes its figures, and is looked at before anything is posted', () => {
    const { itemId, productId } = linked('Cola', 40, 50);
    const beforeFreeze = shop.ledger.clock.now().toISOString();
    shop.minutePasses();
    const { countId } = handIn(shop, 'stock_clerk', new Map([[itemId, 37]]));
    expect(lineOf(countId)).toMatchObject({ varianceMicro: units(-3), recheck: false });
    shop.sell(productId, 2, beforeFreeze);
    expect(lineOf(countId)).toMatchObject({ varianceMicro: units(-1), varianceMinor: -50, recheck: true });
    giveReasons(shop, countId);
    expect(postRefusal(shop, 'manager', countId).key).toBe('record/changed-meanwhile');
    expect(shop.sumOfMoves(itemId)).toBe(units(38));
    expect(lineOf(countId)).toMatchObject({ varianceMicro: units(-1), recheck: false });
    expect(post(shop, 'manager', countId)).toEqual({ moves: 1, varianceMinor: -50 });
    expect(shop.onHand(itemId)).toBe(units(37));
  });

  it('is shown on a posted count, which is never written anew', () => {
    const { itemId, productId } = linked('Cola', 40, 50);
    const before = shop.ledger.clock.now().toISOString();
    const { countId } = handIn(shop, 'stock_clerk', new Map([[itemId, 39]]));
    giveReasons(shop, countId);
    post(shop, 'manager', countId);
    shop.sell(productId, 2, before);
    expect(lineOf(countId)).toMatchObject({ varianceMicro: units(-1), expectedMicro: units(40), recheck: true });
  });
});

describe('a posted count', () => {
  it('keeps lines without a difference as evidence and posts nothing for them', () => {
    const cola = shop.item('Cola', 40, 50);
    const flour = shop.item('Flour', 10, 50);
    const { countId } = handIn(
      shop,
      'stock_clerk',
      new Map([
        [cola, 40],
        [flour, 9.9],
      ]),
    );
    giveReasons(shop, countId);
    expect(post(shop, 'stock_clerk', countId).moves).toBe(1);
    const lines = shop.call('owner', 'stock.count', { id: countId }).lines;
    expect(lines.map(({ name, varianceMicro }) => [name, varianceMicro])).toEqual([
      ['Cola', 0],
      ['Flour', units(-0.1)],
    ]);
    expect(shop.call('owner', 'stock.item', { id: cola }).moves).toHaveLength(1);
    expect(shop.call('owner', 'stock.item', { id: cola }).item.lastCountedAt).not.toBeNull();
  });

  it('is not changed by anybody, not even by a statement past the pipeline', () => {
    const itemId = shop.item('Cola', 40, 50);
    const { countId, lines } = handIn(shop, 'stock_clerk', new Map([[itemId, 39]]));
    giveReasons(shop, countId);
    post(shop, 'manager', countId);
    const { write } = shop.ledger.connection;
    const edit = (sql: string) => () => write.run(sql, { countId });
    expect(edit('UPDATE stock_count SET posted_by = started_by WHERE id = :countId')).toThrow(/never edited/);
    expect(edit('UPDATE stock_count_line SET counted_micro = 1 WHERE count_id = :countId')).toThrow(/never edited/);
    expect(edit('DELETE FROM stock_count WHERE id = :countId')).toThrow(/never deleted/);
    expect(() => write.run('UPDATE stock_count_entry SET qty_micro = 1')).toThrow(/never edited/);
    expect(() => write.run('DELETE FROM stock_count_entry')).toThrow(/never deleted/);
    const reason = { lineId: lines[0]?.id ?? '', reasonId: shop.reason('SPOILED') };
    expect(shop.refusal('owner', 'stock.setReason', reason).key).toBe('stock/wrong-state');
    expect(postRefusal(shop, 'owner', countId).key).toBe('stock/wrong-state');
  });

  it('is taken back exactly, once', () => {
    const cola = shop.item('Cola', 40, 50);
    const flour = shop.item('Flour', 10.5, 3.33);
    const before = [shop.onHand(cola), shop.onHand(flour)];
    const { countId } = handIn(
      shop,
      'stock_clerk',
      new Map([
        [cola, 39],
        [flour, 11.75],
      ]),
    );
    giveReasons(shop, countId);
    post(shop, 'manager', countId);
    expect([shop.onHand(cola), shop.onHand(flour)]).toEqual([units(39), units(11.75)]);
    shop.minutePasses();
    shop.call('manager', 'stock.reverse', { countId, reason: 'The wrong shelf was counted' });
    expect([shop.onHand(cola), shop.onHand(flour)]).toEqual(before);
    const value = shop.ledger.connection.read.get<{ readonly minor: number }>(
      `SELECT sum(value_minor) AS minor FROM stock_move WHERE ref_type = 'stock_count'`,
    );
    expect(value?.minor).toBe(0);
    expect(shop.call('owner', 'stock.counts', {})[0]?.status).toBe('REVERSED');
    const again = { countId, reason: 'Once more' };
    expect(shop.refusal('owner', 'stock.reverse', again).key).toBe('stock/already-reversed');
    const { moves } = shop.call('owner', 'stock.item', { id: cola });
    expect(moves.map(({ kind, reversed }) => [kind, reversed])).toEqual([
      ['reversal', false],
      ['count_correction', true],
      ['opening', false],
    ]);
  });

  it('cannot be taken back before it was posted', () => {
    const { countId } = handIn(shop, 'stock_clerk', new Map([[shop.item('Cola', 40, 50), 40]]));
    expect(shop.refusal('owner', 'stock.reverse', { countId, reason: 'No' }).key).toBe('stock/wrong-state');
  });
});
