import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Role, roles } from '../../../../shared/domain/people/permissions';
import { giveReasons, handIn, post, postRefusal, type StockShop, stockShop, units } from './stock-shop';

let shop: StockShop;
beforeEach(() => {
  shop = stockShop();
});
afterEach(() => shop.close());

describe('who may post', () => {
  // Cost of one piece is one dollar, so that pieces are dollars.
  it.each<[missing: number, opening: number, level: string, allowed: readonly Role[]]>([
    [0, 1000, 'clerk', ['owner', 'manager', 'shift_lead', 'stock_clerk']],
    [9.99, 1000, 'clerk', ['owner', 'manager', 'shift_lead', 'stock_clerk']],
    [10, 1000, 'manager', ['owner', 'manager']],
    [4.99, 100, 'clerk', ['owner', 'manager', 'shift_lead', 'stock_clerk']],
    [5, 100, 'manager', ['owner', 'manager']],
    [249.99, 9000, 'manager', ['owner', 'manager']],
    [250, 9000, 'owner', ['owner']],
  ])('of a difference of $%d of $%d needs %s', (missing, opening, level, allowed) => {
    const { countId, lines } = handIn(
      shop,
      'stock_clerk',
      new Map([[shop.item('Cola', opening, 100), opening - missing]]),
    );
    expect(lines[0]?.level).toBe(level);
    giveReasons(shop, countId);
    for (const role of roles.filter((role) => !allowed.includes(role))) {
      const counts = role === 'stock_clerk' || role === 'shift_lead' || role === 'manager';
      expect(postRefusal(shop, role, countId).key).toBe(counts ? 'stock/needs-approval' : 'session/not-allowed');
    }
    const poster = allowed.at(-1) ?? 'owner';
    expect(shop.call(poster, 'stock.count', { id: countId })).toMatchObject({
      mayApprove: true,
      mayPost: true,
      why: null,
    });
    expect(post(shop, poster, countId).moves).toBe(missing === 0 ? 0 : 1);
  });

  it('needs the owner from $1 000 a count on, missing and extra added', () => {
    const counted = new Map(
      Array.from({ length: 6 }, (_, index) => [shop.item(`Item ${index}`, 9000, 100), index % 2 === 0 ? 8820 : 9180]),
    );
    const { countId } = handIn(shop, 'stock_clerk', counted);
    giveReasons(shop, countId);
    expect(postRefusal(shop, 'manager', countId).key).toBe('stock/needs-approval');
    expect(post(shop, 'owner', countId)).toEqual({ moves: 6, varianceMinor: 0 });
  });

  it('refuses a difference without a reason, however small', () => {
    const { countId } = handIn(shop, 'stock_clerk', new Map([[shop.item('Cola', 100, 100), 99.9]]));
    expect(postRefusal(shop, 'owner', countId).key).toBe('stock/needs-reason');
    expect(shop.call('owner', 'stock.count', { id: countId }).why).toContain('needs a reason');
  });

  it('refuses an approver who has not seen the last change', () => {
    const { countId } = handIn(shop, 'stock_clerk', new Map([[shop.item('Cola', 100, 100), 99]]));
    const { rowVersion } = shop.call('manager', 'stock.count', { id: countId }).count;
    giveReasons(shop, countId);
    const stale = { countId, rowVersion };
    expect(shop.refusal('manager', 'stock.post', stale).key).toBe('record/changed-meanwhile');
  });
});

describe('a second count', () => {
  const large = (who: 'stock_clerk' | 'owner' = 'stock_clerk') => {
    const itemId = shop.item('Cola', 100, 300);
    const { countId, lines } = handIn(shop, who, new Map([[itemId, 75]]));
    return { itemId, countId, line: lines[0] };
  };

  it('is needed from 20 % and $50 on, by somebody else', () => {
    const { itemId, countId, line } = large();
    expect(line).toMatchObject({ needsSecondCount: true, level: 'manager' });
    giveReasons(shop, countId);
    expect(postRefusal(shop, 'manager', countId).key).toBe('stock/needs-second-count');
    shop.call('manager', 'stock.recount', { countId, lineIds: [line?.id ?? ''] });
    const again = shop.call('secondClerk', 'stock.count', { id: countId }).lines;
    expect(again).toMatchObject([{ state: 'uncounted', expectedMicro: null, entries: [] }]);
    const entry = { lineId: again[0]?.id ?? '', quantityMicro: units(76) };
    expect(shop.refusal('stock_clerk', 'stock.enterCount', entry).key).toBe('stock/needs-second-count');
    shop.call('secondClerk', 'stock.enterCount', entry);
    shop.call('secondClerk', 'stock.submitCount', { countId });
    expect(postRefusal(shop, 'manager', countId).key).toBe('stock/needs-reason');
    giveReasons(shop, countId);
    expect(post(shop, 'manager', countId)).toEqual({ moves: 1, varianceMinor: -7200 });
    expect(shop.onHand(itemId)).toBe(units(76));
    const kept = shop.ledger.connection.read.all('SELECT id FROM stock_count_line WHERE count_id = :countId', {
      countId,
    });
    expect(kept).toHaveLength(2);
  });

  it('is not the counter’s to ask for', () => {
    const { countId, line } = large();
    expect(shop.refusal('stock_clerk', 'stock.recount', { countId, lineIds: [line?.id ?? ''] }).key).toBe(
      'session/not-allowed',
    );
  });

  it('does not stop an owner who has nobody else, and says so in the trail', () => {
    shop.close();
    shop = stockShop({ staff: false });
    const { countId } = large('owner');
    giveReasons(shop, countId);
    expect(post(shop, 'owner', countId).moves).toBe(1);
    const entry = shop.ledger.connection.read.get<{ readonly summary: string; readonly severity: string }>(
      `SELECT summary, severity FROM audit_event WHERE action = 'count.posted'`,
    );
    expect(entry).toEqual({
      summary: 'Posted count 1. 1 item was corrected. The owner counted and approved alone.',
      severity: 'warn',
    });
  });
});

describe('reasons', () => {
  it('that accuse are offered to the owner and managers only', () => {
    const codes = (who: Role) => shop.call(who, 'stock.reasons', {}).map(({ code }) => code);
    for (const who of ['owner', 'manager'] as const) expect(codes(who)).toContain('THEFT_SUSPECTED');
    for (const who of ['shift_lead', 'stock_clerk', 'accountant', 'auditor'] as const)
      expect(codes(who)).not.toContain('THEFT_SUSPECTED');
    const { countId, lines } = handIn(shop, 'stock_clerk', new Map([[shop.item('Cola', 100, 100), 99]]));
    const theft = { lineId: lines[0]?.id ?? '', reasonId: shop.reason('THEFT_SUSPECTED') };
    expect(shop.refusal('stock_clerk', 'stock.setReason', theft).key).toBe('record/not-found');
    shop.call('manager', 'stock.setReason', theft);
    expect(shop.call('stock_clerk', 'stock.count', { id: countId }).lines[0]?.reasonId).toBeNull();
    expect(shop.call('manager', 'stock.count', { id: countId }).lines[0]?.reasonId).toBe(theft.reasonId);
  });
});

describe('roles', () => {
  const may: Readonly<Record<string, readonly Role[]>> = {
    'stock.items': ['owner', 'manager', 'shift_lead', 'stock_clerk', 'accountant', 'auditor'],
    'stock.counts': ['owner', 'manager', 'shift_lead', 'stock_clerk', 'accountant', 'auditor'],
    'stock.products': ['owner', 'manager', 'shift_lead', 'stock_clerk', 'accountant', 'auditor'],
    'stock.createItem': ['owner', 'manager'],
    'stock.receive': ['owner', 'manager'],
    'stock.linkProduct': ['owner', 'manager'],
    'stock.startCount': ['owner', 'manager', 'shift_lead', 'stock_clerk'],
    'stock.enterCount': ['owner', 'manager', 'shift_lead', 'stock_clerk'],
    'stock.submitCount': ['owner', 'manager', 'shift_lead', 'stock_clerk'],
    'stock.setReason': ['owner', 'manager', 'shift_lead', 'stock_clerk'],
    'stock.post': ['owner', 'manager', 'shift_lead', 'stock_clerk'],
    'stock.cancelCount': ['owner', 'manager', 'shift_lead', 'stock_clerk'],
    'stock.recount': ['owner', 'manager'],
    'stock.reverse': ['owner', 'manager'],
  };
  const nobody = '00000000-0000-7000-8000-00000000dead';
  const inputs: Readonly<Record<string, unknown>> = {
    'stock.createItem': { name: 'Cola', unit: 'each', openingMicro: 0, unitCostMicro: 0 },
    'stock.receive': { itemId: nobody, quantityMicro: 1, unitCostMicro: 0 },
    'stock.linkProduct': { productId: nobody, itemId: null },
    'stock.startCount': { type: 'spot', itemIds: [nobody] },
    'stock.enterCount': { lineId: nobody, quantityMicro: 0 },
    'stock.submitCount': { countId: nobody },
    'stock.setReason': { lineId: nobody, reasonId: nobody },
    'stock.post': { countId: nobody, rowVersion: 1 },
    'stock.cancelCount': { countId: nobody },
    'stock.recount': { countId: nobody, lineIds: [nobody] },
    'stock.reverse': { countId: nobody, reason: 'No' },
  };

  it.each(Object.keys(may))('are let into %s only where they belong', (channel) => {
    for (const role of roles) {
      const envelope = shop.ledger.call(channel, inputs[channel] ?? {}, { kind: 'person', userId: shop.people[role] });
      const refused = !envelope.ok && envelope.failure.key === 'session/not-allowed';
      expect([role, refused]).toEqual([role, !may[channel]?.includes(role)]);
    }
  });
});
