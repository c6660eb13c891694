import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Minor, minor } from '../../../../shared/domain/money';
import { orderFindings, type PaidOrder } from '../../../../shared/domain/orders/order-findings';
import { moveOrder, orderStatuses } from '../../../../shared/domain/orders/order-status';
import { orderTotal, orderTotalDifference } from '../../../../shared/domain/orders/order-totals';
import { isSettled, mayPaymentBecome, paymentStatuses, tookMoney } from '../../../../shared/domain/orders/payment';
import { refundableMinor } from '../../../../shared/domain/orders/refund-limit';

const zero = minor(0);
const money = (amountMinor: number, tipMinor = 0) => ({ amountMinor: minor(amountMinor), tipMinor: minor(tipMinor) });
const paid = (amount: number, tip = 0) => ({ status: 'SUCCESS', ...money(amount, tip) }) as const;

describe('an order', () => {
  const facts = { fullyRefunded: true, reasonId: 'CANCELLED_AFTER_PAYMENT' };

  test('goes only along the allowed ways', () => {
    const ways = orderStatuses.flatMap((from) =>
      orderStatuses.filter((to) => moveOrder(from, to, facts).ok).map((to) => `${from} to ${to}`),
    );
    expect(ways).toEqual([
      'PENDING to IN_PROGRESS',
      'PENDING to FINISHED',
      'PENDING to CANCELLED',
      'IN_PROGRESS to FINISHED',
      'IN_PROGRESS to CANCELLED',
      'FINISHED to CANCELLED',
    ]);
  });

  test('that is finished is cancelled only after a full refund and with a reason', () => {
    expect(moveOrder('FINISHED', 'CANCELLED', { fullyRefunded: false, reasonId: 'x' })).toEqual({
      ok: false,
      problem: 'refund-first',
    });
    expect(moveOrder('FINISHED', 'CANCELLED', { fullyRefunded: true })).toEqual({
      ok: false,
      problem: 'reason-missing',
    });
    expect(moveOrder('PENDING', 'CANCELLED', { fullyRefunded: false }).ok).toBe(true);
  });

  test('adds up: subtotal − discount + tax + tip + gratuity + rounding', () => {
    const parts = {
      subtotalMinor: minor(2_598),
      discountMinor: minor(300),
      taxMinor: minor(190),
      tipMinor: minor(400),
      gratuityMinor: minor(100),
      roundingMinor: minor(2),
    };
    expect(orderTotal(parts, 'exclusive')).toBe(2_990);
    expect(orderTotal(parts, 'inclusive')).toBe(2_800);
    expect(orderTotalDifference({ ...parts, totalMinor: minor(2_990) }, 'exclusive')).toBe(0);
    expect(orderTotalDifference({ ...parts, totalMinor: minor(2_991) }, 'exclusive')).toBe(1);
  });
});

describe('a payment', () => {
  test('goes only along the allowed ways', () => {
    const ways = paymentStatuses.flatMap((from) =>
      paymentStatuses.filter((to) => mayPaymentBecome(from, to)).map((to) => `${from} to ${to}`),
    );
    expect(ways).toEqual([
      'PENDING to SUCCESS',
      'PENDING to FAILED',
      'PENDING to CANCELLED',
      'SUCCESS to PARTIALLY_REFUNDED',
      'SUCCESS to REFUNDED',
      'SUCCESS to REVERSED',
      'PARTIALLY_REFUNDED to REFUNDED',
    ]);
  });

  test('took money when it went through, unless it was a demonstration', () => {
    expect(paymentStatuses.filter(isSettled)).toEqual(['SUCCESS', 'PARTIALLY_REFUNDED', 'REFUNDED']);
    expect(tookMoney({ method: 'CARD', status: 'REFUNDED' })).toBe(true);
    expect(tookMoney({ method: 'ONLINE_DEMO', status: 'SUCCESS' })).toBe(false);
    expect(tookMoney({ method: 'CASH', status: 'FAILED' })).toBe(false);
  });

  test('gives back at most what it took', () => {
    expect(refundableMinor(money(1_000, 200), [money(300), money(0, 200)])).toBe(700);
    expect(refundableMinor(money(1_000), [money(1_000)])).toBe(0);
  });
});

describe('an order and its money', () => {
  const order: PaidOrder = { status: 'FINISHED', totalMinor: minor(1_299), payments: [paid(1_299)], refunds: [] };

  test.each<[string, Partial<PaidOrder>, ReturnType<typeof orderFindings>]>([
    ['paid in full', {}, []],
    ['paid in two parts with a tip', { payments: [paid(1_000), paid(199, 100)] }, []],
    [
      'paid too little',
      { payments: [paid(1_200)] },
      [{ kind: 'unbalanced', differenceMinor: minor(-99), explainedByRefunds: false }],
    ],
    [
      'paid twice',
      { payments: [paid(1_299), paid(1_299)] },
      [{ kind: 'unbalanced', differenceMinor: minor(1_299), explainedByRefunds: false }],
    ],
    ['paid twice, one given back', { payments: [paid(1_299), paid(1_299)], refunds: [money(1_299)] }, []],
    [
      'partly given back afterwards',
      { payments: [{ ...paid(1_299), status: 'PARTIALLY_REFUNDED' }], refunds: [money(500)] },
      [{ kind: 'unbalanced', differenceMinor: minor(-500), explainedByRefunds: true }],
    ],
    ['failed first, paid then', { payments: [{ ...paid(1_299), status: 'FAILED' }, paid(1_299)] }, []],
    ['not finished yet', { status: 'PENDING', payments: [] }, []],
    ['cancelled, never paid', { status: 'CANCELLED', payments: [] }, []],
    [
      'cancelled, paid, nothing given back',
      { status: 'CANCELLED' },
      [{ kind: 'cancelled_paid', paidMinor: minor(1_299) }],
    ],
    ['cancelled, paid and given back', { status: 'CANCELLED', refunds: [money(1_299)] }, []],
    ['cancelled, payment reversed', { status: 'CANCELLED', payments: [{ ...paid(1_299), status: 'REVERSED' }] }, []],
  ])('%s', (_, change, findings) => {
    expect(orderFindings({ ...order, ...change })).toEqual(findings);
  });

  test('balance whatever way the total is split over payments', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(parts, (amounts) => {
        const totalMinor: Minor = minor(amounts.reduce((sum, amount) => sum + amount, zero));
        expect(orderFindings({ ...order, totalMinor, payments: amounts.map((amount) => paid(amount)) })).toEqual([]);
      }),
    );
  });
});
