import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { migrate, schemaVersion } from '../../../electron/store/migrate';
import { migrations } from '../../../electron/store/migrations/migrations';
import { openDatabase } from '../../../electron/store/open-database';
import { FailureError } from '../../../shared/failures/failures';
import { temporaryFolder } from '../../support/temporary-folder';

const key = Uint8Array.from({ length: 48 }, (_, index) => index + 1);
const now = '2026-11-21T08:00:00.000Z';
let path: string;

const refusalOf = (work: () => unknown): string => {
  try {
    work();
    return 'none';
  } catch (error) {
    return error instanceof FailureError ? error.failure.key : `fault: ${String(error)}`;
  }
};

beforeEach(async () => {
  path = join(await temporaryFolder(), 'store.db');
});

const make = () => {
  const database = openDatabase({ path, key, mode: 'create' });
  migrate(database, now);
  return database;
};

describe('the store', () => {
  test('is durable, and tells nothing on disk', () => {
    const database = make();
    expect(database.pragma('synchronous', { simple: true })).toBe(2);
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(database.pragma('wal_autocheckpoint', { simple: true })).toBe(0);
    expect(database.pragma('temp_store', { simple: true })).toBe(2);
    expect(readFileSync(`${path}-wal`).includes('CREATE TABLE')).toBe(false);
    database.close();
    const bytes = readFileSync(path);
    expect(bytes.includes('SQLite format 3')).toBe(false);
    expect(bytes.includes('ledger_state')).toBe(false);
  });

  test('is made only where there is none, and only when asked', () => {
    expect(refusalOf(() => openDatabase({ path, key, mode: 'write' }))).toBe('store/missing');
    expect(existsSync(path)).toBe(false);
    make().close();
    const before = readFileSync(path);
    expect(refusalOf(() => openDatabase({ path, key, mode: 'create' }))).toBe('restore/not-empty');
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('opens with no other key, and noise opens with none', () => {
    make().close();
    const other = key.map((byte) => byte ^ 0xff);
    expect(refusalOf(() => openDatabase({ path, key: other, mode: 'write' }))).toBe('store/wrong-key');
    writeFileSync(path, Buffer.alloc(8192, 1));
    expect(refusalOf(() => openDatabase({ path, key, mode: 'write' }))).toMatch(/^store\/(wrong-key|damaged)$/);
  });

  test('of a newer Larder is refused before anything is touched', () => {
    const database = make();
    database.pragma(`user_version = ${schemaVersion + 1}`);
    expect(refusalOf(() => migrate(database, now))).toBe('store/newer');
    expect(database.pragma('user_version', { simple: true })).toBe(schemaVersion + 1);
    database.close();
  });

  test('with a migration that was edited after it was shipped is refused', () => {
    const database = make();
    const edited = migrations.map((migration, index) =>
      index === 1 ? { ...migration, sql: `${migration.sql} ` } : migration,
    );
    expect(() => migrate(database, now, edited)).toThrow('is not the one this Larder ships');
    database.close();
  });

  test('gets a failing migration whole or not at all', () => {
    const database = make();
    const broken = { id: '20991231235959', name: 'broken', sql: 'CREATE TABLE half (a) STRICT; SELECT nonsense;' };
    expect(() => migrate(database, now, [...migrations, broken])).toThrow();
    expect(database.pragma('user_version', { simple: true })).toBe(schemaVersion);
    expect(database.prepare(`SELECT count(*) AS n FROM sqlite_schema WHERE name = 'half'`).get()).toEqual({ n: 0 });
    database.close();
  });
});
