import { expect, test } from 'vitest';
import { type Progress, progressMeter } from '../../../electron/backup/engine/progress';
import { saveBlobs } from '../../../electron/backup/engine/save-blobs';
import { loadAhead } from '../../../electron/backup/restore/load-ahead';

async function* chunks(count: number) {
  for (let index = 0; index < count; index++) yield Uint8Array.of(index);
}

/** Promises that are settled by hand, in any order. */
function gates<Value>(count: number) {
  return Array.from({ length: count }, () => Promise.withResolvers<Value>());
}

test('blobs are answered in the order they came, though a later one is ready first', async () => {
  const ready = gates<string>(3);
  const told: number[] = [];
  const repository = {
    saveBlob: (_type: string, bytes: Uint8Array) => ready[bytes[0] ?? 0]?.promise ?? Promise.reject(),
  };
  const saving = saveBlobs(repository, chunks(3), { signal: undefined, onBytes: (bytes) => told.push(bytes) });
  ready[2]?.resolve('third');
  ready[1]?.resolve('second');
  ready[0]?.resolve('first');
  expect((await saving).map((blob) => blob.id)).toEqual(['first', 'second', 'third']);
  expect(told).toEqual([1, 1, 1]);
});

test('a blob that cannot be saved fails the whole, after the others have ended', async () => {
  let ended = 0;
  const repository = {
    async saveBlob(_type: string, bytes: Uint8Array) {
      if (bytes[0] === 2) throw new Error('full');
      ended += 1;
      return 'id';
    },
  };
  const saving = saveBlobs(repository, chunks(3), { signal: undefined, onBytes: () => undefined });
  await expect(saving).rejects.toThrow('full');
  expect(ended).toBe(2);
});

test('blobs are loaded ahead, a few at a time, and given in order', async () => {
  const asked: string[] = [];
  const repository = {
    async loadBlob(id: string) {
      asked.push(id);
      return Buffer.from(id);
    },
  };
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
  const loading = loadAhead(repository, ids, undefined);
  expect(String((await loading.next()).value)).toBe('a');
  expect(asked).toEqual(['a', 'b', 'c', 'd']);
  const rest: string[] = [];
  for await (const bytes of loading) rest.push(String(bytes));
  expect(rest).toEqual(['b', 'c', 'd', 'e', 'f']);
});

test('a cancelled signal stops loading', async () => {
  const repository = { loadBlob: async () => new Uint8Array(1) };
  const loading = loadAhead(repository, ['a'], AbortSignal.abort());
  await expect(loading.next()).rejects.toMatchObject({ code: 'cancelled' });
});

test('progress is told at most ten times a second, and always at the end', () => {
  let now = 0;
  const told: Progress[] = [];
  const clock = { now: () => new Date(0), monotonicMs: () => now };
  const meter = progressMeter(100, clock, (progress) => told.push(progress));
  for (let step = 0; step < 10; step++) {
    now += 50;
    meter(10);
  }
  expect(told.map((progress) => progress.done)).toEqual([10, 30, 50, 70, 90, 100]);
  expect(told.at(-1)).toEqual({ done: 100, total: 100, rate: 200 });
});
