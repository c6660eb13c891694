import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hideCardNumbers, passesLuhn } from '../../../shared/domain/imports/card-numbers';
import { type RowProblemCode, rowProblemSeverity } from '../../../shared/domain/imports/import-codes';
import { describeFileRefusal, describeRowNote, fileRefusalCodes } from '../../../shared/failures/import-problems';

const jargon = /invalid|parse|null|undefined|NaN|error|failed|successfully|please|oops|!|\bentity\b/i;

describe('every problem', () => {
  const codes = Object.keys(rowProblemSeverity) as RowProblemCode[];

  it.each(codes)('%s has a plain sentence', (code) => {
    const { message } = describeRowNote({ row: 7, code, column: 'Tip', value: 'x' });
    expect(message).toMatch(/^[A-Z“].*\.$/s);
    expect(message).not.toMatch(jargon);
  });

  it.each(fileRefusalCodes)('%s has a plain sentence that says nothing was added', (code) => {
    const message = describeFileRefusal({ code, column: 'Tip', value: 'x' });
    expect(message).toContain('Nothing was added.');
    expect(message).not.toMatch(jargon);
  });
});

describe('a card number', () => {
  it.each([
    ['4111111111111111', '•••• 1111'],
    ['4111 1111 1111 1111', '•••• 1111'],
    ['4111-1111-1111-1111', '•••• 1111'],
    ['amex 3782 822463 10005 ok', 'amex •••• 0005 ok'],
    ['4111 1111 1111 1111 12 29', '•••• 1111 12 29'],
    ['room 12 4111 1111 1111 1111', 'room 12 •••• 1111'],
  ])('in %j becomes %j', (text, hidden) => {
    expect(hideCardNumbers(text)).toBe(hidden);
  });

  it.each(['4111111111111112', 'call 555 0100', 'order 1184, table 7', '12.50 15.00 18.00'])(
    'is not seen in %j',
    (text) => {
      expect(hideCardNumbers(text)).toBe(text);
    },
  );

  it('is found wherever it stands between words', () => {
    const digits = fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 18 })
      .map((array) => array.join(''));
    fc.assert(
      fc.property(digits, fc.stringMatching(/^[a-z ]{0,20}$/), (start, words) => {
        const check = [...'0123456789'].find((digit) => passesLuhn(start + digit)) ?? '';
        expect(hideCardNumbers(`${words} ${start}${check} ${words}`)).not.toContain(start);
      }),
    );
  });
});
