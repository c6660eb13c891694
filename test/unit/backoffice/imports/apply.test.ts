import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileReport } from '../../../../shared/contract/imports';
import {
  changed,
  fixture,
  type ImportShop,
  importShop,
  permutations,
  sha256,
  squareLines,
  squareSales,
  toastNight,
} from './import-shop';

let shop: ImportShop;
beforeEach(() => {
  shop = importShop();
});
afterEach(() => shop.close());

const moneyByMethod = () =>
  shop.all(`SELECT method, count(*) AS count, sum(amount_minor) AS amount, sum(tip_minor) AS tip FROM live_payment
    WHERE business_date = '2026-11-21' AND status IN ('SUCCESS', 'PARTIALLY_REFUNDED', 'REFUNDED') GROUP BY method ORDER BY method`);
const refundsByDay = () =>
  shop.all(
    'SELECT business_date AS day, method, sum(amount_minor + tip_minor) AS amount FROM live_refund GROUP BY 1, 2 ORDER BY 1, 2',
  );
const ledgerState = () => shop.all('SELECT * FROM ledger_state');

/** Worked out by hand from test/fixtures/imports/toast/20261121. */
const toastMoney = [
  { method: 'CARD', count: 2, amount: 14_514, tip: 400 },
  { method: 'CASH', count: 2, amount: 2673, tip: 0 },
  { method: 'GIFT', count: 1, amount: 1080, tip: 0 },
  { method: 'HOUSE', count: 1, amount: 2160, tip: 0 },
  { method: 'ONLINE', count: 1, amount: 2698, tip: 0 },
];

describe('a night of Toast', () => {
  it('becomes whole orders, whatever the order of its three files in one call', () => {
    const states = permutations(toastNight).map((names) => {
      const other = importShop();
      other.apply(...names.map(fixture));
      const state = other.state();
      other.close();
      return state;
    });
    for (const state of states) expect(state).toEqual(states[0]);
    shop.apply(...toastNight.map(fixture));
    expect(moneyByMethod()).toEqual(toastMoney);
    expect(refundsByDay()).toEqual([{ day: '2026-11-22', method: 'CARD', amount: 2000 }]);
    expect(
      shop.all(
        'SELECT status, complete, count(*) AS count, sum(total_minor) AS total FROM live_order GROUP BY 1, 2 ORDER BY 1',
      ),
    ).toEqual([
      { status: 'CANCELLED', complete: 1, count: 1, total: 1403 },
      { status: 'FINISHED', complete: 1, count: 6, total: 23_525 },
      { status: 'PENDING', complete: 1, count: 1, total: 1350 },
    ]);
    expect(
      shop.all('SELECT count(*) AS count, sum(net_minor) AS net, sum(void) AS voided FROM live_order_item'),
    ).toEqual([{ count: 8, net: 21_044, voided: 1 }]);
  });

  it.each(permutations(toastNight))('ends the same when it comes over three calls: %s, %s, %s', (...names) => {
    shop.shelve('Cola', 100);
    for (const name of names) shop.apply(fixture(name));
    const once = importShop();
    once.shelve('Cola', 100);
    once.apply(...toastNight.map(fixture));
    expect(shop.state()).toEqual(once.state());
    expect(shop.onHand()).toBe(95_000_000);
    once.close();
  });

  it('does exactly what the preview said', () => {
    shop.shelve('Cola', 100);
    const files = toastNight.map(fixture);
    const said = shop.call('imports.preview', { files } as never);
    const before = ledgerState();
    expect(shop.call('imports.preview', { files } as never)).toEqual(said);
    expect(ledgerState()).toEqual(before);
    const done = shop.apply(...files);
    expect(done.map(({ batchId, ...report }) => (batchId === null ? null : report))).toEqual(said);
    expect(said.map(counts)).toEqual([
      { newOrders: 8, newPayments: 0, newRefunds: 0, newLines: 0, stockMoves: 0 },
      { newOrders: 0, newPayments: 8, newRefunds: 1, newLines: 0, stockMoves: 0 },
      { newOrders: 0, newPayments: 0, newRefunds: 0, newLines: 8, stockMoves: 2 },
    ]);
  });

  it('adds nothing the second time, by its bytes and by its rows', () => {
    shop.shelve('Cola', 100);
    shop.apply(...toastNight.map(fixture));
    const [state, counted] = [shop.state(), ledgerState()];
    for (const report of shop.apply(...toastNight.map(fixture))) {
      expect(report).toMatchObject({ batchId: null, rows: { read: 8, applied: 0, duplicate: 8 } });
      expect(report.problems).toMatchObject([{ code: 'import/file-already-here', severity: 'duplicate' }]);
      expect(report.problems[0]?.message).toContain('23 Nov 2026');
    }
    expect(ledgerState()).toEqual(counted);
    for (const report of shop.apply(...toastNight.map((name) => changed(name, (rows) => rows.toReversed())))) {
      expect(report.rows).toEqual({ read: 8, applied: 0, rejected: 0, duplicate: 8, quarantined: 0 });
      expect(counts(report)).toEqual({ newOrders: 0, newPayments: 0, newRefunds: 0, newLines: 0, stockMoves: 0 });
    }
    expect(shop.state()).toEqual(state);
  });

  it('puts cash into the drawer the file names, and sets up a drawer it does not know', () => {
    shop.apply(
      changed(toastNight[1] ?? '', (rows) =>
        rows.map((row, index) => (index === 0 ? row.replace('Drawer 1', 'Bar') : row)),
      ),
    );
    expect(
      shop.all(
        'SELECT d.name, p.amount_minor AS amount FROM live_payment p JOIN drawer d ON d.id = p.drawer_id ORDER BY 1',
      ),
    ).toEqual([
      { name: 'Bar', amount: 1673 },
      { name: 'Drawer 1', amount: 1000 },
    ]);
    expect(
      shop.all(`SELECT summary FROM audit_event WHERE action = 'cash.drawer-created' AND summary LIKE 'Bar%'`),
    ).toHaveLength(1);
  });

  it('keeps every row as it came, and no amount in the trail', () => {
    shop.apply(...toastNight.map(fixture));
    expect(shop.all('SELECT count(*) AS count FROM import_row')).toEqual([{ count: 24 }]);
    const trail = shop.all<{ readonly after: string }>(`SELECT after FROM audit_event WHERE action = 'import.apply'`);
    expect(trail).toHaveLength(3);
    expect(JSON.stringify(trail)).not.toMatch(/Minor|16\.73|1673/);
    const raw = JSON.stringify(shop.all('SELECT raw FROM import_row'));
    expect(raw).toContain('1400000015734301009');
    expect(raw).not.toMatch(/guest@example|555-0100/);
  });
});

describe('a day of Square', () => {
  const isRefund = (row: string): boolean => row.includes(',Refund,');
  const sales = changed(squareSales, (rows) => rows.filter((row) => !isRefund(row)));
  const refunds = { ...changed(squareSales, (rows) => rows.filter(isRefund)), name: 'refunds.csv' };

  it('gives the totals worked out by hand', () => {
    shop.apply(fixture(squareSales), fixture(squareLines));
    expect(moneyByMethod()).toEqual([
      { method: 'CARD', count: 4, amount: 143_609, tip: 1700 },
      { method: 'CASH', count: 5, amount: 11_722, tip: 0 },
      { method: 'GIFT', count: 1, amount: 2051, tip: 0 },
      { method: 'HOUSE', count: 1, amount: 2520, tip: 0 },
      { method: 'ONLINE', count: 1, amount: 1403, tip: 0 },
    ]);
    expect(refundsByDay()).toEqual([
      { day: '2026-11-22', method: 'CARD', amount: 6729 },
      { day: '2026-11-22', method: 'CASH', amount: 1403 },
    ]);
    expect(shop.all('SELECT count(*) AS orders FROM live_order')).toEqual([{ orders: 11 }]);
  });

  it('ends the same in any order of sales, lines and refunds of a later file', () => {
    const files = [sales, fixture(squareLines), refunds];
    const states = permutations(files).map((order) => {
      const other = importShop();
      other.shelve('Cola', 100);
      other.shelve('Pepperoni (Large)', 100);
      for (const file of order) other.apply(file);
      const state = other.state();
      other.close();
      return state;
    });
    for (const state of states) expect(state).toEqual(states[0]);
    expect(states[0]).toMatchObject({ stock: [{ on_hand_micro: 99_000_000 }, { on_hand_micro: 100_000_000 }] });
  });

  it('finds the payment of a refund that comes in a later file, and moves its state on in the trail', () => {
    shop.apply(sales);
    shop.apply(refunds);
    expect(
      shop.all(`SELECT external_id AS id, status FROM live_payment WHERE status LIKE '%REFUNDED' ORDER BY 1`),
    ).toEqual([
      { id: 'Psyn0001:CASH', status: 'PARTIALLY_REFUNDED' },
      { id: 'Psyn0002:CARD', status: 'REFUNDED' },
    ]);
    expect(
      shop.all(`SELECT before, after FROM audit_event WHERE action = 'payment.status-changed' ORDER BY seq`),
    ).toEqual([
      { before: '{"status":"SUCCESS"}', after: '{"status":"PARTIALLY_REFUNDED"}' },
      { before: '{"status":"SUCCESS"}', after: '{"status":"REFUNDED"}' },
    ]);
  });
});

describe('a row that says something else than before', () => {
  const payments = toastNight[1] ?? '';
  const row = (text: string, change: (row: string) => string) =>
    changed(payments, (rows) => rows.map((each) => (each.includes(text) ? change(each) : each)));

  it('is set aside when its amount changed, and the ledger keeps the first', () => {
    shop.apply(...toastNight.map(fixture));
    const state = shop.state();
    const [report] = shop.apply(row('1400000015734301009', (each) => each.replaceAll('16.73', '17.73')));
    expect(report?.rows).toMatchObject({ applied: 0, quarantined: 1, duplicate: 7 });
    expect(report?.problems.filter((problem) => problem.severity === 'quarantine')).toMatchObject([
      { row: 2, code: 'import/figures-changed' },
    ]);
    expect(shop.state()).toEqual(state);
  });

  it('reverses a payment that was voided since, and does not bring it back by an older file', () => {
    const voided = row('1400000015734303027', (each) => each.replace('11/21/26 12:50 PM,VOIDED', ',CAPTURED'));
    shop.apply(voided);
    shop.apply(fixture(payments));
    const status = () => shop.all(`SELECT status FROM live_payment WHERE external_id = '1400000015734303027'`);
    expect(status()).toEqual([{ status: 'REVERSED' }]);
    const [again] = shop.apply(
      changed(payments, () => new TextDecoder().decode(voided.bytes).split('\r\n').slice(1).toReversed()),
    );
    expect(again?.problems.some((problem) => problem.code === 'import/status-went-back')).toBe(true);
    expect(status()).toEqual([{ status: 'REVERSED' }]);
  });
});

describe('files that cannot be used', () => {
  const wrong = [
    'blank-lines',
    'clover-payments',
    'day-first',
    'excel-cut-off-ids',
    'excel-scientific-ids',
    'missing-column',
    'mixed-decimal-marks',
    'picture',
    'sign-in-page',
    'toast-missing-column',
    'toast-modifiers',
    'two-locations',
    'workbook',
    'zero-bytes',
  ];

  it.each(wrong)('%s is refused and leaves no trace', (name) => {
    const before = ledgerState();
    const [report] = shop.apply(fixture(`wrong/${name}.csv`));
    expect(report?.refused?.message).toContain('Nothing was added.');
    expect(report?.batchId).toBeNull();
    expect(ledgerState()).toEqual(before);
    expect(shop.all('SELECT id FROM import_batch')).toEqual([]);
  });

  it('do not keep the others of the same call out', () => {
    const [bad, good] = shop.apply(fixture('wrong/sign-in-page.csv'), fixture(squareSales));
    expect(bad?.refused?.code).toBe('import/html');
    expect(good).toMatchObject({ refused: null, newOrders: 11 });
  });

  it('are told apart from the ones that were checked by their bytes', () => {
    const before = ledgerState();
    const files = [fixture(squareSales)];
    expect(shop.refused('imports.apply', { files, digests: [sha256(fixture(squareLines).bytes)] } as never).key).toBe(
      'import/changed-since-preview',
    );
    expect(ledgerState()).toEqual(before);
  });
});

it('leaves nothing behind when it breaks in the middle', () => {
  const [before, state] = [ledgerState(), shop.state()];
  shop.run(`CREATE TRIGGER break_in_the_middle BEFORE INSERT ON order_item WHEN new.line_key = '1600000015734300514'
    BEGIN SELECT RAISE(ABORT, 'pulled the plug'); END`);
  expect(
    shop.refused('imports.apply', {
      files: toastNight.map(fixture),
      digests: toastNight.map((name) => sha256(fixture(name).bytes)),
    } as never).key,
  ).toBe('unexpected');
  expect(shop.ledger.faults.join()).toContain('pulled the plug');
  expect(ledgerState()).toEqual(before);
  expect(shop.state()).toEqual(state);
  expect(shop.all('SELECT id FROM import_batch')).toEqual([]);
  shop.run('DROP TRIGGER break_in_the_middle');
  shop.apply(...toastNight.map(fixture));
  expect(moneyByMethod()).toEqual(toastMoney);
});

const counts = ({ newOrders, newPayments, newRefunds, newLines, stockMoves }: FileReport) => ({
  newOrders,
  newPayments,
  newRefunds,
  newLines,
  stockMoves,
});
