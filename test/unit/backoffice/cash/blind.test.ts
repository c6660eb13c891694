import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Role } from '../../../../shared/domain/people/permissions';
import { type CashDay, cashDay, causeId, type Person, type Sale, today } from './cash-day';

/**
 * Everything that may be shown is a multiple of this, everything hidden is not: card sales, floats and wrong counts are
 * round, cash sales never are. So a figure that has any cash in it, however it was added up, betrays itself.
 */
const roundMinor = 1_000;

const amounts = (value: unknown, path = ''): readonly (readonly [string, number])[] => {
  if (Array.isArray(value)) return value.flatMap((each, index) => amounts(each, `${path}[${index}]`));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'number' && name.endsWith('Minor')
      ? [[`${path}.${name}`, inner] as const]
      : amounts(inner, `${path}.${name}`),
  );
};

/** Every reply about a drawer's day this person can get. */
function everythingShownTo(
  person: Person,
  sessionId: string,
  orderIds: readonly string[],
  seesOrders: boolean,
): Readonly<Record<string, unknown>> {
  const orders = seesOrders
    ? {
        list: person.ok('orders.list', { businessDate: today }),
        days: person.ok('orders.days', {}),
        day: person.ok('day.summary', { businessDate: today }),
        orders: orderIds.map((id) => person.ok('orders.get', { id })),
      }
    : {};
  return {
    board: person.ok('cash.board', {}),
    session: person.ok('cash.session', { id: sessionId }),
    home: person.ok('home.summary', {}),
    ...orders,
  };
}

function expectBlind(shown: Readonly<Record<string, unknown>>, expectedMinor: number): void {
  expect(amounts(shown).filter(([, amount]) => amount % roundMinor !== 0)).toEqual([]);
  const dollars = (expectedMinor / 100).toFixed(2);
  expect(JSON.stringify(shown)).not.toContain(dollars);
}

const cashAmount = fc.integer({ min: 1, max: 90_000 }).filter((amount) => amount % roundMinor !== 0);
const sale: fc.Arbitrary<Sale> = fc.oneof(
  cashAmount.map((cash) => ({ cash })),
  fc.integer({ min: 1, max: 9 }).map((bills) => ({ card: bills * roundMinor })),
  fc.tuple(cashAmount, fc.integer({ min: 1, max: 9 })).map(([cash, bills]) => ({ cash, card: bills * roundMinor })),
  fc
    .tuple(cashAmount, fc.constantFrom<Sale['status']>('CANCELLED', 'PENDING'))
    .map(([cash, status]) => ({ cash, status })),
  cashAmount.map((cash) => ({
    cash,
    cashTip: 37,
    cashRefund: Math.min(cash, 501),
    paymentStatus: 'PARTIALLY_REFUNDED' as const,
  })),
);
const days = fc.array(sale, { minLength: 1, maxLength: 8 }).filter((sales) => {
  const cash = sales.reduce((sum, each) => sum + (each.cash ?? 0) + (each.cashTip ?? 0) - (each.cashRefund ?? 0), 0);
  return cash % roundMinor !== 0;
});

const expectedOf = (sales: readonly Sale[]): number =>
  sales.reduce((sum, each) => sum + (each.cash ?? 0) + (each.cashTip ?? 0) - (each.cashRefund ?? 0), 20_000 - 123);

function withDay(work: (day: CashDay) => void): void {
  const day = cashDay();
  try {
    work(day);
    expect(day.ledger.faults).toEqual([]);
  } finally {
    day.ledger.close();
  }
}

describe('a drawer is counted blind', () => {
  it.each(['cashier', 'shift_lead'] as const)(
    'nothing that a %s can ask tells or adds up to what an open drawer should hold',
    (role) => {
      fc.assert(
        fc.property(days, (sales) => {
          withDay((day) => {
            const person = day.people[role];
            const orderIds = sales.map((each) => day.sell(each));
            const look = (sessionId: string) =>
              expectBlind(everythingShownTo(person, sessionId, orderIds, role === 'shift_lead'), expectedOf(sales));
            const sessionId = day.open(role, 20_000);
            day.people.manager.ok('cash.addEvent', {
              sessionId,
              kind: 'pay_out',
              amountMinor: 123,
              clientKey: day.id(),
              note: 'Ice, $1.23',
            });
            look(sessionId);
            person.ok('cash.startCount', { sessionId, acknowledged: true });
            look(sessionId);
            const counted = person.ok('cash.submitCount', { sessionId, lines: day.sheet(0) });
            expect(counted).toMatchObject({ outcome: 'count-again', varianceMinor: null });
            look(sessionId);
            person.ok('cash.countAgain', { sessionId });
            look(sessionId);
            expect(day.people.manager.ok('cash.session', { id: sessionId }).session.expectedMinor).toBe(
              expectedOf(sales),
            );
          });
        }),
        { numRuns: 6, seed: 42 },
      );
    },
  );

  it('keeps a shift lead from the cash of a day before its drawer is opened', () => {
    withDay((day) => {
      const ids = [day.sell({ cash: 1_732 }), day.sell({ card: 4_000 })];
      const lead = day.people.shift_lead;
      const shown = {
        list: lead.ok('orders.list', { businessDate: today }),
        day: lead.ok('day.summary', { businessDate: today }),
        orders: ids.map((id) => lead.ok('orders.get', { id })),
      };
      expectBlind(shown, 1_732);
      expect(day.people.accountant.ok('day.summary', { businessDate: today }).expectedCashMinor).toBe(1_732);
    });
  });

  it('shows the expected amount to owner and manager, but to neither while they count it', () => {
    withDay((day) => {
      day.sell({ cash: 1_732 });
      const sessionId = day.open('cashier', 5_000);
      const seen = (role: Role) => {
        const person = day.people[role];
        return [
          person.ok('cash.session', { id: sessionId }).session.expectedMinor,
          person.ok('day.summary', { businessDate: today }).expectedCashMinor,
          person.ok('home.summary', {}).salesMinor,
        ];
      };
      expect(seen('owner')).toEqual([6_732, 6_732, 1_732]);
      day.people.owner.ok('cash.startCount', { sessionId, acknowledged: false });
      expect(seen('owner')).toEqual([null, null, null]);
      expect(day.people.owner.ok('cash.session', { id: sessionId }).expectedLines).toBeNull();
      expect(seen('manager')).toEqual([6_732, 6_732, 1_732]);
    });
  });

  it.each(['accountant', 'auditor'] as const)(
    'keeps the %s from cash of a day whose drawer is open, and no longer',
    (role) => {
      withDay((day) => {
        const orderId = day.sell({ cash: 1_732 });
        const person = day.people[role];
        expect(person.ok('day.summary', { businessDate: today }).expectedCashMinor).toBe(1_732);
        const sessionId = day.open('cashier', 5_000);
        expect(person.ok('day.summary', { businessDate: today })).toMatchObject({
          payments: [{ method: 'CASH', count: 1, amountMinor: null, tipMinor: null }],
          expectedCashMinor: null,
        });
        expect(person.ok('orders.get', { id: orderId }).order).toMatchObject({
          totalMinor: null,
          paidMinor: null,
          subtotalMinor: null,
        });
        day.count('cashier', sessionId, 6_732);
        expect(person.ok('day.summary', { businessDate: today }).expectedCashMinor).toBe(6_732);
      });
    },
  );

  it('tells a shift lead the difference once it is looked into, and a cashier only after the signature', () => {
    withDay((day) => {
      const sessionId = day.open('cashier', 5_000);
      day.count('cashier', sessionId, 3_701);
      const variance = (role: Role) => day.people[role].ok('cash.session', { id: sessionId }).session.varianceMinor;
      expect([variance('cashier'), variance('shift_lead'), variance('manager')]).toEqual([null, null, -1_299]);
      day.people.manager.ok('cash.resolve', {
        sessionId,
        reasonId: causeId(day, 'CHANGE_ERROR'),
        finding: 'Gave change of a twenty.',
      });
      expect([variance('cashier'), variance('shift_lead'), variance('manager')]).toEqual([null, -1_299, -1_299]);
      day.people.manager.ok('cash.signOff', {
        sessionId,
        password: 'seventeen blue pizza ovens',
        leftInDrawerMinor: 0,
      });
      expect(variance('cashier')).toBe(-1_299);
    });
  });

  it('lets nobody who saw the difference be the blind counter of the next attempt', () => {
    withDay((day) => {
      const sessionId = day.open('cashier', 5_000);
      day.count('cashier', sessionId, 3_000);
      day.run(`UPDATE cash_session SET status = 'INVESTIGATING'`);
      expect(day.people.shift_lead.refused('cash.countAgain', { sessionId }).key).toBe('cash/wrong-state');
      day.people.manager.ok('cash.countAgain', { sessionId });
      day.people.manager.ok('cash.submitCount', { sessionId, lines: day.sheet(5_000) });
      const blind = day.one<{ readonly blind: number }>('SELECT blind FROM cash_count WHERE attempt_no = 2').blind;
      expect(blind).toBe(0);
    });
  });
});
