import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
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
    expect(await failureCode(repository.removeKey(key?.id ?? ''))).toBe('unsupported');
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
    expect((await restic(root, password, 'snapshots')).exitCode).toBe(1);
    expect((await open()).setAside).toEqual([{ type: 'keys', name: added }]);
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

describe('locks', () => {
  const minute = 60_000;
  const files = { a: noise(10, 1) };
  const locks = () => testFolder(root).list('locks');

  it('stand while a copy is made and are gone afterwards, also after a failure', async () => {
    await repository.withLock(async () => {
      expect(await locks()).toHaveLength(1);
      const { output } = await restic(root, password, 'list', 'locks', '--no-lock');
      expect(output.trim()).toHaveLength(64);
    });
    expect(await locks()).toEqual([]);
    await expect(repository.withLock(() => Promise.reject(new Error('cut short')))).rejects.toThrow('cut short');
    expect(await locks()).toEqual([]);
  });

  it('let restic read and back up beside us, and keep its check and prune out', async () => {
    const now = testPorts({ now: Date.now });
    const writer = await openRepository(testFolder(root), { password }, now);
    await writer.withLock(async () => {
      expect((await restic(root, password, 'snapshots')).exitCode).toBe(0);
      expect((await restic(root, password, 'check')).exitCode).toBe(1);
      expect((await restic(root, password, 'prune')).exitCode).toBe(1);
    });
    expect((await restic(root, password, 'check')).exitCode).toBe(0);
  });

  /** A lock of another program, sealed with the repository's own key. */
  async function foreignLock(changed: object): Promise<void> {
    const { createEnvelope } = await import('../../../electron/backup/repository/envelope');
    const { contentId } = await import('../../../electron/backup/repository/content-id');
    const lock = {
      time: new Date(ports.now()).toISOString(),
      exclusive: true,
      hostname: 'another-pc',
      username: 'cousin',
      pid: 4242,
      ...changed,
    };
    const stored = createEnvelope(repository.masterKey, ports).seal(Buffer.from(JSON.stringify(lock)));
    await testFolder(root).put({ type: 'locks', name: contentId(stored) }, stored);
  }

  it('of another program that is alive make us wait our turn', async () => {
    await foreignLock({});
    expect(await failureCode(saveFiles(repository, files))).toBe('busy');
    expect(await locks()).toHaveLength(1);
    await foreignLock({ exclusive: false });
    expect(await failureCode(saveFiles(repository, files))).toBe('busy');
  });

  it('that are shared do not hinder us', async () => {
    await foreignLock({ exclusive: false });
    await saveFiles(repository, files);
    expect(await locks()).toHaveLength(1);
  });

  it.each([
    ['31 minutes old', { time: new Date(Date.UTC(2026, 10, 21, 8, 29)).toISOString() }],
    ['of a dead process of this PC', { hostname: 'back-office', pid: 4242 }],
  ])('%s are cleared without a person', async (_case, changed) => {
    await foreignLock(changed);
    await saveFiles(repository, files);
    expect(await locks()).toEqual([]);
  });

  it.each([
    ['of a living process of this PC', { hostname: 'back-office', pid: process.pid }],
    ['dated in the future', { time: new Date(Date.UTC(2026, 10, 21, 12)).toISOString() }],
    ['5 minutes old on another PC', { time: new Date(Date.UTC(2026, 10, 21, 8, 55)).toISOString() }],
  ])('%s are respected', async (_case, changed) => {
    await foreignLock(changed);
    expect(await failureCode(saveFiles(repository, files))).toBe('busy');
  });

  it('that cannot be read are set aside and hinder nobody', async () => {
    await testFolder(root).put({ type: 'locks', name: 'ab'.repeat(32) }, new Uint8Array(0));
    await saveFiles(repository, files);
    expect(repository.setAside).toEqual([{ type: 'locks', name: 'ab'.repeat(32) }]);
  });

  it('are renewed every five minutes, once for all blobs under way', async () => {
    await repository.withLock(async () => {
      const [first] = await locks();
      ports.advance(6 * minute);
      await Promise.all([1, 2, 3].map((seed) => repository.saveBlob('data', noise(1000, seed))));
      const renewed = await locks();
      expect(renewed).toHaveLength(1);
      expect(renewed[0]?.name).not.toBe(first?.name);
    });
    expect(await locks()).toEqual([]);
  });

  it.each([
    ['the PC slept too long', async () => ports.advance(23 * minute)],
    ['somebody removed it', async () => rm(join(root, 'locks'), { recursive: true })],
    ['somebody else holds an exclusive one by now', () => foreignLock({})],
  ])('are lost when %s, and then no snapshot is written', async (_case, happen) => {
    const saving = repository.withLock(async () => {
      const id = await repository.saveBlob('data', noise(10, 1));
      const tree = await repository.saveTree([{ type: 'file', name: 'a', modifiedAt: 0, size: 10, content: [id] }]);
      await happen();
      await repository.saveSnapshot({ tree, paths: ['/larder'], tags: [] });
    });
    expect(['lock-lost', 'busy']).toContain(await failureCode(saving));
    expect(await repository.listSnapshots()).toEqual([]);
  });

  it('are looked at again after 200 ms where a listing may lag', async () => {
    const folder = testFolder(root);
    const remote: Destination = {
      ...folder,
      capabilities: async () => ({ ...(await folder.capabilities()), listsOwnWritesAtOnce: false }),
    };
    await saveFiles(await openRepository(remote, { password }, ports), files);
    await saveFiles(repository, { a: noise(10, 2) });
    expect(ports.waits).toEqual([200]);
  });
});
