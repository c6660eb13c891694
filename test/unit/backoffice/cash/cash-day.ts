import { cashCommands, cashQueries } from '../../../../electron/backoffice/cash/cash-modules';
import { orderQueries } from '../../../../electron/backoffice/orders/order-modules';
import { createRestaurant } from '../../../../electron/backoffice/people/create-restaurant';
import { callContext } from '../../../../electron/pipeline/call-context';
import type { SqlParameters } from '../../../../electron/store/store-handles';
import type { ChannelName, InputOf, OutputOf } from '../../../../shared/contract/contract';
import { type Role, roles } from '../../../../shared/domain/people/permissions';
import type { Failure } from '../../../../shared/failures/failures';
import { type TestLedger, testLedger } from '../../../support/test-ledger';

export const ownPassword = 'seventeen blue pizza ovens';
export const today = '2026-11-17';
export const yesterday = '2026-11-16';

export interface Sale {
  readonly orderNo?: string;
  readonly businessDate?: string;
  readonly status?: 'PENDING' | 'IN_PROGRESS' | 'FINISHED' | 'CANCELLED';
  readonly cash?: number;
  readonly cashTip?: number;
  readonly card?: number;
  readonly paymentStatus?: 'PENDING' | 'SUCCESS' | 'FAILED' | 'PARTIALLY_REFUNDED' | 'REFUNDED' | 'REVERSED';
  readonly tendered?: number;
  readonly paidAt?: string;
  readonly drawerId?: string | null;
  readonly cashRefund?: number;
  readonly complete?: boolean;
  readonly total?: number;
}

export interface Person {
  readonly id: string;
  /** The value of a call that is expected to work. */
  ok<Name extends ChannelName>(channel: Name, input: InputOf<Name>): OutputOf<Name>;
  /** The failure of a call that is expected to be refused. */
  refused<Name extends ChannelName>(channel: Name, input: InputOf<Name>): Failure;
}

export interface CashDay {
  readonly ledger: TestLedger;
  readonly drawerId: string;
  readonly people: Readonly<Record<Role, Person>>;
  person(role: Role): Person;
  /** Adds one more person of a role. */
  hire(role: Role): Person;
  sell(sale: Sale): string;
  /** A full count sheet that comes to this amount. */
  sheet(totalMinor: number): InputOf<'cash.open'>['lines'];
  run(sql: string, parameters?: SqlParameters): void;
  one<Row>(sql: string, parameters?: SqlParameters): Row;
  id(): string;
  open(role: Role, floatMinor: number, businessDate?: string): string;
  /** Starts a count and hands it in. */
  count(role: Role, sessionId: string, totalMinor: number): OutputOf<'cash.submitCount'>;
}

/** A real encrypted ledger with a restaurant, one person of each role signed in, and the cash and order modules. */
export function cashDay(): CashDay {
  const ledger = testLedger({ commands: cashCommands, queries: { ...cashQueries, ...orderQueries } });
  const { write, read } = ledger.connection;
  const at = ledger.clock.now().toISOString();
  const run = (sql: string, parameters: SqlParameters = {}): void => {
    ledger.connection.transaction(() => write.run(sql, parameters));
  };
  const one = <Row>(sql: string, parameters: SqlParameters = {}): Row => {
    const row = read.get<Row>(sql, parameters);
    if (!row) throw new Error(`no row: ${sql}`);
    return row;
  };
  const id = (): string => ledger.world.newId();
  ledger.connection.transaction(() =>
    createRestaurant(
      write,
      {
        restaurant: {
          name: 'Test Pizza',
          currency: 'USD',
          timeZone: 'America/New_York',
          cutoff: '04:00',
          cashRoundTo: 1,
        },
        owner: { username: 'owner', display: 'Olga Owner', password: ownPassword, mustChange: false },
        sample: false,
      },
      callContext(read, ledger.world),
    ),
  );
  const owner = one<{ readonly id: string; readonly hash: string }>('SELECT id, password_hash AS hash FROM user');
  const drawerId = one<{ readonly id: string }>('SELECT id FROM drawer').id;

  function signedIn(userId: string, role: Role): Person {
    const sessionId = id();
    run(
      `INSERT INTO session (id, user_id, station_id, role, started_at, last_seen_at) VALUES (:sessionId, :userId, :station, :role, :at, '2099-01-01T00:00:00.000Z')`,
      { sessionId, userId, station: ledger.station.id, role, at },
    );
    const call = (channel: ChannelName, input: unknown) => ledger.call(channel, input, { kind: 'session', sessionId });
    return {
      id: userId,
      ok: (channel, input) => {
        const envelope = call(channel, input);
        if (!envelope.ok)
          throw new Error(`${channel}: ${JSON.stringify(envelope.failure)}\n${ledger.faults.join('\n')}`);
        return envelope.value as never;
      },
      refused: (channel, input) => {
        const envelope = call(channel, input);
        if (envelope.ok) throw new Error(`${channel} was not refused: ${JSON.stringify(envelope.value)}`);
        return envelope.failure;
      },
    };
  }
  function hire(role: Role): Person {
    const userId = id();
    run(
      `INSERT INTO user (id, username, display, role, status, password_hash, must_change, password_changed_at, created_at, created_by, updated_at)
       VALUES (:userId, :userId, :role, :role, 'active', :hash, 0, :at, :at, 'larder', :at)`,
      { userId, role, hash: owner.hash, at },
    );
    return signedIn(userId, role);
  }
  const people = Object.fromEntries(
    roles.map((role) => [role, role === 'owner' ? signedIn(owner.id, role) : hire(role)]),
  ) as Record<Role, Person>;

  let soldSoFar = 1000;
  function sell(sale: Sale): string {
    const orderId = id();
    soldSoFar += 1;
    const { cash = 0, cashTip = 0, card = 0, businessDate = today } = sale;
    const total = sale.total ?? cash + cashTip + card;
    run(
      `INSERT INTO "order" (id, order_no, source, external_id, opened_at, business_date, channel, status, subtotal_minor, discount_minor, tax_minor,
         tip_minor, gratuity_minor, total_minor, complete, created_at, created_by, updated_at)
       VALUES (:orderId, :orderNo, 'square', :orderId, :openedAt, :businessDate, 'dine_in', :status, :subtotal, 0, 0, :tip, 0, :total, :complete, :at, 'larder', :at)`,
      {
        orderId,
        orderNo: sale.orderNo ?? String(soldSoFar),
        openedAt: sale.paidAt ?? `${businessDate}T17:00:00.000Z`,
        businessDate,
        status: sale.status ?? 'FINISHED',
        subtotal: total - cashTip,
        tip: cashTip,
        total,
        complete: sale.complete === false ? 0 : 1,
        at,
      },
    );
    const pay = (method: string, amount: number, tip: number): string => {
      const paymentId = id();
      run(
        `INSERT INTO payment (id, order_id, method, amount_minor, tip_minor, tendered_minor, change_minor, status, drawer_id, paid_at, business_date, source,
           external_id, idempotency_key, created_at, created_by, updated_at)
         VALUES (:paymentId, :orderId, :method, :amount, :tip, :tendered, :change, :status, :drawer, :paidAt, :businessDate, 'square', :paymentId, :paymentId, :at, 'larder', :at)`,
        {
          paymentId,
          orderId,
          method,
          amount,
          tip,
          tendered: sale.tendered ?? null,
          change: sale.tendered === undefined ? null : sale.tendered - amount - tip,
          status: sale.paymentStatus ?? 'SUCCESS',
          drawer: sale.drawerId ?? null,
          paidAt: sale.paidAt ?? `${businessDate}T17:00:00.000Z`,
          businessDate,
          at,
        },
      );
      return paymentId;
    };
    const cashPayment = cash + cashTip > 0 ? pay('CASH', cash, cashTip) : null;
    if (card > 0) pay('CARD', card, 0);
    if (sale.cashRefund) {
      run(
        `INSERT INTO refund (id, payment_id, order_id, method, amount_minor, tip_minor, refunded_at, business_date, source, created_at, created_by, updated_at)
         VALUES (:refundId, :paymentId, :orderId, 'CASH', :amount, 0, :refundedAt, :businessDate, 'square', :at, 'larder', :at)`,
        {
          refundId: id(),
          paymentId: cashPayment,
          orderId,
          amount: sale.cashRefund,
          refundedAt: sale.paidAt ?? `${businessDate}T17:30:00.000Z`,
          businessDate,
          at,
        },
      );
    }
    return orderId;
  }

  function sheet(totalMinor: number): InputOf<'cash.open'>['lines'] {
    let rest = totalMinor;
    return people.owner.ok('cash.denominations', {}).map(({ id: denominationId, valueMinor }) => {
      const loose = Math.floor(rest / valueMinor);
      rest -= loose * valueMinor;
      return { denominationId, loose, rolls: 0 };
    });
  }

  const person = (role: Role): Person => people[role];
  return {
    ledger,
    drawerId,
    people,
    person,
    hire,
    sell,
    sheet,
    run,
    one,
    id,
    open: (role, floatMinor, businessDate = today) =>
      person(role).ok('cash.open', { drawerId, businessDate, lines: sheet(floatMinor) }).sessionId,
    count: (role, sessionId, totalMinor) => {
      person(role).ok('cash.startCount', { sessionId, acknowledged: true });
      return person(role).ok('cash.submitCount', { sessionId, lines: sheet(totalMinor) });
    },
  };
}

export const causeId = (day: CashDay, code: string): string =>
  day.one<{ readonly id: string }>(`SELECT id FROM reason WHERE area = 'cash' AND code = :code`, { code }).id;
