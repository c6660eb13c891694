import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { undoRestore } from '../../../electron/backup/restore/restore-plan';
import { recoverInterruptedRestore, swapStore } from '../../../electron/backup/restore/swap';

const program = fileURLToPath(new URL('./support/swap-process.ts', import.meta.url));
const hooks = fileURLToPath(new URL('./support/typescript-hooks.ts', import.meta.url));

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'larder-swap-'));
  await write('store/store.db', 'old');
  await write('store/store.db-wal', 'old log');
  await write('capture/state.json', 'old state');
  await write('staging/first/store/store.db', 'new');
});
afterEach(() => rm(root, { recursive: true }));

test('a swap puts the new store there and keeps the old one with its log', async () => {
  swapStore({ root, from: 'staging/first', keep: 'undo/first' });
  expect(await whole()).toBe('new');
  expect(await text('undo/first/store/store.db-wal')).toBe('old log');
  expect(await text('undo/first/capture/state.json')).toBe('old state');
  expect(await text('capture/state.json')).toBeNull();
});

test('an undo brings back the old store with its log and what the engine knew of it', async () => {
  swapStore({ root, from: 'staging/first', keep: 'undo/first' });
  await write('capture/state.json', 'new state');
  undoRestore({ root, keep: 'undo/first' }, 'second');
  expect(await whole()).toBe('old');
  expect(await text('capture/state.json')).toBe('old state');
  expect(await text('undo/second/store/store.db')).toBe('new');
  expect(await text('undo/second/capture/state.json')).toBe('new state');
});

test('a data folder without a store gets one', async () => {
  await rm(join(root, 'store'), { recursive: true });
  await rm(join(root, 'capture'), { recursive: true });
  swapStore({ root, from: 'staging/first', keep: 'undo/first' });
  expect(await text('store/store.db')).toBe('new');
  expect(existsSync(join(root, 'undo', 'first'))).toBe(false);
});

test('a staged store that is still open is not swapped in', async () => {
  await write('staging/first/store/store.db-wal', '');
  expect(() => swapStore({ root, from: 'staging/first', keep: 'undo/first' })).toThrow('left-open');
  expect(await whole()).toBe('old');
});

test('a path that leads out of the data folder is refused', async () => {
  expect(() => swapStore({ root, from: 'staging/../..', keep: 'undo/first' })).toThrow();
  expect(() => swapStore({ root, from: 'staging/first', keep: '/etc' })).toThrow();
  expect(await whole()).toBe('old');
});

test('a start with nothing to recover clears half-staged stores and touches nothing else', async () => {
  expect(recoverInterruptedRestore(root)).toBe('nothing');
  expect(await whole()).toBe('old');
  expect(existsSync(join(root, 'staging'))).toBe(false);
});

test('a swap whose new store has vanished is taken back', async () => {
  swapStore({ root, from: 'staging/first', keep: 'undo/first' });
  await rm(join(root, 'store'), { recursive: true });
  const intent = { intentVersion: 1, from: 'staging/first', keep: 'undo/first', brings: ['store'] };
  await write('restore.json', JSON.stringify({ ...intent, replaces: ['store', 'capture'] }));
  expect(recoverInterruptedRestore(root)).toBe('rolled-back');
  expect(await whole()).toBe('old');
  expect(await text('capture/state.json')).toBe('old state');
});

describe('killed at every change to the disk', () => {
  test('a swap leaves one store whole, and the next start needs no hand', { timeout: 240_000 }, async () => {
    const { outcomes, steps } = await killEverywhere('swap');
    expect(steps).toBeGreaterThan(12);
    expect(outcomes).toHaveLength(steps * 2);
    expect(new Set(outcomes)).toEqual(new Set(['old', 'new']));
    // Once decided it is carried through: after the first "new" there is no "old" any more.
    expect(outcomes.lastIndexOf('old')).toBeLessThan(outcomes.indexOf('new'));
  });

  test('a recovery that is killed itself is recovered from', { timeout: 240_000 }, async () => {
    const { outcomes, steps } = await killEverywhere('recover');
    expect(steps).toBeGreaterThan(8);
    expect(outcomes).toHaveLength(steps * 2);
    expect(new Set(outcomes)).toEqual(new Set(['new']));
  });
});

/** Repeats a step with a kill before and after its n-th change, until a run gets through without meeting its kill. */
async function killEverywhere(step: 'swap' | 'recover') {
  const outcomes: string[] = [];
  for (let at = 1; ; at++) {
    for (const moment of ['before', 'after']) {
      await freshRoot(step);
      const run = runProcess(step, at, moment);
      if (run.signal !== 'SIGKILL') {
        expect(run.stderr).toBe('');
        expect(Number(run.stdout)).toBe(at - 1);
        return { outcomes, steps: at - 1 };
      }
      recoverInterruptedRestore(root);
      outcomes.push(await whole());
      expect(existsSync(join(root, 'restore.json'))).toBe(false);
    }
  }
}

async function freshRoot(step: 'swap' | 'recover'): Promise<void> {
  await rm(root, { recursive: true });
  await write('store/store.db', 'old');
  await write('store/store.db-wal', 'old log');
  await write('capture/state.json', 'old state');
  await write('staging/first/store/store.db', 'new');
  if (step === 'swap') return;
  const intent = { intentVersion: 1, from: 'staging/first', keep: 'undo/first', brings: ['store'] };
  await write('restore.json', JSON.stringify({ ...intent, replaces: ['store', 'capture'] }));
}

function runProcess(step: string, at: number, moment: string) {
  const words = ['--import', hooks, program, root, step, String(at), moment];
  return spawnSync(process.execPath, words, { encoding: 'utf8', env: { ...process.env, NODE_NO_WARNINGS: '1' } });
}

/** Which store stands there, after making sure that nothing of the other one stands beside it. */
async function whole(): Promise<string> {
  const store = await text('store/store.db');
  expect(await text('store/store.db-wal')).toBe(store === 'old' ? 'old log' : null);
  expect(store === 'old' || (await text('undo/first/store/store.db')) === 'old').toBe(true);
  return store ?? 'none';
}

async function text(path: string): Promise<string | null> {
  return existsSync(join(root, path)) ? readFile(join(root, path), 'utf8') : null;
}

async function write(path: string, content: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), content);
}
