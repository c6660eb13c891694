import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Destination } from '../../../electron/backup/destinations/destination';
import { contentId } from '../../../electron/backup/repository/content-id';
import { createRepository } from '../../../electron/backup/repository/create-repository';
import { createEnvelope } from '../../../electron/backup/repository/envelope';
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
