import { randomBytes } from 'node:crypto';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bundleHost, type RunningLarder, signedIn, startLarder } from '../../support/running-larder';
import { larder, newRestaurant, recordsPassword, squareFiles } from '../../support/terminal';

let folder: string;
let host: string;
let recoveryCode: string;
let good: string;
let round = 0;
let data: string;
let running: RunningLarder | undefined;
const store = () => join(data, 'store/store.db');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'larder-damage-'));
  host = await bundleHost();
  good = join(folder, 'good');
  recoveryCode = await newRestaurant(good);
  const asRosa = { password: recordsPassword };
  await larder(['import', ...squareFiles, '--data', good], asRosa);
  await larder(['backup', 'add-folder', join(folder, 'usb'), '--data', good], asRosa);
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(() => {
  round += 1;
  data = join(folder, `round-${round}`);
  cpSync(good, data, { recursive: true });
});
afterEach(async () => {
  await running?.kill();
  running = undefined;
});

async function started(): Promise<{ readonly larder: RunningLarder; readonly ms: number }> {
  const before = performance.now();
  running = await startLarder(host, data);
  return { larder: running, ms: performance.now() - before };
}

const noise = (bytes: number) => new Uint8Array(randomBytes(bytes));

const damages: readonly (readonly [string, () => void])[] = [
  ['overwritten with noise', () => writeFileSync(store(), noise(statSync(store()).size))],
  ['cut in the middle', () => truncateSync(store(), Math.floor(statSync(store()).size / 2 / 4096) * 4096)],
  ['cut inside a page', () => truncateSync(store(), 5000)],
  ['emptied', () => truncateSync(store(), 0)],
  ['replaced by another program’s file', () => copyFileSync(squareFiles[0] ?? '', store())],
  ['damaged in its first page only', () => overwrite(store(), 100, noise(64))],
  ['removed while its key is here', () => rmSync(store())],
];

function overwrite(path: string, offset: number, bytes: Uint8Array): void {
  const all = readFileSync(path);
  all.set(bytes, offset);
  writeFileSync(path, all);
}

describe('a store that was', () => {
  it.each(damages)('%s leads to the start screen within ten seconds, and nothing is deleted', async (_name, damage) => {
    damage();
    const left = existsSync(store()) ? readFileSync(store()) : null;
    const { larder: here, ms } = await started();
    const state = await here.value('app.state', {});
    expect(state.phase).toBe('damaged');
    expect(state.problem?.message.length).toBeGreaterThan(20);
    expect(state.problem?.code).toMatch(/^LRD-/);
    expect(ms).toBeLessThan(10_000);
    if (left) expect(readFileSync(store()).equals(left)).toBe(true);
    expect(existsSync(join(data, 'keys.json'))).toBe(true);
    expect(await here.refusal('auth.signIn', { username: 'rosa', password: recordsPassword })).toBe('request/not-now');
  });

  it('of a newer Larder is left alone, and the reason is said', async () => {
    const schemaByte = await laterSchema();
    const { larder: here } = await started();
    const state = await here.value('app.state', {});
    expect(state.phase).toBe('newer-store');
    expect(state.problem?.key).toBe('store/newer');
    expect(schemaByte).toBeGreaterThan(0);
  });
});

/** Raises the schema number with the restored keys, as a newer Larder would have. */
async function laterSchema(): Promise<number> {
  const { readKeyFile, unsealByRecoveryCode } = await import('../../../electron/credentials/key-file');
  const { openDatabase } = await import('../../../electron/store/open-database');
  const file = readKeyFile(join(data, 'keys.json'));
  const key = file ? await unsealByRecoveryCode(file, recoveryCode) : null;
  if (!key) throw new Error('the recovery code does not open the keys');
  const database = openDatabase({ path: store(), key, mode: 'write' });
  const version = Number(database.pragma('user_version', { simple: true }));
  database.pragma(`user_version = ${version + 1}`);
  database.close();
  return version;
}

describe('putting a copy back over a ruined store', () => {
  async function newestMoment(here: RunningLarder) {
    const { moments, unreachable } = await here.value('restore.moments', {});
    expect(unreachable).toEqual([]);
    const moment = moments.find(({ restorable }) => restorable);
    if (!moment) throw new Error('no moment to put back');
    return moment;
  }

  it('takes the owner’s password, checked against the copy, and keeps the ruined file', async () => {
    const ruin = noise(40_000);
    writeFileSync(store(), ruin);
    const { larder: here } = await started();
    const { destinationId, snapshotId } = await newestMoment(here);
    const wrong = { destinationId, snapshotId, authority: { username: 'rosa', password: 'not the kitchen at dawn' } };
    expect(await here.refusal('restore.start', wrong)).toBe('auth/wrong-password');
    expect(readFileSync(store()).equals(ruin)).toBe(true);
    const authority = { username: 'rosa', password: recordsPassword };
    const put = await here.value('restore.start', { destinationId, snapshotId, authority });
    expect(put.counts).toMatchObject({ orders: 11, users: 1 });
    expect((await here.value('app.state', {})).phase).toBe('open');
    const window = await signedIn(here, 'rosa', recordsPassword);
    expect((await here.value('day.summary', { businessDate: '2026-11-21' }, window)).orders.count).toBe(11);
    expect(await here.value('audit.verify', {}, window)).toMatchObject({ ok: true });
    const kept = readdirSync(join(data, 'quarantine'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('store.db'),
    );
    expect(kept.some((name) => readFileSync(join(data, 'quarantine', name)).equals(ruin))).toBe(true);
  });

  it('works with the recovery code too', async () => {
    writeFileSync(store(), noise(40_000));
    const { larder: here } = await started();
    const { destinationId, snapshotId } = await newestMoment(here);
    await here.value('restore.start', { destinationId, snapshotId, authority: { recoveryCode } });
    expect((await here.value('app.state', {})).phase).toBe('open');
  });

  it('from an open store can be undone', async () => {
    const { larder: here } = await started();
    let window = await signedIn(here, 'rosa', recordsPassword);
    const { destinationId, snapshotId } = await newestMomentAs(here, window);
    await here.value('people.create', { username: 'marco', display: 'Marco', role: 'manager' }, window);
    const authority = { username: 'rosa', password: recordsPassword };
    await here.value('restore.start', { destinationId, snapshotId, authority }, window);
    expect(await here.value('auth.people', {})).toHaveLength(1);
    expect((await here.value('app.state', {})).undoUntil).not.toBeNull();
    window = await signedIn(here, 'rosa', recordsPassword);
    await here.value('restore.undo', { password: recordsPassword }, window);
    expect(await here.value('auth.people', {})).toHaveLength(2);
    window = await signedIn(here, 'rosa', recordsPassword);
    expect(await here.value('audit.verify', {}, window)).toMatchObject({ ok: true });
  });

  async function newestMomentAs(here: RunningLarder, window: Awaited<ReturnType<typeof signedIn>>) {
    const { moments } = await here.value('restore.moments', {}, window);
    const moment = moments[0];
    if (!moment) throw new Error('no moment');
    return moment;
  }
});

describe('the log beside the store', () => {
  it('being gone costs nothing after an ordered end', async () => {
    rmSync(`${store()}-wal`, { force: true });
    rmSync(`${store()}-shm`, { force: true });
    const { larder: here } = await started();
    expect((await here.value('app.state', {})).phase).toBe('open');
  });

  it('of another store, or noise in its place, never makes false records', async () => {
    for (const foreign of [noise(64 * 1024), new Uint8Array(readFileSync(store()))]) {
      writeFileSync(`${store()}-wal`, foreign);
      writeFileSync(`${store()}-shm`, noise(32_768));
      const { larder: here } = await started();
      const { phase } = await here.value('app.state', {});
      expect(['open', 'damaged']).toContain(phase);
      if (phase === 'open') {
        const window = await signedIn(here, 'rosa', recordsPassword);
        expect(await here.value('audit.verify', {}, window)).toMatchObject({ ok: true });
        expect((await here.value('day.summary', { businessDate: '2026-11-21' }, window)).orders.count).toBe(11);
      }
      await here.kill();
    }
  });

  it('removed after a crash is noticed: the copies know of later changes', async () => {
    const { larder: here } = await started();
    const window = await signedIn(here, 'rosa', recordsPassword);
    await here.value('people.create', { username: 'marco', display: 'Marco', role: 'manager' }, window);
    await here.value('backup.now', { reason: 'on demand' }, window);
    await here.kill();
    expect(statSync(`${store()}-wal`).size).toBeGreaterThan(0);
    rmSync(`${store()}-wal`);
    const again = (await started()).larder;
    const state = await again.value('app.state', {});
    const people = state.phase === 'open' ? await again.value('auth.people', {}) : [];
    // Either it says so, or nothing is missing; silence over a missing colleague would be the fault.
    if (people.length < 2) expect(await lossIsTold(again)).toBe(true);
  });
});

async function lossIsTold(here: RunningLarder): Promise<boolean> {
  const state = await here.value('app.state', {});
  if (state.phase !== 'open') return state.problem !== null;
  const window = await signedIn(here, 'rosa', recordsPassword);
  const health = await here.value('health.summary', {}, window);
  return health.alerts.length > 0 || health.checks.some((check) => check.name === 'store' && check.state !== 'good');
}

it('a restore killed at any moment leaves whole records for the next start', async () => {
  const outcomes = new Set<string>();
  for (let attempt = 0; attempt < 6; attempt += 1) {
    data = join(folder, `killed-${attempt}`);
    mkdirSync(data);
    cpSync(good, data, { recursive: true });
    writeFileSync(store(), noise(40_000));
    const { larder: here } = await started();
    const { moments } = await here.value('restore.moments', {});
    const { destinationId, snapshotId } = moments[0] ?? { destinationId: '', snapshotId: '' };
    const authority = { username: 'rosa', password: recordsPassword };
    const restoring = here.ask('restore.start', { destinationId, snapshotId, authority }).then(
      () => 'finished',
      () => 'killed',
    );
    const { promise, resolve } = Promise.withResolvers<void>();
    setTimeout(resolve, 60 + attempt * 70);
    await promise;
    expect(await here.kill()).toBe('SIGKILL');
    outcomes.add(await restoring);
    const again = (await started()).larder;
    const { phase } = await again.value('app.state', {});
    expect(['open', 'damaged']).toContain(phase);
    if (phase === 'damaged') {
      const put = await again.value('restore.start', { destinationId, snapshotId, authority });
      expect(put.counts).toMatchObject({ orders: 11 });
    }
    const window = await signedIn(again, 'rosa', recordsPassword);
    expect(await again.value('audit.verify', {}, window)).toMatchObject({ ok: true });
    expect((await again.value('day.summary', { businessDate: '2026-11-21' }, window)).orders.count).toBe(11);
    await again.kill();
  }
  expect(outcomes).toContain('killed');
});
