import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  countUnclaimed,
  selectClaimablePayments,
  selectClaimableRefunds,
  selectClaimedPayments,
  selectClaimedRefunds,
  selectUndecidedOrders,
} from '../../../../electron/backoffice/cash/cash-claim-sql';
import { cashQueries } from '../../../../electron/backoffice/cash/cash-modules';
import { orderQueries } from '../../../../electron/backoffice/orders/order-modules';
import type { Actor } from '../../../../electron/pipeline/actor';
import { callContext } from '../../../../electron/pipeline/call-context';
import type { ReadStore, SqlParameters } from '../../../../electron/store/store-handles';
import { permissionsOf } from '../../../../shared/domain/people/permissions';
import { type CashDay, cashDay, today, yesterday } from '../cash/cash-day';

let day: CashDay;
let sessionId: string;
let orderId: string;
beforeAll(() => {
  day = cashDay();
  orderId = day.sell({ cash: 500, card: 1_000 });
  day.sell({ cash: 500, businessDate: yesterday, cashRefund: 20, paymentStatus: 'PARTIALLY_REFUNDED' });
  sessionId = day.open('cashier', 1_000);
});
afterAll(() => day.ledger.close());

const largeTables = /^SCAN (?:\w+\.)?(?:"?order"?|order_item|payment|refund|o|p|r|live_\w+)\b/;

/** Every statement a query runs, with the plan SQLite makes for it. */
function plansOf(run: (store: ReadStore) => unknown): readonly (readonly [sql: string, step: string])[] {
  const { read } = day.ledger.connection;
  const seen: (readonly [string, SqlParameters])[] = [];
  const noted = (sql: string, parameters: SqlParameters = {}): SqlParameters => {
    seen.push([sql, parameters]);
    return parameters;
  };
  run({
    get: (sql, parameters) => read.get(sql, noted(sql, parameters)),
    all: (sql, parameters) => read.all(sql, noted(sql, parameters)),
    iterate: (sql, parameters) => read.iterate(sql, noted(sql, parameters)),
  });
  expect(seen.length).toBeGreaterThan(0);
  return seen.flatMap(([sql, parameters]) =>
    read
      .all<{ readonly detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, parameters)
      .map(({ detail }) => [sql, detail] as const),
  );
}

const actor = (role: 'manager' | 'shift_lead'): Actor => ({
  userId: day.people[role].id,
  display: role,
  role,
  permissions: new Set(permissionsOf[role]),
  sessionId: null,
  station: day.ledger.station,
});

describe('three years of orders are never read for one day', () => {
  const reads = {
    'home.summary': (store: ReadStore, who: Actor) =>
      orderQueries['home.summary'].run(store, who, {}, callContext(store, day.ledger.world)),
    'orders.days': (store: ReadStore, who: Actor) =>
      orderQueries['orders.days'].run(store, who, {}, callContext(store, day.ledger.world)),
    'orders.list': (store: ReadStore, who: Actor) =>
      orderQueries['orders.list'].run(
        store,
        who,
        { businessDate: today, search: '1', after: orderId },
        callContext(store, day.ledger.world),
      ),
    'orders.get': (store: ReadStore, who: Actor) =>
      orderQueries['orders.get'].run(store, who, { id: orderId }, callContext(store, day.ledger.world)),
    'day.summary': (store: ReadStore, who: Actor) =>
      orderQueries['day.summary'].run(store, who, { businessDate: today }, callContext(store, day.ledger.world)),
    'cash.board': (store: ReadStore, who: Actor) =>
      cashQueries['cash.board'].run(store, who, {}, callContext(store, day.ledger.world)),
    'cash.session': (store: ReadStore, who: Actor) =>
      cashQueries['cash.session'].run(store, who, { id: sessionId }, callContext(store, day.ledger.world)),
  } as const;

  it.each(Object.entries(reads))('%s finds its rows by index', (_channel, read) => {
    for (const role of ['manager', 'shift_lead'] as const) {
      const scans = plansOf((store) => read(store, actor(role))).filter(([, step]) => largeTables.test(step));
      expect(scans).toEqual([]);
    }
  });

  it('finds the cash to claim, what is left over and what is undecided by index', () => {
    const scope = { sessionId, drawerId: day.drawerId, standard: 1, businessDate: today, until: null };
    const plans = plansOf((store) => {
      selectClaimablePayments(store, scope);
      selectClaimableRefunds(store, scope);
      selectClaimedPayments(store, sessionId);
      selectClaimedRefunds(store, sessionId);
      countUnclaimed(store, scope);
      selectUndecidedOrders(store, today);
    });
    expect(plans.filter(([, step]) => largeTables.test(step))).toEqual([]);
    expect(plans.map(([, step]) => step).join()).toContain('payment_day (business_date=? AND method=?)');
  });
});
