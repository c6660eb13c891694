import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BackupAsk, RepositoryAccess } from '../../../electron/backup/process/protocol';
import { type BackupChild, startBackupProcess } from './support/backup-child';
import { inspector } from './support/restored-store';
import { password, restic } from './support/test-repository';
import { startTradingStore, type TradingStore } from './support/trading-store';

let directory: string;
let live: TradingStore;
let backup: BackupChild;
let access: RepositoryAccess;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'larder-process-'));
  const root = join(directory, 'second-disk');
  await mkdir(root);
  [live, backup] = await Promise.all([startTradingStore(directory), startBackupProcess()]);
  const place = { kind: 'folder', id: 'second-disk', path: root, readBack: false } as const;
  const { repositoryId, masterKey } = await backup.ask('create-repository', { place, passwords: [password] });
  access = { place, unlock: { masterKey }, repositoryId };
});
afterEach(async () => {
  await Promise.all([live.kill(), backup.kill()]);
  await rm(directory, { recursive: true });
});

async function captureRequest(): Promise<BackupAsk<'capture'>> {
  const { mark, facts } = await live.mark();
  return {
    repository: access,
    store: { path: live.path, key: live.key },
    mark,
    facts,
    statePath: join(directory, 'capture', 'second-disk.json'),
    reason: 'before price import',
    tags: ['before-import'],
    rebase: 'when-needed',
    verifyBase: true,
  };
}

test('a copy is made, listed in business words, proved, and known to stock restic', async () => {
  await live.trade(150);
  const { snapshotId, rebased } = await backup.ask('capture', await captureRequest());
  expect(rebased).toBe('first');
  const [listed] = await backup.ask('list-snapshots', { repository: access });
  expect(listed).toMatchObject({ id: snapshotId, reason: 'before price import', manifest: { commitCounter: 150 } });
  const folder = join(directory, 'proof');
  const inspect = inspector(live.key);
  const request = { repository: access, snapshotId, folder, key: live.key };
  const proof = await backup.ask('prove', request, { inspect });
  expect(proof).toMatchObject({ depth: 'whole', differences: [], facts: { ledgerState: { order_count: 150 } } });
  expect(await readdir(directory)).not.toContain('proof');
  expect(JSON.parse(await restic(access.place.path, 'snapshots', '--json'))).toMatchObject([
    { tags: ['before-import'] },
  ]);
});

test('a process that was killed between captures continues without a new base', async () => {
  await live.trade(100);
  await backup.ask('capture', await captureRequest());
  await backup.kill();
  backup = await startBackupProcess();
  await live.trade(3);
  expect(await backup.ask('capture', await captureRequest())).toMatchObject({ rebased: null });
  const request = await captureRequest();
  await live.checkpoint();
  const { store, statePath, mark } = request;
  expect(await backup.ask('settle', { store, statePath, lastMark: mark })).toEqual({ settled: true });
  await live.trade(3);
  expect(await backup.ask('capture', await captureRequest())).toMatchObject({ rebased: null });
});

test('captures asked for at the same time take turns', async () => {
  await live.trade(50);
  const requests = [await captureRequest(), await captureRequest(), await captureRequest()];
  const answers = await Promise.all(requests.map((request) => backup.ask('capture', request)));
  expect(answers.map((answer) => answer.rebased)).toEqual(['first', null, null]);
});

test('a restore is staged with progress, and refused when a newer Larder made the copy', async () => {
  await live.trade(300);
  const { snapshotId } = await backup.ask('capture', await captureRequest());
  const target = { root: directory, name: 'first', supportedSchemaVersion: 7, keepUnder: 'undo' } as const;
  const seen: number[] = [];
  const request = { repository: access, snapshotId, target, key: live.key };
  const onProgress = (progress: { readonly done: number }) => seen.push(progress.done);
  const staged = await backup.ask('stage-restore', request, { onProgress });
  expect(seen.at(-1)).toBe(staged.plan.bytes);
  expect(await inspector(live.key)(staged.plan.stagedPath)).toMatchObject({ ledgerState: { order_count: 300 } });
  const older = { ...request, target: { ...target, name: 'second', supportedSchemaVersion: 6 } };
  await expect(backup.ask('stage-restore', older)).rejects.toMatchObject({
    failure: { family: 'restore', code: 'newer-schema', detail: '7 (Larder 0.1.0)' },
  });
});

test('failures arrive by family and code', async () => {
  const wrong = { ...access, unlock: { password: 'not this one' } };
  await expect(backup.ask('open-repository', { repository: wrong })).rejects.toMatchObject({
    failure: { family: 'repository', code: 'wrong-password', transient: false },
  });
  const elsewhere = { ...access.place, path: join(directory, 'not-there') };
  await expect(backup.ask('test-destination', { place: elsewhere })).rejects.toMatchObject({
    failure: { family: 'destination', code: 'offline', transient: true },
  });
  const { mark, ...rest } = await captureRequest();
  const moved = { ...rest, mark: { ...mark, salts: [1, 2], frames: mark.frames + 1 } } as const;
  await expect(backup.ask('capture', moved)).rejects.toMatchObject({
    failure: { family: 'backup', code: 'store-moved', transient: true },
  });
});

test('a second key opens the repository, and a destination says what it holds', async () => {
  await backup.ask('add-key', { repository: access, password: 'another one' });
  const opened = await backup.ask('open-repository', {
    repository: { ...access, unlock: { password: 'another one' } },
  });
  expect(opened.repositoryId).toBe(access.repositoryId);
  expect(await backup.ask('test-destination', { place: access.place })).toMatchObject({ holdsRepository: true });
});

test('cancelling stops the work and says so', async () => {
  await live.grow(20_000);
  const cancelled = new AbortController();
  const options = { signal: cancelled.signal, onProgress: () => cancelled.abort() };
  await expect(backup.ask('capture', await captureRequest(), options)).rejects.toMatchObject({
    failure: { family: 'backup', code: 'cancelled' },
  });
  expect(await backup.ask('list-snapshots', { repository: access })).toEqual([]);
});

test('a killed process fails what was asked of it', async () => {
  await live.grow(20_000);
  const asked = backup.ask('capture', await captureRequest(), { onProgress: () => void backup.kill() });
  await expect(asked).rejects.toMatchObject({ failure: { family: 'process', code: 'gone', transient: true } });
  backup = await startBackupProcess();
  expect(await backup.ask('capture', await captureRequest())).toMatchObject({ rebased: 'first' });
  expect(await restic(access.place.path, 'check', '--read-data')).toContain('no errors were found');
});

test.runIf(process.platform === 'linux')('every thread of the process gives way to everything else', async () => {
  await live.trade(50);
  await backup.ask('capture', await captureRequest());
  const threads = readdirSync(`/proc/${backup.processId}/task`);
  expect(threads.length).toBeGreaterThan(4);
  for (const thread of threads) {
    const fields = readFileSync(`/proc/${backup.processId}/task/${thread}/stat`, 'utf8').split(') ')[1]?.split(' ');
    expect(fields?.[16]).toBe('19');
  }
});
