import { expect, onTestFinished, test } from 'vitest';
import { testLedger } from '../../support/test-ledger';

test('a query cannot write, by whatever door of the read handle', () => {
  const ledger = testLedger({});
  onTestFinished(() => ledger.close());
  const { read } = ledger.connection;
  const sneaky = 'DELETE FROM station RETURNING id';
  expect(() => read.get(sneaky)).toThrow('not a reading statement');
  expect(() => read.all(sneaky)).toThrow('not a reading statement');
  expect(() => [...read.iterate(sneaky)]).toThrow('not a reading statement');
  expect(read.get('SELECT count(*) AS count FROM station')).toEqual({ count: 1 });
});
