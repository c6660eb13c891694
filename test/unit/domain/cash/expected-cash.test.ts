import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  drawerEventDirection,
  drawerEventKinds,
  isDrawerAmountAllowed,
  signedDrawerAmount,
} from '../../../../shared/domain/cash/drawer-event';
import {
  cashVariance,
  type DrawerFacts,
  type DrawerPayment,
  expectedCash,
  expectedCashLineKeys,
} from '../../../../shared/domain/cash/expected-cash';
import { type Minor, minor, sumMinor } from '../../../../shared/domain/money';
import { paymentMethods, paymentStatuses } from '../../../../shared/domain/orders/payment';

const zero = minor(0);
const nothing: DrawerFacts = { openingMinor: zero, payments: [], refunds: [], events: [] };

function cashPayment(amount: number, change: Partial<DrawerPayment> = {}): DrawerPayment {
  return {
    method: 'CASH',
    status: 'SUCCESS',
    amountMinor: minor(amount),
    tipMinor: zero,
    cashRoundingMinor: zero,
    ...change,
  };
}

function amountOf(facts: DrawerFacts, key: string): Minor | undefined {
  return expectedCash(facts).lines.find((line) => line.key === key)?.amountMinor;
}

describe('the cash that must be in a drawer', () => {
  test('grows by 75 when 75 is paid with 100 and 25 is given back', () => {
    const tendered = 10_000;
    const change = 2_500;
    expect(expectedCash({ ...nothing, payments: [cashPayment(tendered - change)] }).expectedMinor).toBe(7_500);
  });

  test('is explained line by line, as on the screen of drawer 2', () => {
    const result = expectedCash({
      openingMinor: minor(20_000),
      payments: [cashPayment(60_000), cashPayment(4_837)],
      refunds: [{ method: 'CASH', amountMinor: minor(1_850), tipMinor: zero }],
      events: [
        { kind: 'pay_out', amountMinor: minor(-3_640) },
        { kind: 'safe_drop', amountMinor: minor(-40_000) },
        { kind: 'tip_payout', amountMinor: minor(-4_100) },
      ],
    });
    expect(result.expectedMinor).toBe(35_247);
    expect(result.lines.map((line) => line.key)).toEqual(expectedCashLineKeys);
    expect(result.lines.filter((line) => line.amountMinor !== 0)).toEqual([
      { key: 'opening', amountMinor: 20_000, count: 1 },
      { key: 'cash-payments', amountMinor: 64_837, count: 2 },
      { key: 'cash-refunds', amountMinor: -1_850, count: 1 },
      { key: 'pay-outs', amountMinor: -3_640, count: 1 },
      { key: 'safe-drops', amountMinor: -40_000, count: 1 },
      { key: 'tip-payouts', amountMinor: -4_100, count: 1 },
    ]);
    expect(cashVariance(minor(33_948), result.expectedMinor)).toBe(-1_299);
  });

  test('counts only cash that came in', () => {
    const counted = paymentMethods.flatMap((method) =>
      paymentStatuses
        .filter(
          (status) => expectedCash({ ...nothing, payments: [cashPayment(100, { method, status })] }).expectedMinor,
        )
        .map((status) => `${method} ${status}`),
    );
    expect(counted).toEqual(['CASH SUCCESS', 'CASH PARTIALLY_REFUNDED', 'CASH REFUNDED']);
  });

  test('keeps a cash tip in the drawer until it is paid out', () => {
    const payments = [cashPayment(1_300, { tipMinor: minor(200) })];
    expect(expectedCash({ ...nothing, payments }).expectedMinor).toBe(1_500);
    const events = [{ kind: 'tip_payout', amountMinor: minor(-200) }] as const;
    expect(expectedCash({ ...nothing, payments, events }).expectedMinor).toBe(1_300);
  });

  test('adds cash rounding as its own line', () => {
    const facts = { ...nothing, payments: [cashPayment(1_233, { cashRoundingMinor: minor(2) })] };
    expect(expectedCash(facts).expectedMinor).toBe(1_235);
    expect(amountOf(facts, 'cash-rounding')).toBe(2);
  });

  test('loses refunds in cash, with their tip, and no other refunds', () => {
    const refunds = [
      { method: 'CASH', amountMinor: minor(500), tipMinor: minor(50) },
      { method: 'CARD', amountMinor: minor(900), tipMinor: zero },
    ] as const;
    expect(amountOf({ ...nothing, refunds }, 'cash-refunds')).toBe(-550);
  });

  test('is not counted twice through the record of the drawer opening', () => {
    const events = [
      { kind: 'sale', amountMinor: minor(700) },
      { kind: 'refund', amountMinor: minor(-100) },
      { kind: 'no_sale', amountMinor: zero },
      { kind: 'reversal', reversedKind: 'sale', amountMinor: minor(-700) },
    ] as const;
    expect(expectedCash({ ...nothing, events }).expectedMinor).toBe(0);
  });

  test('nets a reversal in the line of what it reverses', () => {
    const facts: DrawerFacts = {
      ...nothing,
      events: [
        { kind: 'pay_out', amountMinor: minor(-3_640) },
        { kind: 'reversal', reversedKind: 'pay_out', amountMinor: minor(3_640) },
        { kind: 'float_adjust', amountMinor: minor(-500) },
        { kind: 'pay_in', amountMinor: minor(2_000) },
      ],
    };
    expect(amountOf(facts, 'pay-outs')).toBe(0);
    expect(amountOf(facts, 'float-adjustments')).toBe(-500);
    expect(amountOf(facts, 'pay-ins')).toBe(2_000);
    expect(expectedCash(facts).expectedMinor).toBe(1_500);
  });

  test('is always the sum of its lines, whatever the order of the rows', () => {
    const money = fc.integer({ min: 1, max: 100_000 }).map(minor);
    const payment = fc.record({
      method: fc.constantFrom(...paymentMethods),
      status: fc.constantFrom(...paymentStatuses),
      amountMinor: money,
      tipMinor: money,
      cashRoundingMinor: fc.integer({ min: -4, max: 4 }).map(minor),
    });
    fc.assert(
      fc.property(fc.array(payment), money, (payments, openingMinor) => {
        const result = expectedCash({ ...nothing, openingMinor, payments });
        expect(sumMinor(result.lines.map((line) => line.amountMinor))).toBe(result.expectedMinor);
        expect(expectedCash({ ...nothing, openingMinor, payments: payments.toReversed() })).toEqual(result);
      }),
    );
  });
});

describe('a drawer event', () => {
  test.each([
    ['sale', 'in'],
    ['refund', 'out'],
    ['pay_in', 'in'],
    ['pay_out', 'out'],
    ['safe_drop', 'out'],
    ['tip_payout', 'out'],
    ['no_sale', 'none'],
    ['float_adjust', 'either'],
    ['reversal', 'either'],
  ] as const)('%s moves cash %s', (kind, direction) => {
    expect(drawerEventDirection(kind)).toBe(direction);
    const allowed = [-1, 0, 1].filter((amount) => isDrawerAmountAllowed(kind, minor(amount)));
    expect(allowed).toEqual({ in: [1], out: [-1], none: [0], either: [-1, 1] }[direction]);
  });

  test('takes its sign from its kind, not from the person', () => {
    expect(signedDrawerAmount('safe_drop', minor(500))).toBe(-500);
    expect(signedDrawerAmount('pay_out', minor(-500))).toBe(-500);
    expect(signedDrawerAmount('pay_in', minor(-500))).toBe(500);
    for (const kind of drawerEventKinds) {
      if (kind === 'float_adjust' || kind === 'reversal' || kind === 'no_sale') continue;
      expect(isDrawerAmountAllowed(kind, signedDrawerAmount(kind, minor(7)))).toBe(true);
    }
  });
});
