import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { contentId } from '../../../electron/backup/repository/content-id';
import { createRepository } from '../../../electron/backup/repository/create-repository';
import type { Repository } from '../../../electron/backup/repository/repository';
import { openRepository } from '../../../electron/backup/repository/restic-repository';
import { listSnapshotFiles, readSmallSnapshotFile } from '../../../electron/backup/repository/snapshot-files';
import { ledgerLike, noise, saveFiles, type TestPorts, testFolder, testPorts } from '../../support/repository-fixture';
import { restic } from '../../support/restic';
import { temporaryFolder } from '../../support/temporary-folder';

const recoveryCode = 'K7QX-94TB-2MHC-0WZE-P3RD-8VNA-5JYG';
const ownerPassword = 'the owner’s own pass phrase';

describe('a repository that Larder writes', () => {
  let root: string;
  let ports: TestPorts;
  let repository: Repository;

  beforeEach(async () => {
    root = join(await temporaryFolder(), 'copy');
    await mkdir(root);
    ports = testPorts();
    repository = await createRepository(testFolder(root), { passwords: [recoveryCode, ownerPassword] }, ports);
  });

  const files = {
    'manifest.json': Buffer.from('{"formatVersion":1}'),
    'store.db': Buffer.concat([ledgerLike(3_000_000, 1), noise(2_000_000, 2)]),
    'store.db-wal': Buffer.alloc(0),
  };

  it('passes restic check with all data read, under either password', async () => {
    await saveFiles(repository, files);
    for (const password of [recoveryCode, ownerPassword]) {
      const check = await restic(root, password, 'check', '--read-data');
      expect(check, check.errors).toMatchObject({ exitCode: 0 });
      expect(check.output).toContain('no errors were found');
    }
    expect((await restic(root, 'not the password', 'snapshots')).exitCode).not.toBe(0);
  });

  it('is listed by restic with its time, host, tags and paths', async () => {
    const id = await saveFiles(repository, files, ['before-price-import', 'named']);
    const { output } = await restic(root, recoveryCode, 'snapshots', '--json');
    expect(JSON.parse(output)).toMatchObject([
      {
        id,
        time: '2026-11-21T09:00:00Z',
        hostname: 'back-office',
        username: 'larder',
        tags: ['before-price-import', 'named'],
        paths: ['/larder'],
      },
    ]);
  });

  it('is restored by restic byte for byte', async () => {
    const id = await saveFiles(repository, files);
    const target = await temporaryFolder();
    expect((await restic(root, recoveryCode, 'restore', id, '--target', target)).exitCode).toBe(0);
    for (const [name, bytes] of Object.entries(files)) {
      expect((await readFile(join(target, name))).equals(bytes)).toBe(true);
    }
  });

  it('shows its keys to restic, and takes and loses keys', async () => {
    const id = await repository.addKey('a third one');
    expect((await restic(root, 'a third one', 'key', 'list')).output).toContain(id.slice(0, 8));
    await repository.removeKey(id);
    expect((await restic(root, 'a third one', 'snapshots')).exitCode).not.toBe(0);
    const added = await restic(root, recoveryCode, 'key', 'list', '--json');
    expect(JSON.parse(added.output)).toHaveLength((await repository.listKeys()).length);
  });

  it('shares its repository with restic: backup into it, forget and prune, and reads all that is left', async () => {
    for (let round = 0; round < 4; round++) {
      ports.advance(60_000);
      const changed = Buffer.concat([files['store.db'].subarray(0, 4_000_000), noise(400_000, 10 + round)]);
      await saveFiles(repository, { ...files, 'store.db': changed });
    }
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'a note.txt'), noise(1_500_000, 7));
    expect((await restic(root, recoveryCode, 'backup', folder)).exitCode).toBe(0);
    const pruned = await restic(root, recoveryCode, 'forget', '--keep-last', '1', '--prune', '--max-unused', '0');
    expect(pruned, pruned.errors).toMatchObject({ exitCode: 0 });
    expect((await restic(root, recoveryCode, 'check', '--read-data')).exitCode).toBe(0);

    const snapshots = await repository.listSnapshots();
    expect(snapshots).toHaveLength(2);
    for (const opened of [repository, await openRepository(testFolder(root), { password: ownerPassword }, ports)]) {
      await opened.refresh();
      const contents = [];
      for (const snapshot of snapshots) {
        for (const file of await listSnapshotFiles(opened, snapshot.tree)) {
          const bytes = await readSmallSnapshotFile(opened, file, 10_000_000);
          contents.push([file.path.split('/').at(-1), contentId(bytes.subarray(-400_000))] as const);
        }
      }
      const found = new Map(contents);
      expect(found.get('a note.txt')).toBe(contentId(noise(1_500_000, 7).subarray(-400_000)));
      expect(found.get('store.db')).toBe(contentId(noise(400_000, 13)));
      expect(found.get('store.db-wal')).toBe(contentId(Buffer.alloc(0)));
    }
  });

  it('stores again what a stock prune took away behind its back', async () => {
    const first = await saveFiles(repository, files);
    expect((await restic(root, recoveryCode, 'forget', first, '--prune')).exitCode).toBe(0);
    ports.advance(60_000);
    const second = await saveFiles(repository, files);
    expect((await restic(root, recoveryCode, 'check', '--read-data')).exitCode).toBe(0);
    expect((await repository.listSnapshots()).map((snapshot) => snapshot.id)).toEqual([second]);
  });

  it('reads a repository that restic made, and writes into it what restic accepts', async () => {
    const theirs = join(await temporaryFolder(), 'theirs');
    expect((await restic(theirs, recoveryCode, 'init', '--repository-version', '2')).exitCode).toBe(0);
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'deeper'));
    await writeFile(join(folder, 'deeper', 'ledger & co.bin'), ledgerLike(9_000_000, 3));
    expect((await restic(theirs, recoveryCode, 'backup', folder)).exitCode).toBe(0);

    const opened = await openRepository(testFolder(theirs), { password: recoveryCode }, testPorts({ now: Date.now }));
    await saveFiles(opened, files);
    expect((await restic(theirs, recoveryCode, 'check', '--read-data')).exitCode).toBe(0);
    const [, oldest] = await opened.listSnapshots();
    const [file] = await listSnapshotFiles(opened, oldest?.tree ?? '');
    if (!file) throw new Error('The snapshot lists no file');
    expect(file.path.endsWith('deeper/ledger & co.bin')).toBe(true);
    expect(contentId(await readSmallSnapshotFile(opened, file, 10_000_000))).toBe(contentId(ledgerLike(9_000_000, 3)));
  });
});
