import Database from 'better-sqlite3';
import { expect, test } from 'vitest';

test('unit tests run on the runtime that ships', () => {
  expect(process.versions.electron).toBeDefined();
  expect(new Database(':memory:').prepare('SELECT sqlite_version() AS version').get()).toHaveProperty('version');
});
