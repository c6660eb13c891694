import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DrawerPayment } from '../../../../shared/domain/cash/expected-cash';
import { type BridgeFacts, type BridgeOrder, cashBridge } from '../../../../shared/domain/day/cash-bridge';
import { type DayFacts, summariseDay } from '../../../../shared/domain/day/day-summary';
import { minor, sumMinor } from '../../../../shared/domain/money';
import { orderStatuses } from '../../../../shared/domain/orders/order-status';
import { paymentMethods, paymentStatuses } from '../../../../shared/domain/orders/payment';

const zero = minor(0);
const payment = (
  method: DrawerPayment['method'],
  amount: number,
  change: Partial<DrawerPayment> = {},
): DrawerPayment => ({
  method,
  status: 'SUCCESS',
  amountMinor: minor(amount),
  tipMinor: zero,
  cashRoundingMinor: zero,
  ...change,
});

describe('a day in figures', () => {
  const facts: DayFacts = {
    businessDate: '2026-11-17',
    orders: [{ status: 'FINISHED' }, { status: 'FINISHED' }, { status: 'CANCELLED' }],
    payments: [
      payment('CARD', 2_000, { tipMinor: minor(400) }),
      payment('CASH', 1_000, { tipMinor: minor(100) }),
      payment('CASH', 500, { status: 'PARTIALLY_REFUNDED' }),
      payment('ONLINE_DEMO', 9_900),
      payment('CARD', 700, { status: 'FAILED' }),
      payment('CASH', 800, { status: 'PENDING' }),
    ],
    refunds: [{ method: 'CASH', amountMinor: minor(200), tipMinor: zero }],
    drawerEvents: [{ kind: 'pay_out', amountMinor: minor(-300) }],
    openingMinor: minor(20_000),
  };

  test('counts orders, payments and refunds, and says what cash there must be', () => {
    expect(summariseDay(facts)).toEqual({
      businessDate: '2026-11-17',
      orders: { count: 3, byStatus: { FINISHED: 2, CANCELLED: 1 } },
      payments: [
        { method: 'CASH', count: 2, amountMinor: 1_500, tipMinor: 100 },
        { method: 'CARD', count: 1, amountMinor: 2_000, tipMinor: 400 },
        { method: 'ONLINE_DEMO', count: 1, amountMinor: 9_900, tipMinor: 0 },
      ],
      refunds: [{ method: 'CASH', count: 1, amountMinor: 200 }],
      expectedCashMinor: 20_000 + 1_600 - 200 - 300,
    });
  });

  test('of a closed day are empty, not missing', () => {
    const closed = { ...facts, orders: [], payments: [], refunds: [], drawerEvents: [], openingMinor: zero };
    expect(summariseDay(closed)).toEqual({
      businessDate: '2026-11-17',
      orders: { count: 0, byStatus: {} },
      payments: [],
      refunds: [],
      expectedCashMinor: 0,
    });
  });
});

describe('the bridge from revenue to cash', () => {
  const order = (change: Partial<BridgeOrder>): BridgeOrder => ({
    status: 'FINISHED',
    totalMinor: zero,
    tipMinor: zero,
    gratuityMinor: zero,
    payments: [],
    ...change,
  });

  test('names every step between what was sold and what lies in the drawers', () => {
    const bridge = cashBridge({
      orders: [
        order({
          totalMinor: minor(1_500),
          tipMinor: minor(200),
          payments: [payment('CASH', 1_300, { tipMinor: minor(200) })],
        }),
        order({ totalMinor: minor(2_000), payments: [payment('CARD', 2_000)] }),
        order({ totalMinor: minor(900), payments: [payment('CASH', 400)] }),
        order({ totalMinor: minor(600), payments: [payment('ONLINE_DEMO', 600)] }),
        order({ status: 'CANCELLED', totalMinor: minor(1_299), payments: [payment('CASH', 1_299)] }),
        order({ status: 'PENDING', totalMinor: minor(800) }),
      ],
      refunds: [{ method: 'CASH', amountMinor: minor(1_299), tipMinor: zero }],
      drawerEvents: [{ kind: 'safe_drop', amountMinor: minor(-1_000) }],
      openingMinor: minor(20_000),
    });
    expect(bridge.lines.filter((line) => line.amountMinor !== 0)).toEqual([
      { key: 'order-revenue', amountMinor: 4_800 },
      { key: 'tips-and-gratuity', amountMinor: 200 },
      { key: 'unpaid', amountMinor: -500 },
      { key: 'paid-on-unfinished-orders', amountMinor: 1_299 },
      { key: 'demonstration', amountMinor: -600 },
      { key: 'other-tenders', amountMinor: -2_000 },
      { key: 'opening', amountMinor: 20_000 },
      { key: 'cash-refunds', amountMinor: -1_299 },
      { key: 'safe-drops', amountMinor: -1_000 },
    ]);
    expect(bridge.expectedCashMinor).toBe(20_900);
  });

  test('always ends at the expected cash, whatever was sold, paid and given back', () => {
    const amount = fc.integer({ min: 0, max: 100_000 }).map(minor);
    const anyPayment = fc.record({
      method: fc.constantFrom(...paymentMethods),
      status: fc.constantFrom(...paymentStatuses),
      amountMinor: amount,
      tipMinor: amount,
      cashRoundingMinor: fc.integer({ min: -4, max: 4 }).map(minor),
    });
    const facts: fc.Arbitrary<BridgeFacts> = fc.record({
      orders: fc.array(
        fc.record({
          status: fc.constantFrom(...orderStatuses),
          totalMinor: amount,
          tipMinor: amount,
          gratuityMinor: amount,
          payments: fc.array(anyPayment, { maxLength: 3 }),
        }),
      ),
      refunds: fc.array(
        fc.record({ method: fc.constantFrom(...paymentMethods), amountMinor: amount, tipMinor: amount }),
      ),
      drawerEvents: fc.array(
        fc.record({ kind: fc.constantFrom('pay_in', 'pay_out', 'tip_payout'), amountMinor: amount }),
      ),
      openingMinor: amount,
    });
    fc.assert(
      fc.property(facts, (each) => {
        const bridge = cashBridge(each);
        expect(sumMinor(bridge.lines.map((line) => line.amountMinor))).toBe(bridge.expectedCashMinor);
      }),
    );
  });
});
