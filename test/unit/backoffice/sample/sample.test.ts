import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditQueries } from '../../../../electron/backoffice/audit/audit-modules';
import { cashQueries } from '../../../../electron/backoffice/cash/cash-modules';
import { orderQueries } from '../../../../electron/backoffice/orders/order-modules';
import { createRestaurant } from '../../../../electron/backoffice/people/create-restaurant';
import { peopleCommands } from '../../../../electron/backoffice/people/people-modules';
import { fillSample, sampleDays } from '../../../../electron/backoffice/sample/fill-sample';
import { samplePassword } from '../../../../electron/backoffice/sample/staff';
import { stockQueries } from '../../../../electron/backoffice/stock/stock-modules';
import { callContext } from '../../../../electron/pipeline/call-context';
import { readLedgerState, recountLedgerState } from '../../../../electron/store/ledger-state';
import type { OutputOf } from '../../../../shared/contract/contract';
import { TestClock, type TestLedger, testLedger } from '../../../support/test-ledger';

function sampleLedger(start: string): {
  readonly ledger: TestLedger;
  readonly steps: number[];
} {
  const ledger = testLedger(
    { commands: peopleCommands, queries: { ...orderQueries, ...cashQueries, ...stockQueries, ...auditQueries } },
    new TestClock(start),
  );
  const { connection, world } = ledger;
  const restaurant = {
    name: 'Bellafiore Pizza',
    currency: 'USD',
    timeZone: 'America/New_York',
    cutoff: '04:00',
    cashRoundTo: 1,
  } as const;
  const owner = {
    username: 'rosalind',
    display: 'Rosalind Achterberg-Nwosu',
    password: samplePassword,
    mustChange: false,
  };
  connection.transaction(() =>
    createRestaurant(connection.write, { restaurant, owner, sample: true }, callContext(connection.read, world)),
  );
  const steps: number[] = [];
  fillSample(connection, world, 'test-boot', (done) => steps.push(done));
  return { ledger, steps };
}

const one = <Row>(ledger: TestLedger, sql: string): Row => {
  const row = ledger.connection.read.get<Row>(sql);
  if (row === undefined) throw new Error(`no row: ${sql}`);
  return row;
};

describe('the sample restaurant', () => {
  let sample: ReturnType<typeof sampleLedger>;
  let ledger: TestLedger;
  beforeAll(() => {
    sample = sampleLedger('2026-11-18T03:20:00.000Z');
    ledger = sample.ledger;
  });
  afterAll(() => ledger.close());

  const asOwner = <Value>(channel: string, input: unknown): Value => {
    const { id } = one<{ readonly id: string }>(ledger, `SELECT id FROM user WHERE role = 'owner'`);
    const envelope = ledger.call(channel, input, { kind: 'person', userId: id });
    if (!envelope.ok) throw new Error(`${channel}: ${envelope.failure.key} ${ledger.faults.join('\n')}`);
    return envelope.value as Value;
  };

  it('tells how far it is, day by day', () => {
    expect(sample.steps).toEqual(Array.from({ length: sampleDays + 1 }, (_, day) => day + 1));
  });

  it('has 90 days of 120 to 180 orders that ended yesterday, and a day that goes on', () => {
    const days = ledger.connection.read.all<{ readonly date: string; readonly orders: number }>(
      `SELECT business_date AS date, count(*) AS orders FROM "order" GROUP BY business_date ORDER BY business_date`,
    );
    expect(days).toHaveLength(sampleDays + 1);
    expect(days.at(-1)?.date).toBe('2026-11-17');
    for (const { orders } of days.slice(0, -1)) {
      expect(orders).toBeGreaterThanOrEqual(120);
      expect(orders).toBeLessThanOrEqual(180);
    }
    const future = `SELECT count(*) AS count FROM "order" WHERE opened_at > '2026-11-18T03:20:00.000Z'`;
    expect(one<{ readonly count: number }>(ledger, future).count).toBe(0);
  });

  it('adds up: totals, payments, the shelf and the figures the ledger says of itself', () => {
    const wrong = [
      `SELECT count(*) AS count FROM "order" WHERE total_minor <> subtotal_minor - discount_minor + tax_minor + tip_minor`,
      `SELECT count(*) AS count FROM "order" o WHERE status = 'FINISHED'
         AND total_minor <> (SELECT sum(amount_minor + tip_minor) FROM payment p WHERE p.order_id = o.id)`,
      `SELECT count(*) AS count FROM payment WHERE tendered_minor - change_minor <> amount_minor + tip_minor`,
      `SELECT count(*) AS count FROM "order" o WHERE subtotal_minor <>
         (SELECT sum(gross_minor) FROM order_item l WHERE l.order_id = o.id AND l.void = 0)`,
      `SELECT count(*) AS count FROM stock_item i WHERE on_hand_micro <>
         (SELECT coalesce(sum(qty_micro), 0) FROM stock_move m WHERE m.item_id = i.id)`,
      'SELECT count(*) AS count FROM stock_item WHERE on_hand_micro < 0',
    ];
    for (const sql of wrong) expect([sql, one<{ readonly count: number }>(ledger, sql).count]).toEqual([sql, 0]);
    const { read } = ledger.connection;
    expect(recountLedgerState(read)).toEqual(readLedgerState(read));
  });

  it('has two signed drawers a day with Z numbers without gaps, most of which match', () => {
    const z = one<{ readonly count: number; readonly last: number; readonly exact: number; readonly far: number }>(
      ledger,
      `SELECT count(*) AS count, max(z_no) AS last, sum(variance_minor = 0) AS exact, sum(abs(variance_minor) >= 100) AS far
       FROM cash_session WHERE status = 'LOCKED'`,
    );
    expect(z).toMatchObject({ count: sampleDays * 2, last: sampleDays * 2 });
    expect(z.exact / z.count).toBeGreaterThan(0.6);
    expect(z.far).toBeGreaterThan(3);
    const open = `SELECT count(*) AS count FROM reconciliation WHERE status <> 'SIGNED'`;
    expect(one<{ readonly count: number }>(ledger, open).count).toBe(0);
  });

  it('has an open drawer today, an order cancelled after it was paid and two cash orders nobody confirmed', () => {
    const today = one<{
      readonly open: number;
      readonly cancelled: number;
      readonly pending: number;
      readonly cash: number;
    }>(
      ledger,
      `SELECT (SELECT count(*) FROM cash_session WHERE status = 'OPEN' AND business_date = '2026-11-17') AS open,
         (SELECT count(*) FROM "order" o JOIN payment p ON p.order_id = o.id AND p.status = 'SUCCESS' AND p.method = 'CASH'
          WHERE o.business_date = '2026-11-17' AND o.status = 'CANCELLED') AS cancelled,
         (SELECT count(*) FROM "order" o JOIN payment p ON p.order_id = o.id AND p.status = 'PENDING' AND p.method = 'CASH'
          WHERE o.business_date = '2026-11-17' AND o.status = 'PENDING') AS pending,
         (SELECT count(*) FROM payment WHERE business_date = '2026-11-17' AND method = 'CASH' AND status = 'SUCCESS') AS cash`,
    );
    expect(today).toMatchObject({ open: 1, cancelled: 1, pending: 2 });
    expect(today.cash).toBeGreaterThan(1);
  });

  it('has a person of every role, who all sign in with the one password', () => {
    const users = ledger.connection.read.all<{ readonly username: string; readonly role: string }>(
      'SELECT username, role FROM user',
    );
    expect(new Set(users.map(({ role }) => role)).size).toBe(7);
    for (const { username } of users)
      expect(ledger.call('auth.signIn', { username, password: samplePassword }).ok).toBe(true);
  });

  it('opens on every screen', () => {
    expect(asOwner<OutputOf<'stock.items'>>('stock.items', {})).toHaveLength(25);
    expect(asOwner<OutputOf<'stock.products'>>('stock.products', {})).toHaveLength(40);
    const counts = asOwner<OutputOf<'stock.counts'>>('stock.counts', {});
    expect(counts[0]?.status).toBe('REVIEW');
    expect(counts.slice(1).every(({ status }) => status === 'POSTED')).toBe(true);
    for (const [channel, input] of [
      ['cash.board', {}],
      ['home.summary', {}],
      ['day.summary', { businessDate: '2026-11-16' }],
    ] as const)
      expect(asOwner(channel, input)).toBeDefined();
    expect(asOwner('audit.verify', {})).toMatchObject({ ok: true });
    expect(ledger.faults).toEqual([]);
  });
});

describe('a sample opened at lunch', () => {
  // 12:30 in New York.
  const start = '2026-11-17T17:30:00.000Z';

  it('has the sales since eleven and nothing in the future', () => {
    const { ledger } = sampleLedger(start);
    const day = one<{ readonly orders: number; readonly first: string; readonly last: string; readonly paid: string }>(
      ledger,
      `SELECT count(*) AS orders, min(opened_at) AS first, max(opened_at) AS last,
         (SELECT max(paid_at) FROM payment) AS paid FROM "order" WHERE business_date = '2026-11-17'`,
    );
    expect(day.orders).toBeGreaterThan(10);
    expect(day.orders).toBeLessThan(40);
    expect(day.first >= '2026-11-17T16:00:00.000Z').toBe(true);
    expect(day.last < start && day.paid <= start).toBe(true);
    ledger.close();
  });
});

describe('a sample opened after the last guest', () => {
  it('sold nothing after eleven in the evening', () => {
    const { ledger } = sampleLedger('2026-11-18T07:00:00.000Z');
    const last = `SELECT max(opened_at) AS at FROM "order" WHERE business_date = '2026-11-17'`;
    expect(one<{ readonly at: string }>(ledger, last).at < '2026-11-18T04:00:00.000Z').toBe(true);
    ledger.close();
  });
});

describe('a sample opened at four in the morning', () => {
  const start = '2026-11-17T09:05:00.000Z';
  let early: TestLedger;
  beforeAll(() => {
    early = sampleLedger(start).ledger;
  });
  afterAll(() => early.close());

  it('has an open drawer and no sales yet', () => {
    const drawer = `SELECT count(*) AS count, max(opened_at) AS at FROM cash_session WHERE status = 'OPEN'`;
    const { count, at } = one<{ readonly count: number; readonly at: string }>(early, drawer);
    expect(count).toBe(1);
    expect(at <= start && at >= '2026-11-17T09:00:00.000Z').toBe(true);
    const today = `SELECT count(*) AS count FROM "order" WHERE business_date = '2026-11-17'`;
    expect(one<{ readonly count: number }>(early, today).count).toBe(0);
  });

  it('has the same 90 days behind it as one opened in the evening', () => {
    const late = sampleLedger('2026-11-18T03:20:00.000Z').ledger;
    const past = `SELECT count(*) AS orders, sum(total_minor) AS total, sum(tip_minor) AS tips,
      (SELECT sum(abs(variance_minor)) FROM cash_session) AS variance, (SELECT sum(qty_micro) FROM stock_move
       WHERE business_date < '2026-11-17') AS moved FROM "order" WHERE business_date < '2026-11-17'`;
    expect(one(early, past)).toEqual(one(late, past));
    late.close();
  });
});
