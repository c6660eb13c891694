import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { numberGaps } from '../../../../electron/backoffice/orders/number-gaps';
import { type CashDay, cashDay, ownPassword, today, yesterday } from '../cash/cash-day';

let day: CashDay;
beforeEach(() => {
  day = cashDay();
});
afterEach(() => {
  expect(day.ledger.faults).toEqual([]);
  day.ledger.close();
});

const list = (input: { status?: 'FINISHED' | 'CANCELLED'; search?: string; after?: string } = {}) =>
  day.people.manager.ok('orders.list', { businessDate: today, ...input });

describe('the orders of a day', () => {
  it('come in the order they were opened, with what was paid and given back', () => {
    day.sell({ orderNo: '2', cash: 500, cashTip: 50, paidAt: '2026-11-17T17:10:00.000Z' });
    day.sell({ orderNo: '1', card: 900, paidAt: '2026-11-17T17:05:00.000Z' });
    day.sell({
      orderNo: '3',
      cash: 700,
      cashRefund: 700,
      paymentStatus: 'REFUNDED',
      paidAt: '2026-11-17T17:20:00.000Z',
    });
    day.sell({ orderNo: '9', cash: 1, businessDate: yesterday });
    expect(
      list().rows.map((row) => [row.orderNo, row.totalMinor, row.paidMinor, row.refundedMinor, row.methods]),
    ).toEqual([
      ['1', 900, 900, 0, ['CARD']],
      ['2', 550, 550, 0, ['CASH']],
      ['3', 700, 700, 700, ['CASH']],
    ]);
  });

  it('can be narrowed by status and by number, where % and _ are only signs', () => {
    day.sell({ orderNo: '1184', cash: 500 });
    day.sell({ orderNo: '1190', cash: 500, status: 'CANCELLED', cashRefund: 500 });
    expect(list({ status: 'CANCELLED' })).toMatchObject({ total: 1, rows: [{ orderNo: '1190' }] });
    expect(list({ search: '118' })).toMatchObject({ total: 1, rows: [{ orderNo: '1184' }] });
    expect(list({ search: '%' }).total).toBe(0);
    expect(list({ search: '1_84' }).total).toBe(0);
  });

  it('come in pages that miss none and repeat none', () => {
    for (let number = 0; number < 205; number += 1) day.sell({ orderNo: String(5000 + number), card: 100 });
    const first = list();
    expect([first.rows.length, first.total]).toEqual([200, 205]);
    const second = list({ after: first.next ?? '' });
    expect([second.rows.length, second.next]).toEqual([5, null]);
    expect(new Set([...first.rows, ...second.rows].map((row) => row.id)).size).toBe(205);
  });

  it('are flagged when they are incomplete, out of balance, cancelled but paid, or in no drawer', () => {
    day.sell({ orderNo: '1', card: 500, total: 900, complete: false });
    day.sell({ orderNo: '2', card: 500, total: 900 });
    day.sell({ orderNo: '3', card: 500, status: 'CANCELLED' });
    day.sell({ orderNo: '4', cash: 500 });
    day.sell({ orderNo: '5', card: 500 });
    const flags = () => Object.fromEntries(list().rows.map((row) => [row.orderNo, row.flags]));
    expect(flags()).toEqual({
      '1': ['incomplete'],
      '2': ['unbalanced'],
      '3': ['cancelled-paid'],
      '4': ['not-in-a-drawer'],
      '5': [],
    });
    day.open('cashier', 0);
    expect(flags()['4']).toEqual([]);
  });

  it('leave out what an import took back', () => {
    const id = day.sell({ card: 500 });
    day.run(`UPDATE "order" SET withdrawn_at = '2026-11-17T18:00:00.000Z' WHERE id = :id`, { id });
    expect(list().total).toBe(0);
    expect(day.people.manager.refused('orders.get', { id }).key).toBe('record/not-found');
  });

  it('show lines, payments and refunds one by one', () => {
    const id = day.sell({
      cash: 1_500,
      cashTip: 100,
      tendered: 2_000,
      cashRefund: 300,
      paymentStatus: 'PARTIALLY_REFUNDED',
    });
    day.run(
      `INSERT INTO order_item (order_id, line_no, line_key, name_at_sale, qty_micro, unit_price_minor, gross_minor, discount_minor, net_minor, tax_minor, modifiers, void)
       VALUES (:id, 1, 'a', 'Margherita', 1000000, 1500, 1500, 0, 1500, 0, 'extra basil', 0)`,
      { id },
    );
    const shown = day.people.manager.ok('orders.get', { id });
    expect(shown.lines).toEqual([
      {
        lineNo: 1,
        name: 'Margherita',
        quantityMicro: 1_000_000,
        netMinor: 1_500,
        voided: false,
        modifiers: 'extra basil',
      },
    ]);
    expect(shown.payments).toMatchObject([
      { method: 'CASH', amountMinor: 1_500, tipMinor: 100, tenderedMinor: 2_000, changeMinor: 400 },
    ]);
    expect(shown.refunds).toMatchObject([{ method: 'CASH', amountMinor: 300 }]);
    day.open('cashier', 0);
    const blind = day.people.auditor.ok('orders.get', { id });
    expect(blind.payments).toMatchObject([
      { amountMinor: null, tipMinor: null, tenderedMinor: null, changeMinor: null },
    ]);
    expect(blind.lines[0]?.netMinor).toBeNull();
    expect(blind.refunds[0]?.amountMinor).toBeNull();
  });

  it('are listed by business date, newest first, with problems and sources', () => {
    day.sell({ card: 500, businessDate: '2026-11-10' });
    day.sell({ card: 500, total: 800 });
    day.sell({ card: 500 });
    const days = day.people.manager.ok('orders.days', {});
    expect(days).toEqual([
      { businessDate: today, orders: 2, payments: 2, problems: 1, sources: ['square'] },
      { businessDate: '2026-11-10', orders: 1, payments: 1, problems: 0, sources: ['square'] },
    ]);
    expect(day.people.manager.ok('orders.days', { before: today }).map((each) => each.businessDate)).toEqual([
      '2026-11-10',
    ]);
  });
});

describe('gaps in the numbers', () => {
  const numbered = (...numbers: readonly string[]) => numbers.map((orderNo) => ({ source: 'toast', orderNo }));

  it('are the numbers nobody sees', () => {
    expect(numberGaps(numbered('1', '2', '4', '5', '6', '9', '10'))).toEqual(['3', '7\u20138']);
  });

  it('are not looked for in scattered numbers, in ids, or across tills', () => {
    expect(numberGaps(numbered('5', '812', '90210'))).toEqual([]);
    expect(numberGaps(numbered('aB3', 'x9'))).toEqual([]);
    expect(numberGaps([...numbered('1'), { source: 'square', orderNo: '3' }])).toEqual([]);
  });
});

describe('the day in figures', () => {
  it('adds orders by status, money by method, and the cash that should be there', () => {
    day.sell({ cash: 1_000, cashTip: 100 });
    day.sell({ card: 4_000 });
    day.sell({ cash: 700, cashRefund: 700, paymentStatus: 'REFUNDED' });
    day.sell({ card: 300, status: 'PENDING', paymentStatus: 'PENDING' });
    const sessionId = day.open('manager', 20_000);
    day.people.manager.ok('cash.addEvent', { sessionId, kind: 'safe_drop', amountMinor: 5_000, clientKey: day.id() });
    expect(day.people.manager.ok('day.summary', { businessDate: today })).toEqual({
      businessDate: today,
      orders: { count: 4, byStatus: { FINISHED: 3, PENDING: 1 } },
      payments: [
        { method: 'CASH', count: 2, amountMinor: 1_700, tipMinor: 100 },
        { method: 'CARD', count: 1, amountMinor: 4_000, tipMinor: 0 },
      ],
      refunds: [{ method: 'CASH', count: 1, amountMinor: 700 }],
      expectedCashMinor: 20_000 + 1_800 - 700 - 5_000,
    });
  });

  it('is empty for a day without anything', () => {
    expect(day.people.manager.ok('day.summary', { businessDate: '2020-01-01' })).toEqual({
      businessDate: '2020-01-01',
      orders: { count: 0, byStatus: {} },
      payments: [],
      refunds: [],
      expectedCashMinor: 0,
    });
  });

  it('keeps its cash when the drawer is signed', () => {
    day.sell({ cash: 1_000 });
    const sessionId = day.open('cashier', 500);
    day.count('cashier', sessionId, 1_500);
    day.people.manager.ok('cash.signOff', { sessionId, password: ownPassword, leftInDrawerMinor: 500 });
    expect(day.people.shift_lead.ok('day.summary', { businessDate: today }).expectedCashMinor).toBe(1_500);
  });
});

describe('home', () => {
  it('compares the latest day with the mean of the last four open same weekdays, hour by hour', () => {
    day.sell({ card: 1_000, paidAt: '2026-11-17T17:10:00.000Z' });
    for (const [businessDate, card] of [
      ['2026-11-10', 500],
      ['2026-11-03', 700],
      ['2026-10-20', 601],
      ['2026-10-13', 800],
      ['2026-10-06', 99_999],
      ['2026-11-16', 5],
    ] as const)
      day.sell({ card, businessDate });
    const home = day.people.manager.ok('home.summary', {});
    expect(home).toMatchObject({ salesDate: today, salesMinor: 1_000, usualMinor: 650, orders: 1 });
    expect(home.hours).toEqual([
      { hour: 12, todayMinor: 1_000, usualMinor: 300 },
      { hour: 13, todayMinor: 0, usualMinor: 350 },
    ]);
  });

  it('shows each drawer with its open session or its last one, and the difference only to those who may know', () => {
    const sessionId = day.open('cashier', 5_000);
    day.count('cashier', sessionId, 1_000);
    const drawer = { sessionId, name: 'Drawer 1', status: 'COUNTED', businessDate: today };
    expect(day.people.manager.ok('home.summary', {}).drawers).toEqual([{ ...drawer, varianceMinor: -4_000 }]);
    expect(day.people.cashier.ok('home.summary', {}).drawers).toEqual([{ ...drawer, varianceMinor: null }]);
    expect(day.people.stock_clerk.ok('home.summary', {}).drawers).toEqual([]);
  });

  it('lists what needs someone, gravest first, to those who may look into it', () => {
    day.sell({ orderNo: '1184', cash: 1_732, status: 'PENDING', paymentStatus: 'PENDING' });
    day.sell({ orderNo: '1187', card: 899, status: 'CANCELLED' });
    day.sell({ cash: 500, businessDate: yesterday });
    day.run(
      `INSERT INTO stock_item (id, name, base_unit, count_unit, on_hand_micro, created_at, created_by, updated_at)
       VALUES (:id, 'Flour', 'g', 'g', -5, '2026-11-17T00:00:00.000Z', 'larder', '2026-11-17T00:00:00.000Z')`,
      { id: day.id() },
    );
    day.run(
      `INSERT INTO import_batch (id, file, sha256, source, kind, layout, status, rows_read, rows_applied, rows_rejected, rows_duplicate, rows_quarantined, report, created_at, created_by, updated_at)
       VALUES (:id, 'items.csv', 'x', 'square', 'items', '1', 'APPLIED', 9, 6, 2, 0, 1, '{}', '2026-11-17T17:00:00.000Z', 'x', '2026-11-17T17:00:00.000Z')`,
      { id: day.id() },
    );
    const titles = (role: 'manager' | 'cashier' | 'stock_clerk') =>
      day.people[role].ok('home.summary', {}).needs.map((need) => need.title);
    expect(titles('manager')).toEqual([
      'Order 1187 was cancelled but is paid',
      'Cash of 16 Nov 2026 is in no drawer',
      '1 order is not finished',
      '1 item has less than nothing on the shelf',
      '3 rows of items.csv could not be added',
    ]);
    expect(titles('cashier')).toEqual(['Cash of 16 Nov 2026 is in no drawer']);
    expect(titles('stock_clerk')).toEqual(['1 item has less than nothing on the shelf']);
    expect(day.people.manager.ok('home.summary', {}).stock).toMatchObject({
      items: 1,
      negative: 1,
      openCounts: 0,
      unpostedVarianceMinor: 0,
    });
  });

  it('shows no sales and no costs to those who may not see them', () => {
    day.sell({ card: 1_000 });
    expect(day.people.cashier.ok('home.summary', {})).toMatchObject({
      salesMinor: null,
      usualMinor: null,
      hours: null,
    });
    expect(day.people.stock_clerk.ok('home.summary', {}).stock.unpostedVarianceMinor).toBeNull();
  });
});
