import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { FailureError } from '../../shared/failures/failures';

export interface DataLock {
  release(): void;
}

/**
 * Makes sure one Larder at a time uses a data folder. The lock is an exclusive transaction on a tiny database: the system
 * frees it when the process dies, however it dies, so nobody ever has to delete a stale lock file.
 * @throws FailureError `store/in-use`
 */
export function takeDataLock(path: string): DataLock {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const database = new Database(path, { timeout: 0 });
  try {
    database.pragma('journal_mode = DELETE');
    database.exec('BEGIN EXCLUSIVE');
  } catch {
    database.close();
    throw new FailureError('store/in-use');
  }
  return { release: () => database.close() };
}
