import { describe, expect, it } from 'vitest';
import { usDollars } from '../../../../../renderer/components/format/money-format';
import {
  countLines,
  countSheet,
  denominationName,
  typedLines,
} from '../../../../../renderer/features/cash/count-sheet';

const kinds = [
  { id: 'twenty', valueMinor: 2000, kind: 'note', rollQuantity: 100, label: '$20.00' },
  { id: 'dollar', valueMinor: 100, kind: 'coin', rollQuantity: 25, label: '$1.00' },
  { id: 'quarter', valueMinor: 25, kind: 'coin', rollQuantity: null, label: '$0.25' },
] as const;
const euros = { symbol: '€', minorDigits: 2, decimalMark: '.', groupMark: ',' } as const;
const yen = { symbol: '¥', minorDigits: 0, decimalMark: '.', groupMark: ',' } as const;

describe('a count sheet', () => {
  it('names money as it is said at the counter', () => {
    expect(countSheet(kinds, usDollars).denominations.map(({ label }) => label)).toEqual(['$20', '$1 coin', '25¢']);
    expect(denominationName(5, 'coin', euros)).toBe('€0.05');
    expect(denominationName(10_000, 'note', yen)).toBe('¥10,000');
  });

  it('offers rolls of coins, never straps of notes, and only where the bank gives them out', () => {
    expect(countSheet(kinds, usDollars).rolls).toEqual([
      { id: 'dollar:roll', label: 'Roll of 25 × $1 coin', valueMinor: 2500 },
    ]);
  });

  it('hands in every line, loose and in rolls', () => {
    const sheet = countSheet(kinds, usDollars);
    expect(countLines(sheet, { twenty: 9, dollar: 0, quarter: 26, 'dollar:roll': 2 })).toEqual([
      { denominationId: 'twenty', loose: 9, rolls: 0 },
      { denominationId: 'dollar', loose: 0, rolls: 2 },
      { denominationId: 'quarter', loose: 26, rolls: 0 },
    ]);
  });

  it('knows how much typing a discarded count would lose', () => {
    expect(typedLines({ twenty: 9, dollar: 0, quarter: null })).toBe(2);
  });
});
