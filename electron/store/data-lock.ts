import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { sqliteFailure } from './sqlite-failure';

export interface DataLock {
  release(): void;
}

/**
 * Makes sure one Larder at a time uses a data folder. The lock is an exclusive transaction on a tiny database: the system
 * frees it when the process dies, however it dies, so nobody ever has to delete a stale lock file.
 * @throws FailureError `store/in-use`, or what the disk says when it cannot hold a lock at all.
 */
export function takeDataLock(path: string): DataLock {
  let database: Database.Database | undefined;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    database = new Database(path, { timeout: 0 });
    database.pragma('journal_mode = DELETE');
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database?.close();
    throw sqliteFailure(error, 'locking');
  }
  const held = database;
  return { release: () => held.close() };
}
