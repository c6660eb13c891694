import { describe, expect, it } from 'vitest';
import { unreadable } from '../../../../../renderer/features/imports/import-desk';
import {
  additionsOf,
  additionWords,
  bringsSomething,
  type ControlTotal,
  daysWords,
  fileKind,
  mergeTotals,
  needingPerson,
  refusalCode,
  severityWords,
} from '../../../../../renderer/features/imports/import-words';
import type { FileReport } from '../../../../../shared/contract/imports';

const total: ControlTotal = {
  businessDate: '2026-11-16',
  method: 'CASH',
  count: 3,
  amountMinor: 4_500,
  tipMinor: 100,
  refundMinor: 0,
};
const report: FileReport = {
  file: 'payments.csv',
  source: 'toast',
  kind: 'payments',
  digest: 'a',
  refused: null,
  rows: { read: 10, applied: 6, rejected: 1, duplicate: 1, quarantined: 2 },
  controlTotals: [total],
  problems: [],
  businessDates: ['2026-11-16'],
  newOrders: 0,
  newPayments: 6,
  newRefunds: 0,
  newLines: 0,
  stockMoves: 0,
  sample: [],
};

describe('totals of several files', () => {
  it('add up by day and method, in the order of the days', () => {
    const merged = mergeTotals([
      report,
      {
        controlTotals: [
          { ...total, count: 1, amountMinor: 500 },
          { ...total, businessDate: '2026-11-15' },
        ],
      },
    ]);
    expect(merged.map(({ businessDate, count, amountMinor }) => [businessDate, count, amountMinor])).toEqual([
      ['2026-11-15', 3, 4_500],
      ['2026-11-16', 4, 5_000],
    ]);
  });

  it('stay hidden when one part of them is', () => {
    const merged = mergeTotals([report, { controlTotals: [{ ...total, amountMinor: null }] }]);
    expect(merged[0]?.amountMinor).toBeNull();
    expect(merged[0]?.tipMinor).toBe(200);
  });
});

describe('the words of an import', () => {
  it('name the vendor and the export', () => {
    expect(fileKind(report)).toBe('Toast payments');
    expect(fileKind({ source: '', kind: '' })).toBe('not known');
  });

  it('name one day once, and a stretch by its ends', () => {
    expect(daysWords(['2026-11-16'])).toBe('Mon 16 Nov');
    expect(daysWords(['2026-11-16', '2026-11-01'])).toBe('Sun 1 Nov to Mon 16 Nov');
    expect(daysWords([])).toBe('no day');
  });

  it('give a refused file a code for the phone', () => {
    expect(refusalCode('import/missing-column')).toBe('LRD-IMP-MISSING-COLUMN');
  });

  it('put the weightiest thing on the button', () => {
    expect(additionWords({ orders: 2_486, payments: 9, refunds: 0, lines: 1, stockMoves: 0 })).toBe('2,486 orders');
    expect(additionWords({ orders: 0, payments: 1, refunds: 0, lines: 0, stockMoves: 0 })).toBe('1 payment');
    expect(additionWords({ orders: 0, payments: 0, refunds: 0, lines: 0, stockMoves: 0 })).toBeNull();
  });

  it('never show a code for what became of a row', () => {
    expect(severityWords('quarantine').word).toBe('Held back');
    expect(severityWords('duplicate').tone).toBe('neutral');
  });
});

describe('what files bring', () => {
  it('adds up over the files', () => {
    expect(additionsOf([report, { ...report, newOrders: 4 }])).toMatchObject({ orders: 4, payments: 12 });
    expect(needingPerson([report, report])).toBe(6);
  });

  it('is nothing when all of it is here already or the file was refused', () => {
    expect(bringsSomething([{ ...report, rows: { ...report.rows, applied: 0 } }])).toBe(false);
    expect(bringsSomething([{ ...report, refused: { code: 'LRD-IMP-001', message: 'This file is empty.' } }])).toBe(
      false,
    );
    expect(bringsSomething([report])).toBe(true);
  });
});

describe('files that are too much at once', () => {
  it('are refused by number and by size before one byte is read', () => {
    const small = { name: 'a.csv', size: 10 };
    expect(unreadable(Array.from({ length: 12 }, () => small))).toBeNull();
    expect(unreadable(Array.from({ length: 13 }, () => small))).toContain('up to 12 files');
    expect(unreadable([small, { name: 'year.csv', size: 65 * 1024 * 1024 }])).toContain('year.csv is larger');
  });
});
