import { describe, expect, it } from 'vitest';
import { cleanSymbols, placeSymbols, wholeCode } from '../../../../../renderer/components/forms/recovery-code';

const empty = ['', '', '', '', '', '', ''];

describe('a typed recovery code', () => {
  it('mends look-alikes and case, and drops what is no symbol', () => {
    expect(cleanSymbols('il0o-u ab*')).toBe('1100AB');
  });

  it('takes a whole pasted code from its first group, wherever the cursor stood', () => {
    const pasted = placeSymbols(empty, 3, ' 0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV ');
    expect(wholeCode(pasted)).toBe('0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV');
  });

  it('lets what does not fit in a group flow into the next', () => {
    expect(placeSymbols(empty, 5, 'ABCDE')).toEqual(['', '', '', '', '', 'ABCD', 'E']);
  });

  it('is no code until every group is full', () => {
    expect(wholeCode(['0123', '4567', '89AB', 'CDEF', 'GHJK', 'MNPQ', 'RST'])).toBeNull();
  });
});
