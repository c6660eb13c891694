import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, open, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { capture } from '../../../electron/backup/engine/capture';
import { storePageSource } from '../../../electron/backup/engine/store-page-source';
import type { Repository } from '../../../electron/backup/repository/repository';
import {
  checkRestore,
  planRestore,
  type RestoreTarget,
  stageRestore,
  swapRestore,
  undoRestore,
} from '../../../electron/backup/restore/restore-plan';
import { systemClock } from '../../../electron/system/clock';
import { systemRandomness } from '../../../electron/system/randomness';
import { digestOfStore, inspector } from './support/restored-store';
import { newRepository, reopenRepository } from './support/test-repository';
import { startTradingStore, type TradingStore } from './support/trading-store';

let root: string;
let live: TradingStore;
let repository: Repository;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'larder-restore-'));
  await mkdir(join(root, 'store'));
  live = await startTradingStore(join(root, 'store'));
  repository = await newRepository(join(root, 'repository'));
});
afterEach(async () => {
  await live.kill();
  await rm(root, { recursive: true });
});

const ports = () => ({ key: live.key, randomness: systemRandomness, clock: systemClock });
const target = (changes: Partial<RestoreTarget> = {}): RestoreTarget => ({
  root,
  name: 'first',
  supportedSchemaVersion: 7,
  keepUnder: 'undo',
  ...changes,
});

async function captured(ledgerState: Record<string, number> = {}) {
  const { mark, facts, digest } = await live.mark();
  const source = storePageSource({ path: live.path, key: live.key, verifyBase: true });
  const { snapshotId } = await capture(repository, source, mark, null, {
    reason: 'test',
    tags: [],
    facts: { ...facts, ledgerState: { ...facts.ledgerState, ...ledgerState } },
    rebase: 'when-needed',
    clock: systemClock,
  });
  return { snapshotId, digest };
}

/** A digest of every file of the live store. */
async function liveFiles(): Promise<string> {
  const digest = createHash('sha256');
  for (const name of (await readdir(join(root, 'store'))).sort()) {
    digest.update(name).update(await readFile(join(root, 'store', name)));
  }
  return digest.digest('hex');
}

test('a restore brings back every row of its moment, and an undo every row of what it replaced', async () => {
  await live.trade(250);
  const { snapshotId, digest } = await captured();
  await live.trade(40);
  const replaced = (await live.mark()).digest;
  await live.kill();

  const plan = await planRestore(repository, snapshotId, target());
  await stageRestore(repository, plan, ports());
  expect(await checkRestore(plan, inspector(live.key))).toMatchObject({ ledgerState: { order_count: 250 } });
  swapRestore(plan);
  expect(digestOfStore(live.path, live.key)).toBe(digest);
  expect(existsSync(join(root, 'staging', 'first'))).toBe(false);

  undoRestore(plan, 'second');
  expect(digestOfStore(live.path, live.key)).toBe(replaced);
  expect(digestOfStore(join(root, 'undo', 'second', 'store', 'store.db'), live.key)).toBe(digest);
});

test('a staged store is never plaintext', async () => {
  await live.trade(100);
  const plan = await planRestore(repository, (await captured()).snapshotId, target());
  await stageRestore(repository, plan, ports());
  const staged = await readFile(plan.stagedPath);
  expect(staged.includes('SQLite format 3')).toBe(false);
  expect(staged.includes('ledger_state')).toBe(false);
  expect(staged.length % 4096).toBe(0);
});

test('a copy made by a newer Larder is refused and the live store stays as it is', async () => {
  await live.trade(50);
  const { snapshotId } = await captured();
  const before = await liveFiles();
  const planning = planRestore(repository, snapshotId, target({ supportedSchemaVersion: 6 }));
  await expect(planning).rejects.toMatchObject({ code: 'newer-schema', detail: '7 (Larder 0.1.0)' });
  expect(await liveFiles()).toBe(before);
  expect(existsSync(join(root, 'staging'))).toBe(false);
});

test('a copy whose figures differ from its manifest is refused before the swap', async () => {
  await live.trade(50);
  const { snapshotId } = await captured({ order_count: 51 });
  const before = await liveFiles();
  const plan = await planRestore(repository, snapshotId, target());
  await stageRestore(repository, plan, ports());
  await expect(checkRestore(plan, inspector(live.key))).rejects.toMatchObject({
    code: 'check-failed',
    detail: 'order_count: 50 instead of 51',
  });
  expect(await liveFiles()).toBe(before);
});

test('a rotten pack stops the restore, leaves no staging and does not touch the live store', async () => {
  await live.grow(400);
  const { snapshotId } = await captured();
  const before = await liveFiles();
  const flipped = await flipBitInLargestPack();
  expect(flipped).toBeGreaterThan(10_000);
  repository = await reopenRepository(join(root, 'repository'));
  const plan = await planRestore(repository, snapshotId, target());
  await expect(stageRestore(repository, plan, ports())).rejects.toMatchObject({ code: 'damaged' });
  expect(existsSync(join(root, 'staging', 'first'))).toBe(false);
  expect(await liveFiles()).toBe(before);
});

test('a cancelled restore leaves no staging', async () => {
  await live.grow(2000);
  const plan = await planRestore(repository, (await captured()).snapshotId, target());
  const cancelled = new AbortController();
  const staging = stageRestore(repository, plan, {
    ...ports(),
    signal: cancelled.signal,
    onProgress: () => cancelled.abort(),
  });
  await expect(staging).rejects.toMatchObject({ code: 'cancelled' });
  expect(existsSync(join(root, 'staging', 'first'))).toBe(false);
});

const ifMayMount = test.runIf(process.getuid?.() === 0);

ifMayMount('a disk without room is refused before the first page', async () => {
  await live.trade(30);
  const { snapshotId } = await captured();
  await withSmallDisk('16m', async (small) => {
    const plan = await planRestore(repository, snapshotId, target({ root: small }));
    const progress: number[] = [];
    const staging = stageRestore(repository, plan, { ...ports(), onProgress: ({ done }) => progress.push(done) });
    await expect(staging).rejects.toMatchObject({ code: 'no-room' });
    expect(progress).toEqual([]);
    expect(existsSync(join(small, 'staging', 'first'))).toBe(false);
  });
});

ifMayMount('a disk that fills up while staging ends the restore and leaves no staging', async () => {
  await live.grow(20_000);
  const { snapshotId } = await captured();
  await withSmallDisk('64m', async (small) => {
    const plan = await planRestore(repository, snapshotId, target({ root: small }));
    let filled = 0;
    const onProgress = () => {
      if (filled === 0) filled = fillDisk(join(small, 'of another program'));
    };
    await expect(stageRestore(repository, plan, { ...ports(), onProgress })).rejects.toMatchObject({ code: 'no-room' });
    expect(filled).toBeGreaterThan(30 * 1024 * 1024);
    expect(existsSync(join(small, 'staging', 'first'))).toBe(false);
  });
});

test('a store staged with another key opens with that key only', async () => {
  await live.trade(30);
  const plan = await planRestore(repository, (await captured()).snapshotId, target());
  const key = { key: systemRandomness.bytes(32), salt: systemRandomness.bytes(16) };
  await stageRestore(repository, plan, { ...ports(), key });
  expect(await inspector(key)(plan.stagedPath)).toMatchObject({ quickCheck: 'ok' });
  await expect(checkRestore(plan, inspector(live.key))).rejects.toMatchObject({ code: 'check-failed' });
});

async function withSmallDisk(size: string, work: (folder: string) => Promise<void>): Promise<void> {
  const folder = join(root, 'small');
  await mkdir(folder);
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]);
  try {
    await work(folder);
  } finally {
    execFileSync('umount', [folder]);
  }
}

/** Writes until nothing fits any more. @returns bytes written. */
function fillDisk(path: string): number {
  const part = Buffer.alloc(64 * 1024);
  for (let written = 0; ; written += part.length) {
    try {
      writeFileSync(path, part, { flag: 'a' });
    } catch (cause) {
      expect(cause).toMatchObject({ code: 'ENOSPC' });
      return written;
    }
  }
}

async function flipBitInLargestPack(): Promise<number> {
  let largest = { path: '', size: 0 };
  for (const entry of await readdir(join(root, 'repository', 'data'), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const { length } = await readFile(path);
    if (length > largest.size) largest = { path, size: length };
  }
  await rm(`${largest.path}.copy`, { force: true });
  const bytes = await readFile(largest.path);
  bytes[1000] = (bytes[1000] ?? 0) ^ 1;
  await rm(largest.path);
  const file = await open(largest.path, 'wx');
  await file.writeFile(bytes);
  await file.close();
  return largest.size;
}
