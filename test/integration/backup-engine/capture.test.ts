import { mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ContinuityLost } from '../../../electron/backup/engine/backup-failure';
import { type CaptureLimits, type CaptureRequest, capture } from '../../../electron/backup/engine/capture';
import {
  type CaptureState,
  parseCaptureState,
  serialiseCaptureState,
} from '../../../electron/backup/engine/capture-state';
import { proveSnapshot } from '../../../electron/backup/engine/prove';
import { settleState } from '../../../electron/backup/engine/settle';
import { storePageSource } from '../../../electron/backup/engine/store-page-source';
import type { Repository } from '../../../electron/backup/repository/repository';
import { stageStore } from '../../../electron/backup/restore/stage-store';
import { readStoreSnapshot } from '../../../electron/backup/restore/store-snapshot';
import { systemClock } from '../../../electron/system/clock';
import { systemRandomness } from '../../../electron/system/randomness';
import { digestOfStore, inspector } from './support/restored-store';
import { newRepository, restic, sqlite3 } from './support/test-repository';
import { type MarkedCommit, startTradingStore, type TradingStore } from './support/trading-store';

let directory: string;
let live: TradingStore;
let repository: Repository;
let state: CaptureState | null;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'larder-capture-'));
  live = await startTradingStore(directory);
  repository = await newRepository(join(directory, 'repository'));
  state = null;
});
afterEach(async () => {
  await live.kill();
  await rm(directory, { recursive: true });
});

const source = () => storePageSource({ path: live.path, key: live.key, verifyBase: true });
const roomyLimits: CaptureLimits = {
  overlayShareOfBase: 0.15,
  overlayFloorBytes: 64 * 1024 * 1024,
  mergeAfterMilliseconds: 300_000,
};

/** Captures a mark and keeps the state as a restart would: through its text. */
async function captureMark(marked: MarkedCommit, asked: Partial<CaptureRequest> = {}) {
  const result = await capture(repository, source(), marked.mark, state, {
    reason: 'test',
    tags: ['test'],
    facts: marked.facts,
    rebase: 'when-needed',
    clock: systemClock,
    limits: roomyLimits,
    ...asked,
  });
  state = parseCaptureState(serialiseCaptureState(result.state));
  expect(state).toEqual(result.state);
  return result;
}

const stagePorts = () => ({ key: live.key, randomness: systemRandomness, clock: systemClock });

async function restoredDigest(snapshotId: string): Promise<string> {
  const path = join(directory, `restored-${snapshotId}`, 'store.db');
  await stageStore(repository, await readStoreSnapshot(repository, snapshotId), path, stagePorts());
  return digestOfStore(path, live.key);
}

async function tradeWhileTrading(orders: number): Promise<void> {
  const enough = (await live.committed()) + orders;
  while ((await live.committed()) < enough);
}

test('every capture of a store under trade restores to exactly the rows of its mark', async () => {
  await live.trade(300);
  await live.start();
  const captured: { readonly id: string; readonly digest: string }[] = [];
  for (let round = 0; round < 6; round++) {
    await tradeWhileTrading(15);
    const marked = await live.mark();
    const result = await captureMark(marked);
    expect(result.rebased).toBe(round === 0 ? 'first' : null);
    captured.push({ id: result.snapshotId, digest: marked.digest });
  }
  expect(await live.stop()).toBeGreaterThan(390);
  for (const { id, digest } of captured) expect(await restoredDigest(id)).toBe(digest);
  expect(await restic(join(directory, 'repository'), 'check', '--read-data')).toContain('no errors were found');
});

test('stock restic and sqlite3 bring base and overlay back by hand with equal counts', async () => {
  await live.trade(200);
  await captureMark(await live.mark());
  await live.trade(70);
  const marked = await live.mark();
  const { snapshotId } = await captureMark(marked);
  const target = join(directory, 'by-hand');
  await restic(join(directory, 'repository'), 'restore', snapshotId, '--target', target);
  const base = join(target, 'store', 'base', 'store.db');
  expect(await sqlite3(`file:${base}?immutable=1`, 'SELECT count(*) FROM orders')).toBe('200');
  await rename(join(target, 'store', 'overlay', 'store.db-wal'), `${base}-wal`);
  expect(await sqlite3(base, 'PRAGMA integrity_check')).toBe('ok');
  const [count, total] = (await sqlite3(base, 'SELECT count(*), sum(total) FROM orders')).split('|').map(Number);
  expect(marked.facts.ledgerState).toEqual({ order_count: count, order_total: total });
  expect(count).toBe(270);
});

test('a snapshot without an overlay still holds an empty one', async () => {
  await live.trade(20);
  const { snapshotId } = await captureMark(await live.mark());
  const target = join(directory, 'by-hand');
  await restic(join(directory, 'repository'), 'restore', snapshotId, '--target', target);
  expect((await stat(join(target, 'store', 'overlay', 'store.db-wal'))).size).toBe(0);
});

test('the listing of the base is stored once', async () => {
  await live.trade(100);
  const first = await captureMark(await live.mark());
  await live.trade(3);
  const second = await captureMark(await live.mark());
  expect(second.state.base).toEqual(first.state.base);
  expect(second.newBytes).toBeLessThan(first.newBytes);
});

test('checkpoint, closing and opening keep continuity when the position is settled', async () => {
  await live.trade(100);
  await captureMark(await live.mark());
  await settleAfter(() => live.checkpoint());
  await live.trade(10);
  expect(await captureMark(await live.mark())).toMatchObject({ rebased: null });
  for (let start = 0; start < 3; start++) {
    await settleAfter(() => live.close());
    await live.reopen();
    await live.trade(4);
    const marked = await live.mark();
    const result = await captureMark(marked);
    expect(result.rebased).toBeNull();
    expect(await restoredDigest(result.snapshotId)).toBe(marked.digest);
  }
});

test('a checkpoint over uncaptured commits is not taken for continuity', async () => {
  await live.trade(100);
  await captureMark(await live.mark());
  await live.trade(1);
  await expect(settleAfter(() => live.checkpoint())).rejects.toThrow(ContinuityLost);
});

test('a commit that slips in between the mark and the checkpoint is not lost', async () => {
  await live.trade(100);
  await captureMark(await live.mark());
  await expect(
    settleAfter(async () => {
      await live.trade(1);
      await live.checkpoint();
    }),
  ).rejects.toThrow('was not captured');
  const marked = await live.mark();
  const result = await captureMark(marked);
  expect(result.rebased).toBe('continuity-lost');
  expect(await restoredDigest(result.snapshotId)).toBe(marked.digest);
});

test('a killed writer costs no new base', async () => {
  await live.trade(100);
  await captureMark(await live.mark());
  await live.start();
  await tradeWhileTrading(10);
  await live.kill();
  live = await startTradingStore(directory, live.key);
  await live.trade(2);
  const marked = await live.mark();
  const result = await captureMark(marked);
  expect(result.rebased).toBeNull();
  expect(await restoredDigest(result.snapshotId)).toBe(marked.digest);
});

test('lost continuity makes a new base by itself, of which only the changed chunks are sent', async () => {
  await live.grow(3000);
  await live.checkpoint();
  const first = await captureMark(await live.mark());
  await live.trade(1);
  await live.checkpoint();
  const marked = await live.mark();
  const second = await captureMark(marked);
  expect(second.rebased).toBe('continuity-lost');
  expect(second.newBytes).toBeLessThan(first.newBytes * 0.9);
  expect(await restoredDigest(second.snapshotId)).toBe(marked.digest);
});

test('an overlay that has grown long is replaced by a new base', async () => {
  await live.trade(200);
  const limits = { ...roomyLimits, overlayFloorBytes: 0 };
  await captureMark(await live.mark(), { limits });
  await live.trade(200);
  expect(await captureMark(await live.mark(), { limits })).toMatchObject({ rebased: 'overlay-long' });
});

test('captures are merged after a while, and each still restores to its own commit', async () => {
  await live.trade(300);
  const limits = { ...roomyLimits, mergeAfterMilliseconds: 60_000 };
  let minutes = 0;
  const clock = { ...systemClock, now: () => new Date(Date.UTC(2026, 10, 21, 12, minutes)) };
  const captured: { readonly id: string; readonly digest: string; readonly bytes: number }[] = [];
  for (const minute of [0, 0, 0, 0, 0, 2, 2, 5]) {
    minutes = minute;
    await live.trade(5);
    const marked = await live.mark();
    const result = await captureMark(marked, { limits, clock });
    captured.push({ id: result.snapshotId, digest: marked.digest, bytes: result.state.overlay.end.size });
  }
  expect(captured[5]?.bytes).toBeLessThan(captured[4]?.bytes ?? 0);
  for (const { id, digest } of captured) expect(await restoredDigest(id)).toBe(digest);
  expect(await restic(join(directory, 'repository'), 'check', '--read-data')).toContain('no errors were found');
});

test('a repository that forgot our base gets a new one', async () => {
  await live.trade(50);
  await captureMark(await live.mark());
  repository = await newRepository(join(directory, 'another'));
  await live.trade(5);
  expect(await captureMark(await live.mark())).toMatchObject({ rebased: 'repository-changed' });
});

test('a whole proof restores, opens, compares and leaves nothing behind', async () => {
  await live.trade(120);
  const { snapshotId } = await captureMark(await live.mark());
  const folder = join(directory, 'proof');
  const proof = await proveSnapshot(repository, snapshotId, { ...stagePorts(), folder, inspect: inspector(live.key) });
  expect(proof.differences).toEqual([]);
  expect(proof.facts).toMatchObject({ quickCheck: 'ok', ledgerState: { order_count: 120 } });
  await expect(stat(folder)).rejects.toThrow('ENOENT');
});

test('a proof names what differs from the manifest', async () => {
  await live.trade(20);
  const marked = await live.mark();
  const ledgerState = { ...marked.facts.ledgerState, order_count: 21 };
  const { snapshotId } = await captureMark({ ...marked, facts: { ...marked.facts, ledgerState } });
  const folder = join(directory, 'proof');
  const proof = await proveSnapshot(repository, snapshotId, { ...stagePorts(), folder, inspect: inspector(live.key) });
  expect(proof.differences).toEqual(['order_count: 20 instead of 21']);
});

test('a cancelled capture adds no snapshot and the next one continues', async () => {
  await live.grow(2000);
  const cancelled = new AbortController();
  const marked = await live.mark();
  const stopping = captureMark(marked, { signal: cancelled.signal, onProgress: () => cancelled.abort() });
  await expect(stopping).rejects.toMatchObject({ code: 'cancelled' });
  expect(await repository.listSnapshots()).toHaveLength(0);
  expect(await restoredDigest((await captureMark(marked)).snapshotId)).toBe(marked.digest);
});

async function settleAfter(emptyTheLog: () => Promise<void>): Promise<void> {
  if (state === null) throw new Error('Nothing was captured yet');
  const { mark } = await live.mark();
  await emptyTheLog();
  state = await settleState(source(), state, mark);
}
