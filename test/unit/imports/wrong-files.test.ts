import { describe, expect, it } from 'vitest';
import { parseFile } from '../../../electron/backoffice/imports/reading/parse-file';
import { fixtureBytes, harbourStreet, parseFixture, refusalOf } from '../../support/import-fixtures';

describe('a wrong file is refused whole, with a plain sentence:', () => {
  it.each([
    ['wrong/zero-bytes.csv', 'import/empty', 'empty'],
    ['wrong/blank-lines.csv', 'import/empty', 'empty'],
    ['wrong/sign-in-page.csv', 'import/html', 'web page'],
    ['wrong/clover-payments.csv', 'import/unknown-layout', 'not an export that Larder knows'],
    ['wrong/toast-modifiers.csv', 'import/unknown-layout', 'not an export that Larder knows'],
    ['wrong/missing-column.csv', 'import/missing-column', '“Total Collected”'],
    ['wrong/toast-missing-column.csv', 'import/missing-column', '“Amount”'],
    ['wrong/excel-scientific-ids.csv', 'import/damaged-ids', '“1.40E+18”'],
    ['wrong/excel-cut-off-ids.csv', 'import/damaged-ids', '“Payment Id”'],
    ['wrong/picture.csv', 'import/not-text', 'no readable text'],
    ['wrong/workbook.csv', 'import/spreadsheet', 'spreadsheet'],
    ['wrong/two-locations.csv', 'import/mixed-locations', '“Harbour Street / Mill Lane”'],
    ['wrong/day-first.csv', 'import/day-first-dates', '“21/11/2026”'],
    ['wrong/mixed-decimal-marks.csv', 'import/mixed-decimal-marks', 'comma'],
  ])('%s', (name, code, words) => {
    const refusal = refusalOf(parseFixture(name));
    expect(refusal.code).toBe(code);
    expect(refusal.message).toContain(words);
    expect(refusal.message).toContain('Nothing was added.');
  });

  it('more than 50 MB', () => {
    const bytes = new Uint8Array(50 * 1024 * 1024 + 1).fill(0x61);
    expect(refusalOf(parseFile({ name: 'big.csv', bytes }, harbourStreet)).code).toBe('import/too-large');
  });

  it('50 MB of one endless quoted cell', () => {
    const start = fixtureBytes('traps/utf-8-bom.csv').subarray(0, 3000);
    const bytes = new Uint8Array(12 * 1024 * 1024).fill(0x61);
    bytes.set(start);
    bytes.set([0x0a, 0x22], 3000);
    expect(refusalOf(parseFile({ name: 'endless.csv', bytes }, harbourStreet)).code).toBe('import/broken-quotes');
  });

  it('only amounts that could be a thousand or one and a bit', () => {
    const text = new TextDecoder().decode(fixtureBytes('toast/20261121/PaymentDetails.csv'));
    const bytes = new TextEncoder().encode(text.replace(/(?<=,)\d+\.\d\d(?=,)/g, '1.234'));
    expect(refusalOf(parseFile({ name: 'a.csv', bytes }, harbourStreet)).code).toBe('import/ambiguous-numbers');
  });

  it('any file whatever, without an exception', () => {
    const good = fixtureBytes('toast/20261121/OrderDetails.csv');
    for (let length = 0; length < good.length; length += 37) {
      const cut = good.slice(0, length);
      expect(() => parseFile({ name: 'cut.csv', bytes: cut }, harbourStreet)).not.toThrow();
      const noisy = good.map((byte, index) => (index % 41 === length % 41 ? (byte * 31 + length) & 0xff : byte));
      expect(() => parseFile({ name: 'noisy.csv', bytes: noisy }, harbourStreet)).not.toThrow();
    }
  });
});
