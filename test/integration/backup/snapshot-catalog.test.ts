import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createRepository } from '../../../electron/backup/repository/create-repository';
import type { Repository, SnapshotId } from '../../../electron/backup/repository/repository';
import { openRepository } from '../../../electron/backup/repository/restic-repository';
import { createSnapshotCatalog } from '../../../electron/backup/repository/snapshot-catalog';
import { failureCode } from '../../support/failure-code';
import { saveFiles, type TestPorts, testFolder, testPorts } from '../../support/repository-fixture';
import { restic } from '../../support/restic';
import { temporaryFolder } from '../../support/temporary-folder';

const password = 'K7QX-94TB-2MHC-0WZE-P3RD-8VNA-5JYG';

function manifest(reason: string, commitCounter: number): Uint8Array {
  return Buffer.from(
    JSON.stringify({
      formatVersion: 1,
      schemaVersion: 3,
      appVersion: '0.1.0',
      baseId: 'ab'.repeat(32),
      capturedAt: '2026-11-21T09:00:00.000Z',
      commitCounter,
      businessDate: '2026-11-20',
      reason,
      ledgerState: { orders: 4 },
      auditHead: { seq: 9, hash: 'cd' },
    }),
  );
}

describe('the catalog of restore points', () => {
  let ports: TestPorts;
  let disk: string;
  let first: Repository;

  beforeEach(async () => {
    ports = testPorts();
    disk = await temporaryFolder();
    first = await createRepository(testFolder(disk), { passwords: [password] }, ports);
  });

  const unproved = () => null;

  /** A second destination that holds the very same bytes, as when they are sealed once for all. */
  async function copyOf(repository: Repository): Promise<Repository> {
    const folder = await temporaryFolder();
    const { masterKey } = repository;
    const second = await createRepository(testFolder(folder), { passwords: [password], masterKey }, ports);
    for (const type of ['data', 'index', 'snapshots'] as const) {
      for (const { name } of await testFolder(disk).list(type)) {
        await testFolder(folder).put({ type, name }, await testFolder(disk).get({ type, name }));
      }
    }
    return second;
  }

  async function point(reason: string, commitCounter: number, tags: readonly string[] = []): Promise<SnapshotId> {
    ports.advance(60_000);
    return saveFiles(first, { 'manifest.json': manifest(reason, commitCounter) }, tags);
  }

  it('is empty for an empty repository', async () => {
    const catalog = createSnapshotCatalog([first], unproved);
    expect(await catalog.list()).toEqual([]);
    expect(await catalog.latest()).toBeNull();
  });

  it('lists points newest first with what their manifests say', async () => {
    await point('before price import', 10, ['named']);
    const newest = await point('after close of day', 20);
    const entries = await createSnapshotCatalog([first], unproved).list();
    expect(entries.map((entry) => entry.reason)).toEqual(['after close of day', 'before price import']);
    expect(entries[0]).toMatchObject({
      id: newest,
      manifest: { commitCounter: 20, schemaVersion: 3, businessDate: '2026-11-20' },
      places: [{ repositoryId: first.id, snapshotId: newest, proof: null }],
    });
    expect(entries[1]?.tags).toEqual(['named']);
  });

  it('shows one point for the copies of a snapshot, each with its own proof', async () => {
    const id = await point('hourly', 1);
    const second = await copyOf(first);
    const proof = { depth: 'whole', provedAt: 5 } as const;
    const catalog = createSnapshotCatalog([first, second], (snapshotId, repositoryId) =>
      snapshotId === id && repositoryId === second.id ? proof : null,
    );
    expect(await catalog.list()).toMatchObject([
      {
        id,
        places: [
          { repositoryId: first.id, proof: null },
          { repositoryId: second.id, proof },
        ],
      },
    ]);
  });

  it('knows a point again after stock restic has rewritten its snapshot', async () => {
    const id = await point('before update 1.4', 1, ['named']);
    await restic(disk, password, 'tag', '--add', 'keep-me', id);
    const [rewritten] = await first.listSnapshots();
    expect(rewritten?.id).not.toBe(id);
    const proof = { depth: 'applied', provedAt: 7 } as const;
    const catalog = createSnapshotCatalog([first], (snapshotId) => (snapshotId === id ? proof : null));
    expect(await catalog.latest()).toMatchObject({
      id,
      tags: ['named', 'keep-me'],
      reason: 'before update 1.4',
      places: [{ snapshotId: rewritten?.id, proof }],
    });
  });

  it('finds a point by the beginning of its id', async () => {
    const id = await point('hourly', 1);
    await point('hourly', 2);
    const catalog = createSnapshotCatalog([first], unproved);
    expect((await catalog.byId(id.slice(0, 8))).id).toBe(id);
    expect((await catalog.byId(id)).manifest?.commitCounter).toBe(1);
    expect(await failureCode(catalog.byId('zzzz'))).toBe('not-found');
    expect(await failureCode(catalog.byId(id.slice(0, 3)))).toBe('not-found');
  });

  it('shows points without a readable manifest by their tag, and the others beside them', async () => {
    await point('good', 1);
    ports.advance(60_000);
    await saveFiles(first, { 'manifest.json': Buffer.from('{"formatVersion":') }, ['weekly']);
    ports.advance(60_000);
    await saveFiles(first, { 'something.txt': Buffer.from('not ours') });
    const entries = await createSnapshotCatalog([first], unproved).list();
    expect(entries.map((entry) => [entry.reason, entry.manifest === null])).toEqual([
      [null, true],
      ['weekly', true],
      ['good', false],
    ]);
  });

  it('takes the manifest from the copy that is whole', async () => {
    await point('hourly', 1);
    const second = await copyOf(first);
    for (const entry of await readdir(join(disk, 'data'), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const bytes = await readFile(path);
      await chmod(path, 0o600);
      await writeFile(path, bytes.fill(0, 0, 60));
    }
    const { masterKey } = first;
    const damaged = await openRepository(testFolder(disk), { masterKey }, ports);
    const [entry] = await createSnapshotCatalog([damaged, second], unproved).list();
    expect(entry).toMatchObject({ reason: 'hourly', places: [{}, {}] });
  });

  it('reads what another program adds and removes between two looks', async () => {
    const old = await point('hourly', 1);
    const catalog = createSnapshotCatalog([first], unproved);
    expect(await catalog.list()).toHaveLength(1);
    const rival = await openRepository(testFolder(disk), { password }, ports);
    ports.advance(60_000);
    await saveFiles(rival, { 'manifest.json': manifest('from another PC', 2) });
    expect((await catalog.latest())?.reason).toBe('from another PC');
    expect((await restic(disk, password, 'forget', old, '--prune')).exitCode).toBe(0);
    expect((await catalog.list()).map((entry) => entry.reason)).toEqual(['from another PC']);
  });
});
