import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readdir, rename, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { RepositoryFile } from '../../../electron/backup/destinations/destination';
import { repositoryPath } from '../../../electron/backup/destinations/repository-layout';
import { bundleForChild } from '../../support/bundle';
import { destinationSuite } from '../../support/destination-suite';
import { failureCode } from '../../support/failure-code';
import { noise, testFolder } from '../../support/repository-fixture';
import { temporaryFolder } from '../../support/temporary-folder';

const configFile: RepositoryFile = { type: 'config', name: 'config' };
const packFile: RepositoryFile = { type: 'data', name: 'ab'.repeat(32) };

for (const readBack of [false, true]) {
  destinationSuite(readBack ? 'folder (read back)' : 'folder', async () => {
    const root = await temporaryFolder();
    return {
      destination: testFolder(root, { readBack }),
      reopen: () => testFolder(root, { readBack }),
      corrupt: async (file, bytes) => {
        const path = join(root, ...repositoryPath(file));
        await chmod(path, 0o600);
        await writeFile(path, bytes);
      },
    };
  });
}

async function folderWithRepository(config = noise(120, 1)) {
  const root = join(await temporaryFolder(), 'stick');
  await mkdir(root);
  const destination = testFolder(root);
  await destination.put(configFile, config);
  return { root, destination };
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Mounts a small memory disk, or answers false where this account may not mount. */
function mountMemoryDisk(at: string, options: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', at], { stdio: 'ignore' });
  } catch {
    return false;
  }
  onTestFinished(() => {
    execFileSync('umount', [at]);
  });
  return true;
}

describe('a folder whose disk changes', () => {
  it('writes nothing into an empty mount point', async () => {
    const root = await temporaryFolder();
    expect(await failureCode(testFolder(root).put(packFile, noise(10, 1)))).toBe('offline');
    expect(await readdir(root)).toEqual([]);
  });

  it('notices that the stick was pulled, and that it is back', async () => {
    const { root, destination } = await folderWithRepository();
    await destination.put(packFile, noise(10, 1));
    await rename(root, `${root}-pulled`);
    expect(await failureCode(destination.put(packFile, noise(10, 1)))).toBe('offline');
    expect(await failureCode(destination.get(packFile))).toBe('offline');
    expect(await failureCode(destination.list('data'))).toBe('offline');
    expect(await failureCode(destination.capabilities())).toBe('offline');
    await rename(`${root}-pulled`, root);
    expect(await destination.get(packFile)).toHaveLength(10);
  });

  it('notices a pulled stick also when it has only been read', async () => {
    const { root, destination } = await folderWithRepository();
    await destination.put(packFile, noise(10, 1));
    const reader = testFolder(root);
    expect(await reader.get(configFile)).toHaveLength(120);
    await rename(root, `${root}-pulled`);
    await mkdir(root);
    expect(await failureCode(reader.list('data'))).toBe('offline');
    expect(await failureCode(reader.get(packFile))).toBe('offline');
    await rm(root, { recursive: true });
    await rename(`${root}-pulled`, root);
    expect(await reader.list('data')).toHaveLength(1);
  });

  it('neither follows a link nor waits at a pipe that stands in place of a file', async () => {
    const { root, destination } = await folderWithRepository();
    await mkdir(join(root, 'index'));
    await symlink('/etc/passwd', join(root, 'index', 'ab'.repeat(32)));
    execFileSync('mkfifo', [join(root, 'index', 'cd'.repeat(32))]);
    expect(await destination.list('index')).toEqual([]);
    for (const name of ['ab'.repeat(32), 'cd'.repeat(32)]) {
      expect(await failureCode(destination.get({ type: 'index', name }))).toBe('damaged');
    }
  });

  it('notices another stick at the same path, and leaves it alone', async () => {
    const ours = await folderWithRepository();
    const other = await folderWithRepository(noise(120, 2));
    await ours.destination.put(packFile, noise(10, 1));
    await rename(ours.root, `${ours.root}-pulled`);
    await rename(other.root, ours.root);
    expect(await failureCode(ours.destination.put(packFile, noise(10, 1)))).toBe('wrong-repository');
    expect(await failureCode(ours.destination.list('data'))).toBe('wrong-repository');
    expect(await readdir(ours.root)).toEqual(['config']);
  });
});

describe('a folder as restic leaves and expects it', () => {
  it('keeps files read-only and folders closed to others', async () => {
    const { root, destination } = await folderWithRepository();
    await destination.put(packFile, noise(10, 1));
    expect((await stat(join(root, ...repositoryPath(packFile)))).mode & 0o777).toBe(0o400);
    expect((await stat(join(root, 'data'))).mode & 0o777).toBe(0o700);
  });

  it('ignores whatever is not named like a repository file', async () => {
    const { root, destination } = await folderWithRepository();
    await mkdir(join(root, 'snapshots'));
    await mkdir(join(root, 'snapshots', 'cd'.repeat(32)));
    await writeFile(join(root, 'snapshots', `${'ef'.repeat(32)}-tmp-1`), 'half');
    await writeFile(join(root, 'snapshots', 'readme.txt'), 'not ours');
    expect(await destination.list('snapshots')).toEqual([]);
  });

  it('tidies temporary files of killed writers by age and touches nothing else', async () => {
    const { root, destination } = await folderWithRepository();
    await destination.put(packFile, noise(10, 1));
    const names = ['old', 'new'].map((age) => join(root, 'data', 'ab', `${'ab'.repeat(32)}-tmp-${age}`));
    for (const name of names) await writeFile(name, 'half');
    await utimes(names[0] ?? '', 1_000, 1_000);
    expect(await destination.removeAbandonedFiles(2_000_000)).toBe(1);
    expect(await readdir(join(root, 'data', 'ab'))).toEqual([packFile.name, `${packFile.name}-tmp-new`]);
  });
});

describe('a folder that refuses', () => {
  it('says full on a full disk, leaves no half file and goes on when there is room', async (context) => {
    const root = await temporaryFolder();
    if (!mountMemoryDisk(root, 'size=512k')) return context.skip('This account may not mount a memory disk');
    const destination = testFolder(root);
    await destination.put(configFile, noise(120, 1));
    expect(await failureCode(destination.put(packFile, noise(700_000, 1)))).toBe('full');
    expect(await readdir(join(root, 'data', 'ab'))).toEqual([]);
    await destination.put(packFile, noise(100_000, 1));
    expect((await destination.capabilities()).freeBytes).toBeLessThan(512 * 1024);
  });

  it('says read-only on a disk that cannot be written', async (context) => {
    const root = await temporaryFolder();
    if (!mountMemoryDisk(root, 'size=512k')) return context.skip('This account may not mount a memory disk');
    const destination = testFolder(root);
    await destination.put(configFile, noise(120, 1));
    execFileSync('mount', ['-o', 'remount,ro', root]);
    expect(await failureCode(destination.put(packFile, noise(10, 1)))).toBe('read-only');
    expect(await failureCode(destination.remove(configFile))).toBe('read-only');
  });

  it('says refused to an account without the right to write', async () => {
    const root = await temporaryFolder();
    await testFolder(root).put(configFile, noise(120, 1));
    await chmod(join(root, 'config'), 0o444);
    await chmod(root, 0o555);
    const scripts = await temporaryFolder();
    const script = await bundleForChild(new URL('../../support/put-as-user-child.ts', import.meta.url), scripts);
    const answer = execFileSync(process.execPath, [script, root, ...(isRoot() ? ['65534'] : [])], {
      env: { PATH: process.env.PATH, ELECTRON_RUN_AS_NODE: '1' },
    });
    expect(answer.toString()).toBe('refused');
    await chmod(root, 0o700);
  });
});
