import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import { promisify } from 'node:util';
import { createFolderDestination } from '../../../../electron/backup/destinations/folder-destination';
import { createRepository } from '../../../../electron/backup/repository/create-repository';
import type { RepositoryPorts } from '../../../../electron/backup/repository/ports';
import type { Repository } from '../../../../electron/backup/repository/repository';
import { openRepository } from '../../../../electron/backup/repository/restic-repository';

const run = promisify(execFile);

export const password = 'ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345';

export const repositoryPorts: RepositoryPorts = {
  randomBytes: (length) => new Uint8Array(randomBytes(length)),
  now: () => Date.now(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  hostname: hostname(),
  username: 'larder',
  processId: process.pid,
  isProcessAlive: (processId) => processId === process.pid,
};

export function folderDestination(root: string) {
  return createFolderDestination({
    id: 'second-disk',
    root,
    readBack: false,
    isWindows: process.platform === 'win32',
    randomName: () => randomBytes(6).toString('hex'),
  });
}

export async function newRepository(root: string): Promise<Repository> {
  await mkdir(root, { recursive: true });
  return createRepository(folderDestination(root), { passwords: [password] }, repositoryPorts);
}

export function reopenRepository(root: string): Promise<Repository> {
  return openRepository(folderDestination(root), { password }, repositoryPorts);
}

/** Runs the restic of the system on a repository. */
export async function restic(root: string, ...words: readonly string[]): Promise<string> {
  const environment = { ...process.env, RESTIC_PASSWORD: password };
  const { stdout } = await run('restic', ['--no-cache', '-r', root, ...words], {
    env: environment,
    maxBuffer: 1 << 26,
  });
  return stdout;
}

/** Asks the sqlite3 of the system. */
export async function sqlite3(path: string, sql: string): Promise<string> {
  const { stdout } = await run('sqlite3', [path, sql]);
  return stdout.trim();
}
