import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { takeDataLock } from '../../../electron/store/data-lock';
import { FailureError } from '../../../shared/failures/failures';
import { temporaryFolder } from '../../support/temporary-folder';

const refusalOf = (path: string): string => {
  try {
    takeDataLock(path).release();
    return 'taken';
  } catch (error) {
    return error instanceof FailureError ? error.failure.key : String(error);
  }
};

/** Another process that holds the lock as a running Larder does, until it is killed. */
async function holder(path: string) {
  const program = `
    const Database = require('better-sqlite3');
    const database = new Database(${JSON.stringify(path)}, { timeout: 0 });
    database.exec('BEGIN EXCLUSIVE');
    process.stdout.write('held');
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

test('a data folder is used by one Larder at a time, and is free again when that one leaves', async () => {
  const path = join(await temporaryFolder(), 'lock.db');
  const lock = takeDataLock(path);
  expect(refusalOf(path)).toBe('store/in-use');
  lock.release();
  expect(refusalOf(path)).toBe('taken');
});

test('a Larder that was killed leaves no lock behind', async () => {
  const path = join(await temporaryFolder(), 'lock.db');
  const child = await holder(path);
  expect(refusalOf(path)).toBe('store/in-use');
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
  expect(refusalOf(path)).toBe('taken');
});

test('a disk that cannot hold a lock is not called a second Larder', async () => {
  const folder = await temporaryFolder();
  writeFileSync(join(folder, 'file'), '');
  expect(refusalOf(join(folder, 'file', 'lock.db'))).not.toBe('store/in-use');
  const path = join(folder, 'lock.db');
  writeFileSync(path, 'this is no database, however long it is'.repeat(200));
  chmodSync(path, 0o600);
  expect(refusalOf(path)).not.toMatch(/in-use|taken/);
});
