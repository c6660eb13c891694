import { describe, expect, it } from 'vitest';
import { parseFile } from '../../../electron/backoffice/imports/reading/parse-file';
import { controlTotals } from '../../../shared/domain/imports/control-totals';
import { tallyRows } from '../../../shared/domain/imports/parsed-file';
import { fileOf, fixtureBytes, harbourStreet, problemsOf, readFixture } from '../../support/import-fixtures';

describe('a night of Toast PaymentDetails', () => {
  const file = readFixture('toast/20261121/PaymentDetails.csv');
  const payment = (id: string) => file.payments.find((candidate) => candidate.externalId === id);

  it('gives control totals without voided payments and with refunds on their own day', () => {
    expect(problemsOf(file)).toEqual([]);
    expect(controlTotals(file)).toEqual([
      { businessDate: '2026-11-21', method: 'CARD', count: 2, amountMinor: 14_514, tipMinor: 400, refundMinor: 0 },
      { businessDate: '2026-11-21', method: 'CASH', count: 2, amountMinor: 2673, tipMinor: 0, refundMinor: 0 },
      { businessDate: '2026-11-21', method: 'GIFT', count: 1, amountMinor: 1080, tipMinor: 0, refundMinor: 0 },
      { businessDate: '2026-11-21', method: 'HOUSE', count: 1, amountMinor: 2160, tipMinor: 0, refundMinor: 0 },
      { businessDate: '2026-11-21', method: 'ONLINE', count: 1, amountMinor: 2698, tipMinor: 0, refundMinor: 0 },
      { businessDate: '2026-11-22', method: 'CARD', count: 0, amountMinor: 0, tipMinor: 0, refundMinor: 2000 },
    ]);
  });

  it('keeps ids of nineteen digits as they are written', () => {
    expect(payment('1400000015734301009')?.orderExternalId).toBe('1300000015734304135');
  });

  it('counts what was applied, not what was handed over, and keeps the change', () => {
    expect(payment('1400000015734301009')).toMatchObject({
      method: 'CASH',
      amountMinor: 1673,
      tenderedMinor: 2000,
      changeMinor: 327,
      drawerName: 'Drawer 1',
    });
  });

  it('cancels a voided payment, and books a gratuity with the amount', () => {
    const byOrder = file.payments.map((each) => [each.method, each.amountMinor, each.status]);
    expect(byOrder).toContainEqual(['CARD', 1403, 'CANCELLED']);
    expect(byOrder).toContainEqual(['CARD', 12_600, 'PARTIALLY_REFUNDED']);
  });

  it('files every row under the folder, also after midnight', () => {
    expect(new Set(file.payments.map((each) => each.businessDate))).toEqual(new Set(['2026-11-21']));
  });

  it('keeps no e-mail address and no telephone number', () => {
    expect(JSON.stringify(file)).not.toMatch(/example\.test|555-0100/);
  });
});

describe('a night of Toast OrderDetails', () => {
  const file = readFixture('toast/20261121/OrderDetails.csv');

  it('reads orders whose totals add up, with tax rounded and the rounding reported', () => {
    expect(problemsOf(file)).toEqual([]);
    expect(file.roundingResidueMicroMinor).toBe(-480_000);
    expect(file.orders[1]).toMatchObject({
      orderNo: '2',
      subtotalMinor: 2998,
      discountMinor: 300,
      taxMinor: 216,
      tipMinor: 400,
      totalMinor: 3314,
      guests: 3,
    });
    expect(file.orders[4]).toMatchObject({ subtotalMinor: 10_000, gratuityMinor: 1800, totalMinor: 12_600 });
  });

  it('tells finished, voided and open orders apart', () => {
    expect(file.orders.map((order) => order.status)).toEqual([
      'FINISHED',
      'FINISHED',
      'CANCELLED',
      'FINISHED',
      'FINISHED',
      'FINISHED',
      'FINISHED',
      'PENDING',
    ]);
    expect(file.orders.map((order) => order.channel)).toEqual([
      'dine_in',
      'dine_in',
      'dine_in',
      'delivery',
      'dine_in',
      'takeaway',
      'dine_in',
      'takeaway',
    ]);
  });

  it('agrees with the payments of the same night', () => {
    const { payments } = readFixture('toast/20261121/PaymentDetails.csv');
    for (const order of file.orders.filter((each) => each.status === 'FINISHED')) {
      const paid = payments.filter((each) => each.orderExternalId === order.externalId);
      expect(paid.reduce((sum, each) => sum + each.amountMinor + each.tipMinor, 0)).toBe(order.totalMinor);
    }
  });
});

describe('Toast ItemSelectionDetails', () => {
  it('keeps voided lines with their price, marked', () => {
    const { items, problems } = readFixture('toast/20261121/ItemSelectionDetails.csv');
    expect(problems).toEqual([]);
    expect(items[3]).toMatchObject({ name: 'Margherita', voided: true, grossMinor: 1299, sku: '0042' });
    expect(items[2]).toMatchObject({
      qtyMicro: 2_000_000,
      grossMinor: 2998,
      discountMinor: 300,
      netMinor: 2698,
      category: 'Food',
    });
  });

  it('knows the names of the handbook as well: Discnt and Sales Cateogry', () => {
    expect(readFixture('toast/loose/ItemSelectionDetails.csv').items).toMatchObject([
      { discountMinor: 0, category: 'Food', netMinor: 1366 },
    ]);
  });
});

describe('loose Toast files', () => {
  it('take the business day from the closing hour, and read the dates of the handbook', () => {
    const { payments } = readFixture('toast/loose/PaymentDetails.csv');
    expect(payments.map((each) => [each.localTime, each.businessDate])).toEqual([
      ['2023-01-21T13:17:05', '2023-01-21'],
      ['2023-01-22T03:59:59', '2023-01-21'],
    ]);
  });

  it('warn when the folder and the closing hour disagree, and follow the folder', () => {
    const bytes = fixtureBytes('toast/20261121/PaymentDetails.csv');
    const file = fileOf(parseFile({ name: '20261120/PaymentDetails.csv', bytes }, harbourStreet));
    expect(file.problems.every((problem) => problem.code === 'import/business-date-disagrees')).toBe(true);
    expect(file.problems).toHaveLength(8);
    expect(file.payments[0]?.businessDate).toBe('2026-11-20');
  });
});

describe('Toast payments a person must decide about', () => {
  const file = readFixture('traps/20261121/PaymentDetails.csv');

  it('are held back, each with its own reason, and counted nowhere', () => {
    expect(problemsOf(file)).toEqual([
      '2 import/unknown-status',
      '3 import/unknown-method',
      '4 import/tendered-too-little',
      '5 import/refund-without-amount',
      '6 import/refund-without-date',
      '7 import/refund-of-tip-only',
      '8 import/refund-of-unpaid',
      '9 import/business-date-disagrees',
      '10 import/payment-does-not-add-up',
      '11 import/negative-payment',
    ]);
    expect(tallyRows(file)).toEqual({ read: 10, accepted: 3, rejected: 1, quarantined: 6, duplicate: 0 });
    expect(file.payments).toHaveLength(3);
    expect(file.held.payments).toHaveLength(6);
    expect(file.problemRows).toHaveLength(7);
  });

  it('never give a refund of zero', () => {
    expect([...file.refunds, ...file.held.refunds].every((refund) => refund.amountMinor > 0)).toBe(true);
  });
});
