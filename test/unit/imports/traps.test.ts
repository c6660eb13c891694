import { describe, expect, it } from 'vitest';
import { parseFile } from '../../../electron/backoffice/imports/reading/parse-file';
import { controlTotals } from '../../../shared/domain/imports/control-totals';
import { businessDateInPath, readLocalTimeCell } from '../../../shared/domain/imports/import-dates';
import { tallyRows } from '../../../shared/domain/imports/parsed-file';
import { timeZoneOfName } from '../../../shared/domain/imports/time-zone-names';
import {
  fileOf,
  fixtureBytes,
  harbourStreet,
  parseFixture,
  problemsOf,
  readFixture,
} from '../../support/import-fixtures';

const firstFour = controlTotals(readFixture('traps/utf-8-bom.csv'));

describe('the same four sales give the same totals', () => {
  it.each([
    ['with a UTF-8 mark', 'utf-8-bom', 'utf-8', ','],
    ['in UTF-16, little end first', 'utf-16le-bom', 'utf-16le', ','],
    ['in UTF-16, big end first', 'utf-16be-bom', 'utf-16be', ','],
    ['in UTF-16 without a mark', 'utf-16le-no-bom', 'utf-16le', ','],
    ['in Windows-1252', 'windows-1252', 'windows-1252', ','],
    ['with sep=;', 'sep-semicolon', 'utf-8', ';'],
    ['with semicolons and decimal commas', 'semicolon-decimal-comma', 'utf-8', ';'],
    ['with tabs', 'tab', 'utf-8', '\t'],
    ['with carriage returns only', 'carriage-returns-only', 'utf-8', ','],
    ['with columns in another order', 'columns-in-other-order', 'utf-8', ','],
    ['with a title, a repeated header and totals', 'totals-and-repeated-header', 'utf-8', ','],
    ['with unescaped quotes in a note', 'unescaped-quotes', 'utf-8', ','],
    ['with an empty control character', 'nul-in-note', 'utf-8', ','],
    ['with damaged accents', 'damaged-letters', 'utf-8', ','],
  ])('%s', (_, name, encoding, delimiter) => {
    const result = parseFixture(`traps/${name}.csv`);
    expect(controlTotals(fileOf(result))).toEqual(firstFour);
    expect(result).toMatchObject({ encoding, delimiter });
    expect(tallyRows(fileOf(result))).toMatchObject({ read: 4, accepted: 4 });
  });

  it('and say what was odd about the file', () => {
    const odd = (name: string) =>
      problemsOf(readFixture(`traps/${name}.csv`)).filter((each) => !each.includes('tip-on-split'));
    expect(odd('windows-1252')).toEqual(['1 import/read-as-windows-1252']);
    expect(odd('nul-in-note')).toEqual(['1 import/nul-removed']);
    expect(odd('damaged-letters')).toEqual(['1 import/damaged-letters']);
    expect(odd('totals-and-repeated-header')).toEqual([
      '6 import/repeated-header',
      '9 import/totals-row',
      '10 import/totals-row',
    ]);
    expect(odd('utf-8-bom')).toEqual([]);
  });

  it('with accents intact in Windows-1252', () => {
    expect(readFixture('traps/windows-1252.csv').orders[0]?.server).toBe('Zoë O’Neill');
  });
});

describe('a bad row never stops the others', () => {
  it('and each says what is wrong with it, once', () => {
    const file = readFixture('traps/bad-cells.csv');
    expect(problemsOf(file)).toEqual([
      '2 import/blank-amount',
      '3 import/not-an-amount',
      '4 import/other-currency',
      '5 import/not-a-date',
      '6 import/missing-id',
      '7 import/unknown-event',
      '8 import/unknown-time-zone',
    ]);
    expect(tallyRows(file)).toEqual({ read: 8, accepted: 2, rejected: 6, quarantined: 0, duplicate: 0 });
    expect(file.problemRows.map((each) => each.row)).toEqual([2, 3, 4, 5, 6, 7]);
  });

  it('when rows have lost or gained cells', () => {
    const file = readFixture('traps/ragged.csv');
    expect(problemsOf(file)).toEqual(['3 import/ragged-row', '4 import/tip-on-split', '5 import/ragged-row']);
    expect(file.orders.map((order) => order.externalId)).toEqual(['Tsyn0001', 'Tsyn0003']);
  });

  it('when a quotation mark swallows the rows after it, which are named', () => {
    const { problems } = readFixture('wrong/unclosed-quote.csv');
    expect(problems).toMatchObject([{ row: 3, code: 'import/open-quote', severity: 'reject' }]);
    expect(problems[0]?.message).toContain('“5”');
  });

  it('when another row of the same sale is bad: the order says it is incomplete', () => {
    const text = new TextDecoder().decode(fixtureBytes('square/transactions-2026-11-21-2026-11-23.csv'));
    const bytes = new TextEncoder().encode(text.replace('2026-11-21,19:00:40', 'yesterday,19:00:40'));
    const file = fileOf(parseFile({ name: 'a.csv', bytes }, harbourStreet));
    expect(problemsOf(file)).toContain('10 import/sale-incomplete');
    expect(file.orders.find((order) => order.externalId === 'Tsyn0009')?.totalMinor).toBe(1620);
  });
});

describe('rows for a person to decide', () => {
  it('are held apart from what may be added', () => {
    const file = readFixture('traps/to-decide.csv');
    expect(tallyRows(file)).toEqual({ read: 6, accepted: 3, rejected: 0, quarantined: 3, duplicate: 0 });
    expect(file.held.payments.map((payment) => payment.status)).toEqual(['SUCCESS', 'PENDING']);
    expect(file.held.refunds).toHaveLength(2);
  });

  it('hold an id that comes twice with other figures; with the same figures it is skipped', () => {
    const file = readFixture('traps/same-id-twice.csv');
    expect(tallyRows(file)).toEqual({ read: 4, accepted: 2, rejected: 0, quarantined: 1, duplicate: 1 });
    expect(file.problems).toMatchObject([
      { row: 4, code: 'import/same-row-twice', severity: 'duplicate' },
      { row: 5, code: 'import/same-id-differs', severity: 'quarantine' },
    ]);
    expect(file.orders.find((order) => order.externalId === 'Tsyn0002')?.totalMinor).toBe(6729);
  });
});

describe('words that people typed', () => {
  const file = readFixture('traps/notes.csv');

  it('may hold line breaks, and rows keep their line numbers', () => {
    expect(file.payments.map((payment) => payment.rows[0])).toEqual([2, 4, 5, 5]);
  });

  it('lose a card number before anything leaves the reader', () => {
    expect(problemsOf(file)).toContain('4 import/card-number-hidden');
    expect(JSON.stringify(file)).not.toContain('4111 1111');
    expect(file.sample[1]?.cells['Fulfillment Note']).toBe('card •••• 1111 12/29 please');
  });

  it('stay text when they look like a formula', () => {
    expect(file.sample[2]?.cells.Description).toBe('=HYPERLINK("http://example.test","click")');
  });
});

describe('dates', () => {
  it('in the hour that comes twice or never are flagged', () => {
    const file = readFixture('traps/clock-changes.csv');
    expect(problemsOf(file)).toEqual(['2 import/time-happened-twice', '3 import/time-skipped']);
    expect(file.payments.map((payment) => payment.paidAt)).toEqual([
      '2026-11-01T08:30:00.000Z',
      '2026-03-08T10:30:00.000Z',
      '2026-07-01T18:00:00.000Z',
    ]);
  });

  it.each([
    ['1/21/23 1:17 PM', '2023-01-21T13:17:00'],
    ['1/21/23 12:00\u202fAM', '2023-01-21T00:00:00'],
    ['10/8/26 5:18PM', '2026-10-08T17:18:00'],
    ['01/21/2023 13:17:05', '2023-01-21T13:17:05'],
  ])('%s is %s', (text, localTime) => {
    expect(readLocalTimeCell(text)).toEqual({ ok: true, localTime });
  });

  it.each(['21/1/23 1:17 PM', '1/21/23', '1/21/23 24:00', '2/29/26 1:00 PM', '1/21/23 13:00 PM', '45234.5', ''])(
    '%s is refused',
    (text) => {
      expect(readLocalTimeCell(text).ok).toBe(false);
    },
  );

  it.each([
    ['exports/20261121/PaymentDetails.csv', '2026-11-21'],
    ['C:\\Toast\\2026-11-21\\OrderDetails.csv', '2026-11-21'],
    ['20261120/PaymentDetails_20261121.csv', '2026-11-21'],
    ['transactions-2026-11-21-2026-11-23.csv', undefined],
    ['20261321/PaymentDetails.csv', undefined],
    ['PaymentDetails.csv', undefined],
  ])('of %s is %s', (path, date) => {
    expect(businessDateInPath(path)).toBe(date);
  });

  it.each([
    ['Pacific Time (US & Canada)', 'America/Los_Angeles'],
    ['MDT', 'America/Denver'],
    ['AWST', 'Australia/Perth'],
    ['Europe/Berlin', 'Europe/Berlin'],
    ['IST', undefined],
    ['constructor', undefined],
    ['', undefined],
  ])('in the zone %s are in %s', (name, zone) => {
    expect(timeZoneOfName(name)).toBe(zone);
  });
});
