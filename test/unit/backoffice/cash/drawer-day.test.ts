import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CashDay, cashDay, today, yesterday } from './cash-day';

let day: CashDay;
beforeEach(() => {
  day = cashDay();
});
afterEach(() => {
  expect(day.ledger.faults).toEqual([]);
  day.ledger.close();
});

describe('opening a drawer', () => {
  it('keeps the difference to what was left as its own figure', () => {
    const first = day.open('manager', 20_000);
    day.count('cashier', first, 20_000);
    day.people.owner.ok('cash.signOff', {
      sessionId: first,
      password: 'seventeen blue pizza ovens',
      leftInDrawerMinor: 15_000,
    });
    const second = day.people.owner.ok('cash.open', {
      drawerId: day.drawerId,
      businessDate: today,
      lines: day.sheet(14_900),
    });
    expect(second.openingVarianceMinor).toBe(-100);
    const { session } = day.people.owner.ok('cash.session', { id: second.sessionId });
    expect(session).toMatchObject({ openingMinor: 14_900, openingVarianceMinor: -100, expectedMinor: 14_900 });
  });

  it('refuses a drawer that is open, an unknown drawer and a count with a line missing', () => {
    day.open('cashier', 10_000);
    const input = { drawerId: day.drawerId, businessDate: today, lines: day.sheet(100) };
    expect(day.people.cashier.refused('cash.open', input).key).toBe('cash/drawer-busy');
    expect(day.people.cashier.refused('cash.open', { ...input, drawerId: day.id() }).key).toBe('record/not-found');
    const other = day.people.manager.ok('cash.addDrawer', { name: 'Bar' }).id;
    const missing = { ...input, drawerId: other, lines: input.lines.slice(1) };
    expect(day.people.cashier.refused('cash.open', missing)).toMatchObject({
      key: 'cash/count-incomplete',
      detail: { missing: 1 },
    });
    expect(day.people.manager.refused('cash.addDrawer', { name: 'bar' }).key).toBe('stock/item-in-use');
  });

  it('refuses a day that has not begun and an earlier day without sales, and takes one with sales', () => {
    const at = (businessDate: string) => ({ drawerId: day.drawerId, businessDate, lines: day.sheet(100) });
    expect(day.people.manager.refused('cash.open', at('2026-11-18')).key).toBe('request/malformed');
    expect(day.people.manager.refused('cash.open', at(yesterday)).message).toContain(
      'There are no sales of 16 Nov 2026',
    );
    day.sell({ cash: 1299, businessDate: yesterday });
    expect(day.people.manager.ok('cash.open', at(yesterday)).openingVarianceMinor).toBe(0);
  });
});

describe('what a drawer should hold', () => {
  it('adds what was applied, not what was handed over: 75 sold, 100 given, 25 change', () => {
    const sessionId = day.open('manager', 0);
    day.sell({ cash: 7_500, tendered: 10_000 });
    const result = day.count('manager', sessionId, 7_500);
    expect(result).toMatchObject({ outcome: 'matches', varianceMinor: 0, status: 'RECONCILED' });
  });

  it('adds tips and pay-ins, and takes off refunds, pay-outs, drops and tip payouts', () => {
    const sessionId = day.open('manager', 10_000);
    day.sell({ cash: 5_000, cashTip: 300 });
    day.sell({ cash: 2_000, cashRefund: 2_000, paymentStatus: 'REFUNDED' });
    day.sell({ cash: 900, paymentStatus: 'FAILED' });
    day.sell({ cash: 800, paymentStatus: 'PENDING' });
    day.sell({ card: 4_000 });
    const add = (kind: 'pay_in' | 'pay_out' | 'safe_drop' | 'tip_payout', amountMinor: number) =>
      day.people.manager.ok('cash.addEvent', { sessionId, kind, amountMinor, clientKey: day.id() });
    add('pay_in', 1_000);
    add('pay_out', 250);
    add('safe_drop', 3_000);
    add('tip_payout', 300);
    const shown = day.people.manager.ok('cash.session', { id: sessionId });
    expect(shown.session.expectedMinor).toBe(10_000 + 5_300 + 2_000 - 2_000 + 1_000 - 250 - 3_000 - 300);
    expect(shown.expectedLines).toEqual([
      { label: 'Counted at opening', count: null, amountMinor: 10_000 },
      { label: 'Cash payments', count: 2, amountMinor: 7_000 },
      { label: 'Tips taken in cash', count: 1, amountMinor: 300 },
      { label: 'Cash refunds', count: 1, amountMinor: -2_000 },
      { label: 'Paid in', count: 1, amountMinor: 1_000 },
      { label: 'Paid out', count: 1, amountMinor: -250 },
      { label: 'Dropped into the safe', count: 1, amountMinor: -3_000 },
      { label: 'Tips paid out', count: 1, amountMinor: -300 },
    ]);
    expect(day.count('cashier', sessionId, 12_750).outcome).toBe('matches');
  });

  it('takes only cash of its own drawer, and cash without a drawer for the standard one', () => {
    const bar = day.people.owner.ok('cash.addDrawer', { name: 'Bar' }).id;
    day.sell({ cash: 1_000 });
    day.sell({ cash: 2_000, drawerId: day.drawerId });
    day.sell({ cash: 4_000, drawerId: bar });
    const standard = day.open('manager', 0);
    const other = day.people.manager.ok('cash.open', {
      drawerId: bar,
      businessDate: today,
      lines: day.sheet(0),
    }).sessionId;
    expect(day.count('cashier', standard, 3_000).outcome).toBe('matches');
    expect(day.count('cashier', other, 4_000).outcome).toBe('matches');
  });

  it('leaves what was sold after the count began to the next session of a running day', () => {
    const sessionId = day.open('manager', 0);
    day.sell({ cash: 1_000, paidAt: '2026-11-17T17:59:00.000Z' });
    day.sell({ cash: 500, paidAt: '2026-11-17T18:00:01.000Z' });
    day.people.cashier.ok('cash.startCount', { sessionId, acknowledged: false });
    day.sell({ cash: 70, paidAt: '2026-11-17T17:58:00.000Z' });
    day.ledger.clock.advance(60_000);
    expect(day.people.cashier.ok('cash.submitCount', { sessionId, lines: day.sheet(1_070) }).outcome).toBe('matches');
    expect(day.people.manager.ok('cash.session', { id: sessionId }).unclaimed).toBe(1);
  });

  it('shows cash that arrives after the lock as late, without touching the Z', () => {
    day.sell({ cash: 1_000, businessDate: yesterday });
    const sessionId = day.open('manager', 0, yesterday);
    day.count('cashier', sessionId, 1_000);
    day.people.manager.ok('cash.signOff', { sessionId, password: 'seventeen blue pizza ovens', leftInDrawerMinor: 0 });
    day.sell({ cash: 333, businessDate: yesterday });
    const shown = day.people.manager.ok('cash.session', { id: sessionId });
    expect(shown).toMatchObject({ unclaimed: 1, session: { status: 'LOCKED', expectedMinor: 1_000 } });
    const needs = day.people.manager.ok('home.summary', {}).needs;
    expect(needs.map((need) => need.title)).toContain('Cash of 16 Nov 2026 is in no drawer');
  });
});

describe('entries of a drawer', () => {
  const entry = (sessionId: string, clientKey: string, amountMinor = 4_000) =>
    ({ sessionId, kind: 'pay_out', amountMinor, clientKey, note: 'Window cleaner' }) as const;

  it('gives the same answer to the same key and writes one row', () => {
    const sessionId = day.open('cashier', 10_000);
    const key = day.id();
    const first = day.people.cashier.ok('cash.addEvent', entry(sessionId, key));
    expect(day.people.cashier.ok('cash.addEvent', entry(sessionId, key))).toEqual(first);
    expect(day.one<{ readonly n: number }>('SELECT count(*) AS n FROM drawer_event').n).toBe(1);
    expect(day.one<{ readonly n: number }>(`SELECT count(*) AS n FROM audit_event WHERE action = 'cash.event'`).n).toBe(
      1,
    );
    expect(day.people.cashier.refused('cash.addEvent', entry(sessionId, key, 4_100)).key).toBe('request/malformed');
  });

  it('refuses amounts above the limit of the role', () => {
    const sessionId = day.open('cashier', 10_000);
    const tooMuch = day.people.cashier.refused('cash.addEvent', entry(sessionId, day.id(), 5_001));
    expect(tooMuch).toMatchObject({ key: 'cash/over-limit', detail: { limitMinor: 5_000 } });
    expect(day.people.shift_lead.refused('cash.addEvent', entry(sessionId, day.id(), 20_001)).key).toBe(
      'cash/over-limit',
    );
    day.people.manager.ok('cash.addEvent', entry(sessionId, day.id(), 50_000));
  });

  it('takes an entry back by an opposite one, once', () => {
    const sessionId = day.open('manager', 10_000);
    const { id: eventId } = day.people.manager.ok('cash.addEvent', entry(sessionId, day.id(), 30_000));
    expect(day.people.cashier.refused('cash.reverseEvent', { eventId, note: 'Wrong drawer' }).key).toBe(
      'cash/over-limit',
    );
    day.people.manager.ok('cash.reverseEvent', { eventId, note: 'Wrong drawer' });
    expect(day.people.manager.refused('cash.reverseEvent', { eventId, note: 'Wrong drawer' }).key).toBe(
      'cash/already-reversed',
    );
    const { events, session } = day.people.manager.ok('cash.session', { id: sessionId });
    expect(events.map((event) => [event.kind, event.amountMinor, event.reversed])).toEqual([
      ['pay_out', -30_000, true],
      ['reversal', 30_000, false],
    ]);
    expect(session.expectedMinor).toBe(10_000);
  });

  it('refuses an opening without sale that has an amount, and entries once the count is in', () => {
    const sessionId = day.open('manager', 10_000);
    const noSale = { sessionId, kind: 'no_sale', clientKey: day.id() } as const;
    expect(day.people.cashier.refused('cash.addEvent', { ...noSale, amountMinor: 5 }).key).toBe('request/malformed');
    day.people.cashier.ok('cash.addEvent', { ...noSale, amountMinor: 0 });
    day.count('cashier', sessionId, 10_000);
    expect(day.people.manager.refused('cash.addEvent', entry(sessionId, day.id())).key).toBe('cash/wrong-state');
  });

  it('refuses the edit or removal of an entry even to somebody with the key', () => {
    const sessionId = day.open('manager', 10_000);
    day.people.manager.ok('cash.addEvent', entry(sessionId, day.id()));
    expect(() => day.run('UPDATE drawer_event SET amount_minor = -1')).toThrow('append-only');
    expect(() => day.run('DELETE FROM drawer_event')).toThrow('append-only');
  });
});
