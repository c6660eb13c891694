import { existsSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { FailureError } from '../../shared/failures/failures';
import { sqliteFailure } from './sqlite-failure';

export interface OpenOptions {
  readonly path: string;
  /** 48 bytes: the raw key, then the salt that stands at the head of the file. */
  readonly key: Uint8Array;
  readonly mode: 'create' | 'write' | 'read';
}

/** 32 of key and 16 of salt. */
export const storeKeyBytes = 48;

function asserted(database: Database.Database, pragma: string, wanted: string | number): void {
  const found = database.pragma(pragma, { simple: true });
  if (found !== wanted) throw new Error(`pragma ${pragma} is ${String(found)}, not ${wanted}`);
}

function makeDurable(database: Database.Database): void {
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  // The app owns checkpoints: the backup engine reads the changed pages from the log before they leave it.
  database.pragma('wal_autocheckpoint = 0');
  asserted(database, 'journal_mode', 'wal');
  asserted(database, 'synchronous', 2);
  asserted(database, 'wal_autocheckpoint', 0);
}

/**
 * Opens the encrypted store (SQLCipher v4 scheme, raw key) and asserts what durability and secrecy rest on.
 * @throws FailureError `store/missing`, `store/wrong-key`, `store/damaged` or a disk failure. Never creates unless asked to.
 */
export function openDatabase({ path, key, mode }: OpenOptions): Database.Database {
  if (key.byteLength !== storeKeyBytes) throw new RangeError(`the store key has ${storeKeyBytes} bytes`);
  const exists = existsSync(path);
  if (mode === 'create' && exists) throw new FailureError('restore/not-empty');
  if (mode !== 'create' && !exists) throw new FailureError('store/missing');
  // SQLite takes an empty file for a new database with any key: the records would begin anew over the old ones.
  if (mode !== 'create' && statSync(path).size === 0) throw new FailureError('store/damaged');
  let database: Database.Database | undefined;
  try {
    database = new Database(path, { fileMustExist: mode !== 'create', readonly: mode === 'read', timeout: 5000 });
    database.pragma(`cipher = 'sqlcipher'`);
    database.pragma('legacy = 4');
    database.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`);
    database.pragma('temp_store = MEMORY');
    database.pragma('cache_size = -32768');
    database.pragma('foreign_keys = ON');
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
    if (mode !== 'read') makeDurable(database);
    asserted(database, 'temp_store', 2);
    asserted(database, 'foreign_keys', 1);
    return database;
  } catch (error) {
    database?.close();
    throw sqliteFailure(error, 'opening');
  }
}
