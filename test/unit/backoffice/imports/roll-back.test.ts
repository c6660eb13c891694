import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changed, fixture, type ImportShop, importShop, squareLines, squareSales, toastNight } from './import-shop';

let shop: ImportShop;
beforeEach(() => {
  shop = importShop();
  shop.shelve('Cola', 100);
});
afterEach(() => shop.close());

const why = (id: string | null | undefined): unknown =>
  shop.refused('imports.rollBack', { id: id ?? '', reason: 'Wrong week' });
const live = () =>
  shop
    .call('imports.list', {})
    .map(({ file, status, mayRollBack }) => ({ file: file.split('/').at(-1), status, mayRollBack }));

/** A drawer session of Drawer 1 on 21 November that holds its cash. */
function drawerSession(status: 'COUNTING' | 'LOCKED', claims: boolean): void {
  const at = '2026-11-22T06:00:00.000Z';
  const locked = status === 'LOCKED';
  shop.run(
    `INSERT INTO cash_session (id, z_no, drawer_id, business_date, opened_by, opened_at, opening_float_minor, expected_opening_minor,
       opening_variance_minor, status, counting_by, signed_by, hash, created_at, created_by, updated_at)
     SELECT '00000000-0000-7000-8000-00000000000a', :zNo, id, '2026-11-21', :owner, :at, 0, 0, 0, 'OPEN', :owner, NULL, NULL, :at, :owner, :at
     FROM drawer WHERE standard = 1`,
    { zNo: null, owner: shop.ownerId, at },
  );
  if (claims)
    shop.run(`UPDATE payment SET cash_session_id = '00000000-0000-7000-8000-00000000000a' WHERE method = 'CASH'`);
  shop.run(`UPDATE cash_session SET status = :status, z_no = :zNo, hash = :hash, signed_by = :signer`, {
    status,
    zNo: locked ? 1 : null,
    hash: locked ? 'x' : null,
    signer: locked ? shop.ownerId : null,
  });
}

describe('taking an import back', () => {
  it('restores every total, one file after the other, and the same files can come again', () => {
    const before = shop.state();
    const applied = shop.apply(...toastNight.map(fixture));
    const after = shop.state();
    expect(shop.onHand()).toBe(95_000_000);
    expect(
      live()
        .map((each) => each.mayRollBack)
        .toSorted((left, right) => Number(left) - Number(right)),
    ).toEqual([false, true, true]);
    expect(why(applied[0]?.batchId)).toMatchObject({ key: 'import/has-dependants' });
    const undone = applied.toReversed().map(({ batchId }) => shop.rollBack(batchId));
    expect(undone).toEqual([
      { orders: 0, payments: 0, stockMoves: 2 },
      { orders: 0, payments: 8, stockMoves: 0 },
      { orders: 8, payments: 0, stockMoves: 0 },
    ]);
    expect(shop.state()).toEqual(before);
    expect(live().every((each) => each.status === 'ROLLED_BACK' && !each.mayRollBack)).toBe(true);
    shop.apply(...toastNight.map(fixture));
    expect(shop.state()).toEqual(after);
  });

  it('gives sold pieces back when only the payments go, and takes them again when they return', () => {
    const [, payments] = shop.apply(...toastNight.map(fixture));
    const whole = shop.state();
    expect(shop.rollBack(payments?.batchId)).toEqual({ orders: 0, payments: 8, stockMoves: 2 });
    expect(shop.onHand()).toBe(100_000_000);
    for (let time = 0; time < 2; time += 1) {
      const [again] = shop.apply(fixture(toastNight[1] ?? ''));
      expect(shop.state()).toEqual(whole);
      if (time === 0) shop.rollBack(again?.batchId);
    }
  });

  it('makes an order wait again when the file that described it goes', () => {
    shop.apply(fixture(toastNight[1] ?? ''));
    const waiting = shop.all('SELECT external_id, status, total_minor, complete FROM live_order ORDER BY 1');
    const [orders] = shop.apply(fixture(toastNight[0] ?? ''));
    expect(shop.all('SELECT count(*) AS count FROM live_order WHERE complete = 0')).toEqual([{ count: 0 }]);
    shop.rollBack(orders?.batchId);
    expect(shop.all('SELECT external_id, status, total_minor, complete FROM live_order ORDER BY 1')).toEqual(waiting);
  });

  it('takes a later refund back with the state of its payment', () => {
    const isRefund = (row: string): boolean => row.includes(',Refund,');
    shop.apply(
      changed(squareSales, (rows) => rows.filter((row) => !isRefund(row))),
      fixture(squareLines),
    );
    const before = shop.state();
    const [refunds] = shop.apply(changed(squareSales, (rows) => rows.filter(isRefund)));
    expect(shop.state()).not.toEqual(before);
    shop.rollBack(refunds?.batchId);
    expect(shop.state()).toEqual(before);
  });

  it('lets a file that was skipped come again once its rows are gone', () => {
    const [first] = shop.apply(fixture(squareSales));
    const state = shop.state();
    const same = changed(squareSales, (rows) => rows.toReversed());
    expect(shop.apply(same)[0]?.rows).toMatchObject({ applied: 0, duplicate: 14 });
    shop.rollBack(first?.batchId);
    expect(shop.apply(same)[0]?.rows).toMatchObject({ applied: 14, duplicate: 0 });
    expect(shop.state()).toEqual(state);
  });

  it('is refused twice, and for an import there never was', () => {
    const [sales] = shop.apply(fixture(squareSales));
    shop.rollBack(sales?.batchId);
    expect(why(sales?.batchId)).toMatchObject({ key: 'import/already-rolled-back' });
    expect(why(shop.ownerId)).toMatchObject({ key: 'record/not-found' });
  });
});

describe('an import stays', () => {
  it('when a signed drawer holds its cash', () => {
    const applied = shop.apply(...toastNight.map(fixture));
    drawerSession('LOCKED', true);
    expect(why(applied[1]?.batchId)).toMatchObject({
      key: 'import/has-dependants',
      detail: { why: 'Drawer 1 of 21 Nov 2026 was counted with its cash.' },
    });
    expect(shop.rollBack(applied[2]?.batchId)).toMatchObject({ payments: 0 });
  });

  it('when a count was posted after its sales', () => {
    const applied = shop.apply(...toastNight.map(fixture));
    const at = '2026-11-23T09:00:00.000Z';
    shop.run(
      `INSERT INTO stock_count (id, count_no, type, scope, blind, status, freeze_at, business_date, started_by, created_at, created_by, updated_at)
       VALUES ('count', 7, 'spot', '[]', 1, 'COUNTING', :at, '2026-11-23', :owner, :at, :owner, :at)`,
      { at, owner: shop.ownerId },
    );
    shop.run(
      `INSERT INTO stock_count_line (id, count_id, item_id, counted_micro, counted_at, expected_at_freeze_micro, unit_cost_micro, state)
       SELECT 'line', 'count', id, 1000000, :at, 0, 0, 'counted' FROM stock_item`,
      { at },
    );
    shop.run(`UPDATE stock_count SET status = 'POSTED'`);
    expect(why(applied[2]?.batchId)).toMatchObject({ detail: { why: 'Stock count 7 was posted after its sales.' } });
    expect(shop.onHand()).toBe(95_000_000);
  });
});

describe('cash and the drawer of its day', () => {
  it('is added but belongs to no drawer when it comes after the Z, and the report says so', () => {
    drawerSession('LOCKED', false);
    const [, payments] = shop.apply(...toastNight.map(fixture));
    expect(payments?.problems).toMatchObject([{ code: 'import/after-closed-drawer', severity: 'warn' }]);
    expect(payments?.problems[0]?.message).toContain('“Drawer 1” on “2026-11-21”');
    expect(
      shop.all(`SELECT count(*) AS count, count(cash_session_id) AS claimed FROM live_payment WHERE method = 'CASH'`),
    ).toEqual([{ count: 2, claimed: 0 }]);
  });

  it('stays in the drawer that was counted with it when a later file voids it', () => {
    shop.apply(fixture(toastNight[1] ?? ''));
    drawerSession('LOCKED', true);
    const voided = changed(toastNight[1] ?? '', (rows) =>
      rows.map((row, index) =>
        index === 0 ? row.replace(',No,,,,,,,,Cash', ',No,,,,,,11/21/26 11:59 PM,VOIDED,Cash') : row,
      ),
    );
    const [report] = shop.apply(voided);
    expect(report?.problems.filter((problem) => problem.severity === 'quarantine')).toMatchObject([
      { row: 2, code: 'import/void-after-count' },
    ]);
    expect(shop.all(`SELECT status FROM live_payment WHERE external_id = '1400000015734301009'`)).toEqual([
      { status: 'SUCCESS' },
    ]);
  });

  it('is not told to the person who counts that drawer', () => {
    const [first] = shop.apply(fixture(squareSales));
    drawerSession('COUNTING', false);
    const files = toastNight.map(fixture);
    const preview = shop.call('imports.preview', { files } as never);
    const replies = [
      ...preview,
      ...shop.apply(...files),
      shop.call('imports.get', { id: first?.batchId ?? '' }).report,
    ];
    const cash = replies.flatMap((report) =>
      report.controlTotals.filter((total) => total.method === 'CASH' && total.businessDate === '2026-11-21'),
    );
    expect(cash).toHaveLength(3);
    for (const total of cash) expect(total).toMatchObject({ amountMinor: null, tipMinor: null, refundMinor: null });
    expect(replies.flatMap((report) => report.sample).every((row) => row.amountMinor === null)).toBe(true);
    expect(preview[1]?.controlTotals.find((total) => total.method === 'CARD')).toMatchObject({ amountMinor: 14_514 });
  });
});

it('lists imports with who ran them, and shows one with its totals', () => {
  const [sales] = shop.apply(fixture(squareSales));
  expect(shop.call('imports.list', {})).toMatchObject([
    {
      id: sales?.batchId,
      source: 'square',
      kind: 'transactions',
      by: 'Olga Owner',
      status: 'APPLIED',
      rows: { read: 14, applied: 14 },
      mayRollBack: true,
    },
  ]);
  const { batchId: _batchId, ...report } = sales ?? {};
  expect(shop.call('imports.get', { id: sales?.batchId ?? '' })).toMatchObject({
    report,
    by: 'Olga Owner',
    status: 'APPLIED',
  });
});
