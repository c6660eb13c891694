import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrate, schemaVersion } from '../../../electron/store/migrate';
import type { Migration } from '../../../electron/store/migrations/sql';
import { openDatabase } from '../../../electron/store/open-database';

const now = '2026-11-21T12:00:00.000Z';
const first: Migration = { id: '1', name: 'first', sql: 'CREATE TABLE first (id INTEGER PRIMARY KEY) STRICT;' };
const second: Migration = { id: '2', name: 'second', sql: 'CREATE TABLE second (id INTEGER PRIMARY KEY) STRICT;' };
const broken: Migration = {
  id: '3',
  name: 'broken',
  sql: 'CREATE TABLE third (id INTEGER) STRICT; INSERT INTO nowhere VALUES (1);',
};

let folder: string;
let database: Database.Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'larder-migrate-'));
  database = openDatabase({ path: join(folder, 'store.db'), key: new Uint8Array(48).fill(7), mode: 'create' });
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

const tables = (): unknown =>
  database
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'schema_migration' ORDER BY name`)
    .pluck()
    .all();
const version = (): unknown => database.pragma('user_version', { simple: true });

it('brings an empty store to the schema this Larder writes, once', () => {
  expect(migrate(database, now)).toBe(schemaVersion);
  expect(version()).toBe(schemaVersion);
  expect(migrate(database, now)).toBe(0);
});

it('makes every table strict', () => {
  migrate(database, now);
  const loose = database.prepare(
    `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'`,
  );
  expect(loose.pluck().all()).toEqual([]);
});

it('takes up where an older Larder stopped', () => {
  migrate(database, now, [first]);
  expect(migrate(database, now, [first, second])).toBe(1);
  expect(tables()).toEqual(['first', 'second']);
});

it('refuses a store of a newer Larder and touches nothing', () => {
  migrate(database, now, [first, second]);
  expect(() => migrate(database, now, [first])).toThrow('store/newer');
  expect(tables()).toEqual(['first', 'second']);
  expect(version()).toBe(2);
});

it('refuses a migration that was edited after it was applied', () => {
  migrate(database, now, [first]);
  const edited = { ...first, sql: `${first.sql} -- mended` };
  expect(() => migrate(database, now, [edited, second])).toThrow('is not the one this Larder ships');
  expect(tables()).toEqual(['first']);
});

it('leaves nothing of a migration that fails half-way, and keeps those before it', () => {
  expect(() => migrate(database, now, [first, second, broken])).toThrow('nowhere');
  expect(tables()).toEqual(['first', 'second']);
  expect(version()).toBe(2);
  expect(migrate(database, now, [first, second])).toBe(0);
});
