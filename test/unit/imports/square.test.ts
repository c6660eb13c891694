import { describe, expect, it } from 'vitest';
import { parseFile } from '../../../electron/backoffice/imports/reading/parse-file';
import { controlTotals } from '../../../shared/domain/imports/control-totals';
import { tallyRows } from '../../../shared/domain/imports/parsed-file';
import { fileOf, fixtureBytes, harbourStreet, problemsOf, readFixture } from '../../support/import-fixtures';

const day = 'square/transactions-2026-11-21-2026-11-23.csv';

describe('a Square transactions file of 55 columns', () => {
  const file = readFixture(day);
  const payments = (transaction: string) => file.payments.filter((payment) => payment.orderExternalId === transaction);
  const order = (transaction: string) => file.orders.find((candidate) => candidate.externalId === transaction);

  it('is read whole', () => {
    expect(file).toMatchObject({ source: 'square', kind: 'transactions', location: 'Harbour Street', rowsRead: 14 });
    expect(tallyRows(file)).toEqual({ read: 14, accepted: 14, rejected: 0, quarantined: 0, duplicate: 0 });
    expect(problemsOf(file)).toEqual(['4 import/tip-on-split']);
  });

  it('gives control totals by method and business day, refunds on their own day', () => {
    expect(controlTotals(file)).toEqual([
      { businessDate: '2026-11-21', method: 'CARD', count: 4, amountMinor: 143_609, tipMinor: 1700, refundMinor: 0 },
      { businessDate: '2026-11-21', method: 'CASH', count: 5, amountMinor: 11_722, tipMinor: 0, refundMinor: 0 },
      { businessDate: '2026-11-21', method: 'GIFT', count: 1, amountMinor: 2051, tipMinor: 0, refundMinor: 0 },
      { businessDate: '2026-11-21', method: 'HOUSE', count: 1, amountMinor: 2520, tipMinor: 0, refundMinor: 0 },
      { businessDate: '2026-11-21', method: 'ONLINE', count: 1, amountMinor: 1403, tipMinor: 0, refundMinor: 0 },
      { businessDate: '2026-11-22', method: 'CARD', count: 0, amountMinor: 0, tipMinor: 0, refundMinor: 6729 },
      { businessDate: '2026-11-22', method: 'CASH', count: 0, amountMinor: 0, tipMinor: 0, refundMinor: 1403 },
    ]);
  });

  it('splits a row with two tenders into two payments and books its tip to the card', () => {
    expect(payments('Tsyn0003')).toMatchObject([
      { externalId: 'Psyn0003:CARD', method: 'CARD', amountMinor: 2240, tipMinor: 500 },
      { externalId: 'Psyn0003:CASH', method: 'CASH', amountMinor: 1000, tipMinor: 0 },
    ]);
  });

  it('makes one order of one transaction paid in two rows', () => {
    expect(payments('Tsyn0009')).toHaveLength(2);
    expect(order('Tsyn0009')).toMatchObject({
      rows: [10, 11],
      subtotalMinor: 3000,
      taxMinor: 240,
      tipMinor: 300,
      totalMinor: 3540,
    });
  });

  it('reads money with a dollar sign, thousands and a minus before the sign', () => {
    expect(order('Tsyn0004')).toMatchObject({ subtotalMinor: 124_000, totalMinor: 133_920, channel: 'delivery' });
    expect(order('Tsyn0002')).toMatchObject({
      subtotalMinor: 5997,
      discountMinor: 600,
      tipMinor: 900,
      channel: 'dine_in',
    });
  });

  it('links a refund to the payment it gives back and says how much of it is left', () => {
    expect(file.refunds).toMatchObject([
      {
        externalId: 'Psyn0012:REFUND:CASH',
        paymentExternalId: 'Psyn0001:CASH',
        orderExternalId: 'Tsyn0001',
        amountMinor: 1403,
        tipMinor: 0,
        businessDate: '2026-11-22',
        refundedAt: '2026-11-22T20:15:00.000Z',
        reason: 'Cold pizza',
      },
      { paymentExternalId: 'Psyn0002:CARD', method: 'CARD', amountMinor: 5829, tipMinor: 900 },
    ]);
    expect(payments('Tsyn0001')).toMatchObject([{ status: 'PARTIALLY_REFUNDED' }]);
    expect(payments('Tsyn0002')).toMatchObject([{ status: 'REFUNDED' }]);
  });

  it('books a sale after midnight to the evening it belongs to', () => {
    expect(order('Tsyn0011')).toMatchObject({
      businessDate: '2026-11-21',
      occurredAt: '2026-11-22T08:30:05.000Z',
      localTime: '2026-11-22T00:30:05',
    });
  });

  it('keeps gift card sales, service charges and meals without payment apart', () => {
    expect(order('Tsyn0006')).toMatchObject({ subtotalMinor: 5000, giftCardSalesMinor: 5000, totalMinor: 5000 });
    expect(order('Tsyn0007')).toMatchObject({ subtotalMinor: 2000, gratuityMinor: 360, totalMinor: 2520 });
    expect(order('Tsyn0010')).toMatchObject({ totalMinor: 0, status: 'FINISHED' });
    expect(payments('Tsyn0010')).toEqual([]);
    expect(payments('Tsyn0005')).toMatchObject([{ method: 'ONLINE', methodName: 'Cash App' }]);
  });

  it('gives every order a total that adds up', () => {
    for (const each of file.orders) {
      const { subtotalMinor, discountMinor, taxMinor, tipMinor, gratuityMinor, roundingMinor } = each;
      expect(subtotalMinor - discountMinor + taxMinor + tipMinor + gratuityMinor + roundingMinor).toBe(each.totalMinor);
    }
  });
});

describe('a Square transactions file of 2017', () => {
  const file = readFixture('square/transactions-2017-10-05-2017-10-06.csv');

  it('is read without the columns that came later', () => {
    expect(problemsOf(file)).toEqual([]);
    expect(file.payments.map((payment) => [payment.method, payment.amountMinor, payment.localTime])).toEqual([
      ['CARD', 864, '2017-10-05T14:30:00'],
      ['CASH', 864, '2017-10-05T23:59:59'],
      ['CASH', 864, '2017-10-06T00:10:00'],
      ['GIFT', 1080, '2017-10-06T09:00:00'],
    ]);
  });

  it('has another header fingerprint than a file of today, and column order does not change one', () => {
    const today = readFixture('traps/utf-8-bom.csv');
    expect(file.headerFingerprint).not.toBe(today.headerFingerprint);
    expect(readFixture('traps/columns-in-other-order.csv').headerFingerprint).toBe(today.headerFingerprint);
  });
});

describe('a Square items file', () => {
  const name = 'square/items-2026-11-21-2026-11-23.csv';
  const file = readFixture(name);

  it('keeps leading zeros, part quantities, modifiers with commas and refunds below zero', () => {
    expect(file.items[0]).toMatchObject({
      name: 'Margherita',
      sku: '0042',
      modifiersText: 'Extra basil, No cheese',
      taxMinor: 104,
    });
    expect(file.items[6]).toMatchObject({ qtyMicro: 1_500_000, grossMinor: 3000 });
    expect(file.items[7]).toMatchObject({ qtyMicro: -1_000_000, grossMinor: -1299, refunded: true });
    expect(file.items[3]).toMatchObject({ variation: 'Large', grossMinor: 1999, discountMinor: 200, netMinor: 1799 });
  });

  it('tells equal lines of one payment apart', () => {
    const keys = file.items.map((item) => item.lineKey);
    expect(new Set(keys).size).toBe(file.items.length);
    expect(keys.slice(3, 6).map((key) => key.split(':').at(-1))).toEqual(['1', '2', '3']);
  });

  it('gives the same keys when the rows come in another order', () => {
    const [header = '', ...rows] = new TextDecoder().decode(fixtureBytes(name)).trimEnd().split('\r\n');
    const bytes = new TextEncoder().encode([header, ...rows.reverse()].join('\r\n'));
    const again = fileOf(parseFile({ name, bytes }, harbourStreet));
    expect(again.items.map((item) => item.lineKey).sort()).toEqual(file.items.map((item) => item.lineKey).sort());
  });
});
