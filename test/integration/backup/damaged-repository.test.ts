import { chmod, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Destination } from '../../../electron/backup/destinations/destination';
import { DestinationFailure } from '../../../electron/backup/destinations/destination';
import { createRepository } from '../../../electron/backup/repository/create-repository';
import type { Repository } from '../../../electron/backup/repository/repository';
import { openRepository } from '../../../electron/backup/repository/restic-repository';
import { listSnapshotFiles, readSmallSnapshotFile } from '../../../electron/backup/repository/snapshot-files';
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

async function damage(path: string, change: (bytes: Buffer) => Uint8Array): Promise<void> {
  const bytes = await readFile(path);
  await chmod(path, 0o600);
  await writeFile(path, change(bytes));
}

const turnBit = (bytes: Buffer) => {
  const at = bytes.length >> 1;
  return bytes.fill((bytes[at] ?? 0) ^ 1, at, at + 1);
};

describe('damage', () => {
  const files = { 'store.db': noise(300_000, 1), 'manifest.json': Buffer.from('{}') };

  it('in a pack is noticed at the read, and by restic', async () => {
    const id = await saveFiles(repository, files);
    for (const path of await filesOf('data')) await damage(path, turnBit);
    const reopened = await open();
    expect(await failureCode(reopened.loadTree((await reopened.loadSnapshot(id)).tree))).toBe('damaged');
    expect((await restic(root, password, 'check', '--read-data')).exitCode).toBe(1);
  });

  it.each([
    ['turned', turnBit],
    ['cut', (bytes: Buffer) => bytes.subarray(0, 1000)],
    ['emptied', () => Buffer.alloc(0)],
  ])('to a data pack that was %s is noticed blob by blob', async (_how, change) => {
    const content = await repository.withLock(async () => {
      const ids = [
        await repository.saveBlob('data', noise(100_000, 1)),
        await repository.saveBlob('data', noise(100_000, 2)),
      ];
      await repository.flush();
      return ids;
    });
    for (const path of await filesOf('data')) await damage(path, change);
    const codes = await Promise.all(content.map((id) => failureCode(repository.loadBlob(id, 'data'))));
    expect(codes).toContain('damaged');
  });

  it('is survived when the same blob lies in another pack', async () => {
    await saveFiles(repository, files);
    const rival = await openRepository(testFolder(root), { password }, ports);
    const [first] = await filesOf('data');
    await rename(join(root, 'index'), join(root, 'index-hidden'));
    await rival.refresh();
    ports.advance(1000);
    const id = await saveFiles(rival, files);
    for (const path of await readdir(join(root, 'index-hidden'))) {
      await rename(join(root, 'index-hidden', path), join(root, 'index', path));
    }
    await damage(first ?? '', turnBit);
    const reopened = await open();
    for (const file of await listSnapshotFiles(reopened, (await reopened.loadSnapshot(id)).tree)) {
      expect(await readSmallSnapshotFile(reopened, file, 1_000_000)).toHaveLength(file.size);
    }
  });

  it('to an index sets it aside, and its packs are listed anew', async () => {
    const id = await saveFiles(repository, files);
    const [index] = await filesOf('index');
    await damage(index ?? '', turnBit);
    expect((await restic(root, password, 'check')).exitCode).toBe(1);

    const reopened = await open();
    expect(reopened.setAside).toMatchObject([{ type: 'index' }]);
    expect(await readdir(join(root, 'quarantine'))).toHaveLength(1);
    expect(await reopened.withLock(() => reopened.indexUnlistedPacks())).toBe(2);
    const listed = await listSnapshotFiles(reopened, (await reopened.loadSnapshot(id)).tree);
    expect(listed.map((file) => file.path)).toEqual(['manifest.json', 'store.db']);
    expect((await restic(root, password, 'check', '--read-data')).exitCode).toBe(0);
  });

  it('to a snapshot file hides that one only, and a backup goes on', async () => {
    const lost = await saveFiles(repository, files);
    ports.advance(1000);
    const kept = await saveFiles(repository, { ...files, a: noise(10, 3) });
    await damage(join(root, 'snapshots', lost), () => Buffer.alloc(0));
    const reopened = await open();
    expect((await reopened.listSnapshots()).map((snapshot) => snapshot.id)).toEqual([kept]);
    expect(reopened.setAside).toEqual([{ type: 'snapshots', name: lost }]);
    expect((await restic(root, password, 'check')).exitCode).toBe(0);
  });

  it('to one key leaves the others opening, in restic too', async () => {
    const added = await repository.addKey('second');
    await damage(join(root, 'keys', added), () => Buffer.alloc(0));
    // Only a password that fits no other key makes restic reach the broken one for certain.
    expect((await restic(root, 'fits none', 'snapshots')).errors).toContain('unexpected end of JSON input');
    expect((await open()).setAside).toEqual([{ type: 'keys', name: added }]);
    expect((await restic(root, 'fits none', 'snapshots')).errors).toContain('wrong password or no key found');
    expect((await restic(root, password, 'snapshots')).exitCode).toBe(0);
  });

  it('is not mended by a reader that may not write', async () => {
    const [index] = await (async () => {
      await saveFiles(repository, files);
      return filesOf('index');
    })();
    await damage(index ?? '', turnBit);
    const refusing: Destination = {
      ...testFolder(root),
      setAside: async () => {
        throw new DestinationFailure('read-only', 'second-disk', 'Read-only');
      },
    };
    const reader = await openRepository(refusing, { password }, ports);
    expect(await reader.listSnapshots()).toHaveLength(1);
    expect(reader.setAside).toEqual([]);
  });
});
