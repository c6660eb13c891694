import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decideDecimalMark,
  formatMoneyText,
  parseMoneyText,
  parseQuantityText,
} from '../../../shared/domain/money-text';

const dollars = { decimalMark: '.', minorDigits: 2, currency: 'USD' } as const;
const euros = { decimalMark: ',', minorDigits: 2, currency: 'EUR' } as const;

describe('a money cell', () => {
  it.each([
    ['1,234.56', 123_456],
    ["1'234.56", 123_456],
    ['1’234.56', 123_456],
    ['1 234.56', 123_456],
    ['(2.50)', -250],
    ['($2.50)', -250],
    ['2.50-', -250],
    ['−2.50', -250],
    ['-$45.00', -4500],
    ['$-45.00', -4500],
    ['$(45.00)', -4500],
    ['+4.00', 400],
    ['USD 4.00', 400],
    ['4.00 USD', 400],
    ['4.00 CR', -400],
    ['.50', 50],
    ['-.50', -50],
    ['12.345', 1235],
    ['$1,240.00', 124_000],
    ['0.88000000', 88],
    ['7', 700],
    ['$ 8.00', 800],
    ['-0.00', 0],
    ['  14.75 ', 1475],
  ])('reads %s as %i cents', (text, minor) => {
    expect(parseMoneyText(text, dollars)).toMatchObject({ ok: true, minor });
  });

  it.each([
    ['1.234,56', 123_456],
    ['1 234,56', 123_456],
    ['1\u00a0234,56', 123_456],
    ['1\u202f234,56 €', 123_456],
    ['-4,5', -450],
    ['EUR 4,00', 400],
  ])('reads %s with a decimal comma as %i cents', (text, minor) => {
    expect(parseMoneyText(text, euros)).toMatchObject({ ok: true, minor });
  });

  it.each([
    ['1.005', 101, -500_000],
    ['-0.005', -1, 500_000],
    ['2.675', 268, -500_000],
    ['0.88765', 89, -235_000],
    ['0.881', 88, 100_000],
    ['1.00499999999', 100, 499_999],
  ])('rounds %s half away from zero to %i and keeps what was rounded', (text, minor, residueMicroMinor) => {
    expect(parseMoneyText(text, dollars)).toEqual({ ok: true, minor, residueMicroMinor });
  });

  it.each(['', '   ', '\u00a0'])('calls a blank cell (%j) blank, never zero', (text) => {
    expect(parseMoneyText(text, dollars)).toEqual({ ok: false, problem: 'blank' });
  });

  it.each([
    '-',
    'N/A',
    '#REF!',
    '1E3',
    '1.3E+18',
    'NaN',
    'NAN',
    'Infinity',
    '-(2.50)',
    '--2.50',
    '-2.50-',
    '1,23.45',
    '12,34,567.00',
    '1.2.3',
    '1.234,56',
    '4.',
    '$',
    '$$4.00',
    '=1+1',
    '4.00 apples',
    '٤٫٠٠',
    '9'.repeat(41),
  ])('refuses %s', (text) => {
    expect(parseMoneyText(text, dollars)).toEqual({ ok: false, problem: 'not-a-number' });
  });

  it.each(['€4.00', 'EUR 4.00', '4.00 GBP', '£4.00'])('refuses %s in a dollar file', (text) => {
    expect(parseMoneyText(text, dollars)).toEqual({ ok: false, problem: 'other-currency' });
  });

  it('refuses an amount that whole numbers cannot hold exactly', () => {
    expect(parseMoneyText('90071992547409.91', dollars)).toMatchObject({ ok: true, minor: Number.MAX_SAFE_INTEGER });
    expect(parseMoneyText('90071992547409.92', dollars)).toEqual({ ok: false, problem: 'too-large' });
  });

  it('has as many digits as its currency', () => {
    expect(parseMoneyText('1,200', { decimalMark: '.', minorDigits: 0 })).toMatchObject({ ok: true, minor: 1200 });
  });
});

describe('every amount', () => {
  const anyMinor = fc.maxSafeInteger();
  it('survives being written and read again, in every currency and with either mark', () => {
    fc.assert(
      fc.property(
        anyMinor,
        fc.constantFrom(0, 2, 3),
        fc.constantFrom<'.' | ','>('.', ','),
        (minor, minorDigits, decimalMark) => {
          const rules = { minorDigits, decimalMark };
          expect(parseMoneyText(formatMoneyText(minor, rules), rules)).toEqual({
            ok: true,
            minor: minor + 0,
            residueMicroMinor: 0,
          });
        },
      ),
    );
  });

  it('reads the same whether grouped, parenthesised, signed behind or marked with a symbol', () => {
    const grouped = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 12 }), (minor) => {
        const plain = formatMoneyText(minor, dollars);
        const [whole = '', cents = ''] = plain.split('.');
        const withGroups = `${grouped.format(Number(whole)).slice(0, -3)}.${cents}`;
        expect(parseMoneyText(`$${withGroups}`, dollars)).toMatchObject({ minor });
        for (const negative of [
          `(${plain})`,
          `${plain}-`,
          `−${withGroups}`,
          `-$${plain}`,
          `$-${plain}`,
          `${plain} CR`,
        ]) {
          expect(parseMoneyText(negative, dollars)).toMatchObject({ minor: -minor });
        }
      }),
    );
  });

  it('is never further than half a minor unit from the exact value, and the residue says by how much', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -(10 ** 9), max: 10 ** 9 }),
        fc.integer({ min: 0, max: 999_999 }),
        (minor, extra) => {
          const text = `${minor < 0 ? '-' : ''}${formatMoneyText(Math.abs(minor), dollars)}${String(extra).padStart(6, '0')}`;
          const reading = parseMoneyText(text, dollars);
          if (!reading.ok) throw new Error(`not read: ${text}`);
          expect(Math.abs(reading.residueMicroMinor)).toBeLessThanOrEqual(500_000);
          const signedExtra = minor < 0 ? -extra : extra;
          expect(reading.minor * 1_000_000 + reading.residueMicroMinor).toBe(minor * 1_000_000 + signedExtra);
        },
      ),
    );
  });

  it('never throws on any text and never yields a part of a unit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (text) => {
        const reading = parseMoneyText(text, dollars);
        if (reading.ok) expect(Number.isSafeInteger(reading.minor)).toBe(true);
      }),
    );
  });
});

describe('the decimal mark of a file', () => {
  it.each([
    [['1.50', '2'], '.'],
    [['1,50', '2'], ','],
    [['1,234.56'], '.'],
    [['1.234,56'], ','],
    [['1,234,567'], '.'],
    [['0.880'], '.'],
    [['12', '7'], '.'],
    [[], '.'],
    [['1.234'], 'ambiguous'],
    [['1,234', '5'], 'ambiguous'],
    [['1,234', '5.50'], '.'],
    [['1.50', '1,50'], 'mixed'],
    [['.50'], '.'],
    [['$1,240.00', '-$45.00'], '.'],
  ] as const)('of %j is %s', (cells, mark) => {
    expect(decideDecimalMark(cells)).toBe(mark);
  });
});

describe('a quantity cell', () => {
  it.each([
    ['1.0', 1_000_000],
    ['0.25', 250_000],
    ['-1', -1_000_000],
    ['1,000', 1_000_000_000],
  ])('reads %s as %i micro-units', (text, micro) => {
    expect(parseQuantityText(text, { decimalMark: '.' })).toEqual({ ok: true, micro });
  });

  it.each(['', 'two', '$1.00', '1E3'])('refuses %j', (text) => {
    expect(parseQuantityText(text, { decimalMark: '.' }).ok).toBe(false);
  });
});
