import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ContinuityLost, SilentCorruption } from '../../../electron/backup/engine/backup-failure';
import type { ChangedPages, LivePosition } from '../../../electron/backup/engine/page-source';
import { appendToPlainWal, startPlainWal } from '../../../electron/backup/engine/plain-wal';
import { pageSize } from '../../../electron/backup/engine/sqlcipher-pages';
import { storePageSource } from '../../../electron/backup/engine/store-page-source';
import { frameHeaderSize, frameSize, walHeaderSize } from '../../../electron/backup/engine/wal-scan';
import { digestOfOrders, startTradingStore, type TradingStore } from './support/trading-store';

let directory: string;
let live: TradingStore;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'larder-pages-'));
  live = await startTradingStore(directory);
});
afterEach(async () => {
  await live.kill();
  await rm(directory, { recursive: true });
});

const source = () => storePageSource({ path: live.path, key: live.key, verifyBase: true });

test('the base of a store that is being traded on is exactly the commit of the mark', async () => {
  await live.trade(200);
  await live.checkpoint();
  await live.trade(50);
  await live.start();
  const { mark, digest } = await live.mark();
  const image = await collect((await source().base(mark)).chunks);
  expect(await live.committed()).toBeGreaterThan(250);
  const plain = await openPlain('base', image, null);
  expect(plain.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(digestOfOrders(plain)).toBe(digest);
  plain.close();
});

test('base and appended changes give each marked commit, over many captures under trade', async () => {
  await live.trade(100);
  const first = await live.mark();
  const base = await source().base(first.mark);
  const image = await collect(base.chunks);
  let position: LivePosition = base.position;
  let end = startPlainWal('a base');
  const log: Uint8Array[] = [];
  await live.start();
  for (let round = 0; round < 8; round++) {
    const enough = (await live.committed()) + 20;
    while ((await live.committed()) < enough);
    const { mark, digest } = await live.mark();
    const changed = await source().changedSince(position, mark);
    for await (const [run, isLast] of withLast(changed)) {
      const appended = appendToPlainWal(end, run, isLast ? changed.pageCount : null);
      log.push(appended.bytes);
      end = appended.end;
    }
    position = changed.position;
    const plain = await openPlain(`round-${round}`, image, Buffer.concat(log));
    expect(plain.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(digestOfOrders(plain)).toBe(digest);
    plain.close();
  }
});

test('a settled store keeps continuity over a checkpoint and over closing and opening', async () => {
  await live.trade(100);
  const { position } = await source().base((await live.mark()).mark);
  await live.checkpoint();
  const settled = await source().settledPosition(position);
  const quiet = await source().changedSince(settled, (await live.mark()).mark);
  expect(quiet.changedCount).toBe(0);
  await live.trade(5);
  const changed = await source().changedSince(settled, (await live.mark()).mark);
  expect(changed.changedCount).toBeGreaterThan(0);
  await live.close();
  const closed = await source().settledPosition(changed.position);
  await live.reopen();
  await live.trade(1);
  const afterOpening = await source().changedSince(closed, (await live.mark()).mark);
  expect(afterOpening.changedCount).toBeGreaterThan(0);
});

test('a checkpoint that was not waited for loses continuity and says so', async () => {
  await live.trade(100);
  const { position } = await source().base((await live.mark()).mark);
  await live.trade(1);
  await live.checkpoint();
  const empty = await live.mark();
  await expect(source().changedSince(position, empty.mark)).rejects.toThrow(ContinuityLost);
  await live.trade(400);
  const later = await live.mark();
  await expect(source().changedSince(position, later.mark)).rejects.toThrow(ContinuityLost);
});

test('a bit changed on the disk is found in the store file, named by its page', async () => {
  await live.trade(300);
  await live.checkpoint();
  const { mark } = await live.mark();
  const victim = Math.floor((await live.pageCount()) * 0.7);
  await flipBit(live.path, (victim - 1) * pageSize + 1234);
  const reading = collect((await source().base(mark)).chunks);
  await expect(reading).rejects.toThrow(SilentCorruption);
  await expect(reading).rejects.toMatchObject({ pageNumber: victim });
});

test('a bit changed in the log is found before anything of it is believed', async () => {
  await live.trade(50);
  const { position } = await source().base((await live.mark()).mark);
  await live.trade(50);
  const { mark } = await live.mark();
  await flipBit(`${live.path}-wal`, walHeaderSize + (mark.frames - 2) * frameSize + frameHeaderSize + 99);
  await expect(source().changedSince(position, mark)).rejects.toThrow(ContinuityLost);
  await expect(source().base(mark)).rejects.toThrow(SilentCorruption);
});

test('a store that shrinks and grows again is followed', async () => {
  await live.trade(400);
  const first = await live.mark();
  const base = await source().base(first.mark);
  const image = await collect(base.chunks);
  await live.vacuum();
  await live.trade(30);
  const { mark, digest } = await live.mark();
  const changed = await source().changedSince(base.position, mark);
  let end = startPlainWal('a base');
  const log: Uint8Array[] = [];
  for await (const [run, isLast] of withLast(changed)) {
    const appended = appendToPlainWal(end, run, isLast ? changed.pageCount : null);
    log.push(appended.bytes);
    end = appended.end;
  }
  const plain = await openPlain('vacuumed', image, Buffer.concat(log));
  expect(plain.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(digestOfOrders(plain)).toBe(digest);
  plain.close();
});

async function* withLast(changed: ChangedPages) {
  let left = changed.changedCount;
  for await (const run of changed.runs) {
    left -= run.numbers.length;
    yield [run, left === 0] as const;
  }
}

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

async function openPlain(name: string, image: Uint8Array, log: Uint8Array | null): Promise<Database.Database> {
  const path = join(directory, `${name}.db`);
  await writeFile(path, image);
  if (log !== null) await writeFile(`${path}-wal`, log);
  return new Database(path);
}

async function flipBit(path: string, offset: number): Promise<void> {
  const file = await open(path, 'r+');
  const byte = Buffer.alloc(1);
  await file.read(byte, 0, 1, offset);
  byte[0] = (byte[0] ?? 0) ^ 1;
  await file.write(byte, 0, 1, offset);
  await file.close();
}
