import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Destination } from '../../../electron/backup/destinations/destination';
import { DestinationFailure } from '../../../electron/backup/destinations/destination';
import { createRepository } from '../../../electron/backup/repository/create-repository';
import type { Repository } from '../../../electron/backup/repository/repository';
import { openRepository } from '../../../electron/backup/repository/restic-repository';
import { failureCode } from '../../support/failure-code';
import { noise, saveFiles, type TestPorts, testFolder, testPorts } from '../../support/repository-fixture';
import { restic } from '../../support/restic';
import { temporaryFolder } from '../../support/temporary-folder';

const password = 'K7QX-94TB-2MHC-0WZE-P3RD-8VNA-5JYG';
let root: string;
let ports: TestPorts;
let repository: Repository;

beforeEach(async () => {
  root = join(await temporaryFolder(), 'copy');
  await mkdir(root);
  ports = testPorts();
  repository = await createRepository(testFolder(root), { passwords: [password] }, ports);
});

const open = () => openRepository(testFolder(root), { password }, ports);

async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Hands every put to `before` first, which may fail in its place. */
function interrupted(before: (type: string) => void): Destination {
  const folder = testFolder(root);
  return {
    ...folder,
    async put(file, bytes) {
      before(file.type);
      await folder.put(file, bytes);
    },
  };
}

describe('making and opening', () => {
  it('gives every repository an identity of its own, even under a shared master key', async () => {
    const elsewhere = await temporaryFolder();
    const { masterKey } = repository;
    const second = await createRepository(testFolder(elsewhere), { passwords: [password], masterKey }, ports);
    expect(second.id).not.toBe(repository.id);
    expect((await openRepository(testFolder(elsewhere), { masterKey }, ports, second.id)).id).toBe(second.id);
    expect(await failureCode(openRepository(testFolder(root), { masterKey }, ports, second.id))).toBe(
      'wrong-repository',
    );
    expect((await restic(elsewhere, password, 'check')).exitCode).toBe(0);
  });

  it('tells a wrong password, an empty folder, a foreign repository and a second creation apart', async () => {
    const empty = await temporaryFolder();
    expect(await failureCode(openRepository(testFolder(root), { password: 'wrong' }, ports))).toBe('wrong-password');
    expect(await failureCode(openRepository(testFolder(empty), { password }, ports))).toBe('no-repository');
    expect(await failureCode(createRepository(testFolder(root), { passwords: ['x'] }, ports))).toBe('already-there');
    const other = await createRepository(testFolder(empty), { passwords: [password] }, ports);
    const { masterKey } = other;
    expect(await failureCode(openRepository(testFolder(root), { masterKey }, ports))).toBe('wrong-repository');
  });

  it('starts clean after a creation that was cut short between its keys and its config', async () => {
    await rm(join(root, 'config'));
    const again = await createRepository(testFolder(root), { passwords: [password] }, ports);
    expect((await open()).id).toBe(again.id);
    expect(await again.listKeys()).toHaveLength(1);
    expect((await restic(root, password, 'check')).exitCode).toBe(0);
  });

  it('keeps the last key', async () => {
    const [key] = await repository.listKeys();
    expect(await failureCode(repository.removeKey(key?.id ?? ''))).toBe('last-key');
    expect(await failureCode(repository.removeKey('ab'.repeat(32)))).toBe('not-found');
  });
});

describe('saving', () => {
  it('stores equal blobs once, across files, snapshots and restarts', async () => {
    const ledger = noise(300_000, 1);
    await saveFiles(repository, {
      'store.db': Buffer.concat([ledger.subarray(0, 262_144), ledger.subarray(0, 262_144)]),
    });
    const before = repository.written.bytes;
    expect(before).toBeLessThan(300_000);
    const reopened = await open();
    ports.advance(1000);
    await saveFiles(reopened, { 'store.db': ledger.subarray(0, 262_144) });
    expect(reopened.written.bytes).toBeLessThan(3_000);
  });

  it('stores equal blobs once when they are saved side by side', async () => {
    const bytes = noise(200_000, 1);
    await repository.withLock(async () => {
      const ids = await Promise.all([1, 2, 3, 4].map(() => repository.saveBlob('data', bytes)));
      expect(new Set(ids).size).toBe(1);
      await repository.flush();
    });
    expect(repository.written.bytes).toBeLessThan(210_000);
  });

  it('keeps packs at 16 MiB and trees apart from data', async () => {
    await saveFiles(repository, { 'store.db': noise(40_000_000, 1) });
    const sizes = await Promise.all((await filesOf('data')).map(async (path) => (await readFile(path)).length));
    expect(sizes.length).toBe(4);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(16 * 1024 * 1024);
    expect((await restic(root, password, 'check', '--read-data')).output).not.toContain('mixed');
  });

  it('refuses empty and oversized blobs, and trees that name what is not stored', async () => {
    await repository.withLock(async () => {
      await expect(repository.saveBlob('data', new Uint8Array(0))).rejects.toThrow(RangeError);
      await expect(repository.saveBlob('data', new Uint8Array(8 * 1024 * 1024 + 1))).rejects.toThrow(RangeError);
      const id = await repository.saveBlob('data', noise(10, 1));
      const file = { type: 'file', name: 'x', modifiedAt: 0, size: 10, content: [id] } as const;
      expect(await failureCode(repository.saveTree([{ ...file, size: 11 }]))).toBe('not-found');
      expect(await failureCode(repository.saveTree([{ ...file, content: ['ab'.repeat(32)] }]))).toBe('not-found');
      const folder = { type: 'dir', name: 'y', modifiedAt: 0, subtree: 'ab'.repeat(32) } as const;
      expect(await failureCode(repository.saveTree([folder]))).toBe('not-found');
      const draft = { tree: 'ab'.repeat(32), paths: ['/larder'], tags: [] };
      expect(await failureCode(repository.saveSnapshot(draft))).toBe('not-found');
    });
  });

  it('writes inside a lock only, one writer at a time', async () => {
    expect(await failureCode(repository.saveBlob('data', noise(10, 1)))).toBe('not-locked');
    await repository.withLock(async () => {
      expect(await failureCode(repository.withLock(async () => undefined))).toBe('busy');
    });
    const both = [saveFiles(repository, { a: noise(10, 1) }), saveFiles(repository, { a: noise(10, 2) })];
    expect((await Promise.all(both.map(failureCode))).sort()).toEqual(['busy', 'no failure']);
  });

  it('moves a snapshot past the newest one when the clock went back', async () => {
    await saveFiles(repository, { a: noise(10, 1) });
    ports.advance(-3_600_000);
    const second = await saveFiles(repository, { a: noise(10, 2) });
    const [newest, oldest] = await repository.listSnapshots();
    expect(newest?.id).toBe(second);
    expect((newest?.time ?? 0) - (oldest?.time ?? 0)).toBe(1);
  });

  it.each(['data', 'index', 'snapshots'])('recovers in the same process when storing %s fails once', async (type) => {
    let failures = 0;
    const destination = interrupted((putting) => {
      if (putting !== type || failures > 0) return;
      failures += 1;
      throw new DestinationFailure('full', 'second-disk', 'No room');
    });
    const writer = await openRepository(destination, { password }, ports);
    const ledger = noise(20_000_000, 1);
    expect(await failureCode(saveFiles(writer, { 'store.db': ledger }))).toBe('full');
    expect(failures).toBe(1);
    expect(await testFolder(root).list('locks')).toEqual([]);
    const id = await saveFiles(writer, { 'store.db': ledger });
    expect((await writer.loadSnapshot(id)).id).toBe(id);
    expect((await restic(root, password, 'check', '--read-data')).exitCode).toBe(0);
  });
});
