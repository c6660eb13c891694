import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatBytes } from '../../../../../renderer/components/format/byte-format';
import { formatMoney, formatSignedMoney, usDollars } from '../../../../../renderer/components/format/money-format';
import { parseMoney } from '../../../../../renderer/components/format/parse-money';
import {
  formatQuantity,
  formatSignedQuantity,
  parseQuantity,
} from '../../../../../renderer/components/format/quantity-format';
import { formatDate, formatDuration, formatTime } from '../../../../../renderer/components/format/time-format';

describe('money', () => {
  it('writes symbol, marks and cents, with a true minus before the symbol', () => {
    expect(formatMoney(1_248_050, usDollars)).toBe('$12,480.50');
    expect(formatMoney(-1299, usDollars)).toBe('\u2212$12.99');
    expect(formatMoney(0, usDollars)).toBe('$0.00');
  });

  it('writes a plus only on differences', () => {
    expect(formatSignedMoney(346, usDollars)).toBe('+$3.46');
    expect(formatSignedMoney(0, usDollars)).toBe('$0.00');
  });

  it('writes money without a smaller unit', () => {
    expect(formatMoney(1500, { symbol: '¥', minorDigits: 0, decimalMark: '.', groupMark: ',' })).toBe('¥1,500');
  });

  it('refuses a fraction of a cent', () => {
    expect(() => formatMoney(12.5, usDollars)).toThrow(RangeError);
  });

  it('reads back exactly what it wrote, for every amount', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (amount) => {
        expect(parseMoney(formatMoney(amount, usDollars), usDollars, true)).toEqual({ ok: true, value: amount + 0 });
      }),
    );
  });

  it.each([
    ['12.3', 1230],
    ['.5', 50],
    ['1,200', 120_000],
    ['$7', 700],
    ['0', 0],
    ['4.350', 435],
  ])('reads %s as %d cents', (text, cents) => {
    expect(parseMoney(text, usDollars)).toEqual({ ok: true, value: cents });
  });

  it.each([
    ['', 'empty'],
    ['1,20', 'not-a-number'],
    ['12.345', 'too-many-decimals'],
    ['1.2.3', 'not-a-number'],
    ['twelve', 'not-a-number'],
    ['-5', 'negative'],
    ['1e3', 'not-a-number'],
    ['99999999999999999', 'too-large'],
  ])('refuses %s as %s', (text, problem) => {
    expect(parseMoney(text, usDollars)).toEqual({ ok: false, problem });
  });
});

describe('quantity', () => {
  it('never cuts off digits that matter', () => {
    expect(formatQuantity(52_500_000, 2)).toBe('52.50');
    expect(formatQuantity(1_234_567)).toBe('1.234567');
    expect(formatSignedQuantity(-11_500_000, 2)).toBe('\u221211.50');
    expect(formatQuantity(212_000_000)).toBe('212');
  });

  it('reads digits as micro-units', () => {
    expect(parseQuantity('0.1')).toEqual({ ok: true, value: 100_000 });
    expect(parseQuantity('0.0000001')).toEqual({ ok: false, problem: 'too-many-decimals' });
  });
});

describe('time', () => {
  const at = '2026-11-17T22:19:48.000Z';

  it("is 24 hours on the restaurant's clock, whatever the machine's zone", () => {
    expect(formatTime(at, 'America/New_York')).toBe('17:19');
    expect(formatTime(at, 'UTC', 'second')).toBe('22:19:48');
    expect(formatTime('2026-11-17T00:05:00.000Z', 'UTC')).toBe('00:05');
  });

  it('names the day before the month', () => {
    expect(formatDate(at, 'UTC')).toBe('Tue 17 Nov');
    expect(formatDate('2026-09-05T12:00:00.000Z', 'UTC', true)).toBe('Sat 5 Sep 2026');
  });

  it.each([
    [12_000, '12 s'],
    [41 * 60_000, '41 min'],
    [(4 * 60 + 18) * 60_000, '4 h 18 min'],
    [12 * 86_400_000, '12 days'],
    [-5, '0 s'],
  ])('says %d ms as %s', (milliseconds, words) => {
    expect(formatDuration(milliseconds)).toBe(words);
  });
});

describe('sizes', () => {
  it.each([
    [812, '812 bytes'],
    [3_100_000, '3.1 MB'],
    [48_000_000, '48 MB'],
    [8_400_000_000, '8.4 GB'],
    [999_960, '1 MB'],
  ])('says %d as %s', (bytes, words) => {
    expect(formatBytes(bytes)).toBe(words);
  });
});
