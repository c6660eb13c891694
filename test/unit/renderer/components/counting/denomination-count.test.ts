import { describe, expect, it } from 'vitest';
import {
  type Denomination,
  missingDenominations,
  missingSentence,
  pressDigit,
  readCount,
  totalMinor,
} from '../../../../../renderer/components/counting/denomination-count';

const ten: Denomination = { id: '1000', label: '$10', valueMinor: 1000, kind: 'note' };
const dime: Denomination = { id: '10', label: '10¢', valueMinor: 10, kind: 'coin' };
const cent: Denomination = { id: '1', label: '1¢', valueMinor: 1, kind: 'coin' };

describe('a count by denomination', () => {
  it('adds up what is entered and leaves out what is not', () => {
    expect(totalMinor([ten, dime, cent], { '1000': 3, '10': 14, '1': null })).toBe(3140);
  });

  it('knows empty from none', () => {
    expect(missingDenominations([ten, cent], { '1000': 0 })).toEqual([cent]);
    expect(missingSentence([cent])).toBe('1¢ is empty. Type 0 if there are none.');
    expect(missingSentence([dime, cent])).toBe('10¢ and 1¢ are empty. Type 0 if there are none.');
    expect(missingSentence([ten, dime, cent])).toBe('3 lines are empty. Type 0 where there are none.');
    expect(missingSentence([])).toBeUndefined();
  });

  it('replaces the count by the first digit of the pad, then appends', () => {
    expect(pressDigit(26, 3, true)).toBe(3);
    expect(pressDigit(3, 0, false)).toBe(30);
    expect(pressDigit(null, 7, false)).toBe(7);
    expect(pressDigit(99_999, 9, false)).toBe(99_999);
  });

  it('refuses letters without losing what stood there', () => {
    expect(readCount('12')).toBe(12);
    expect(readCount('')).toBeNull();
    expect(readCount('1x')).toBeUndefined();
    expect(readCount('100000')).toBeUndefined();
  });
});
