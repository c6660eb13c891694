import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Caller } from '../../../electron/pipeline/actor';
import { builtMain } from '../../support/built-main';
import { temporaryFolder } from '../../support/temporary-folder';
import { memoryKeychain, owner, removeFolder, TestHost } from '../../support/test-host';

let builtFiles: string;
let folder: string;
let root: string;
let larder: TestHost;
let caller: Caller;
const keychain = memoryKeychain();

beforeAll(async () => {
  builtFiles = await builtMain('copies');
});
afterAll(() => removeFolder(builtFiles));
beforeEach(async () => {
  folder = await temporaryFolder();
  root = join(folder, 'records');
  larder = new TestHost({ builtFiles, root, keychain });
  await larder.office.start();
  await larder.setUp();
  caller = await larder.signIn();
});
afterEach(() => larder.leave());

let hired = 0;
/** A change that a copy has to hold. */
async function change(): Promise<void> {
  hired += 1;
  await larder.ok('people.create', { username: `cook${hired}`, display: `Cook ${hired}`, role: 'cashier' }, caller);
}

const addPlace = async (name: string): Promise<string> => {
  const { id } = await larder.ok('backup.addFolder', { path: join(folder, name) }, caller);
  return id;
};
const place = (id: string) => larder.backup.book.find(id);
const reasons = async (id: string): Promise<readonly string[]> => {
  const { moments } = await larder.ok('restore.moments', {}, caller);
  return moments.filter((moment) => moment.destinationId === id).map((moment) => moment.reason);
};

test('a night has one daily copy, however many ask for it at 02:00', async () => {
  const id = await addPlace('usb');
  await larder.backup.checkDue();
  larder.clock.set('2026-11-18T07:00:00.000Z');
  await Promise.all([larder.backup.checkDue(), larder.backup.checkDue(), larder.backup.opened()]);
  await larder.backup.checkDue();
  expect((await reasons(id)).filter((reason) => reason === 'daily')).toHaveLength(2);
  larder.clock.set('2026-11-19T06:59:59.000Z');
  await larder.backup.checkDue();
  expect((await reasons(id)).filter((reason) => reason === 'daily')).toHaveLength(2);
});

test('a place that was away is not made anew, fails alone, and goes on by itself when it is back', async () => {
  const [away, present] = [await addPlace('usb'), await addPlace('second-disk')];
  await larder.backup.checkDue();
  renameSync(join(folder, 'usb'), join(folder, 'pulled'));
  await change();
  await larder.backup.checkDue();
  expect(existsSync(join(folder, 'usb'))).toBe(false);
  expect(place(away)?.lastFailure?.key).toBe('destination/offline');
  expect(place(present)?.lastFailure).toBeNull();
  const { commitCounter } = await larder.backup.ports.ledger.mark();
  expect(place(present)?.lastSnapshot?.commitCounter).toBe(commitCounter);
  renameSync(join(folder, 'pulled'), join(folder, 'usb'));
  await larder.backup.checkDue();
  expect(place(away)).toMatchObject({ lastFailure: null, lastSnapshot: { commitCounter } });
});

test('an empty folder where a disk was mounted, and another stick there, are never written to', async () => {
  const id = await addPlace('usb');
  rmSync(join(folder, 'usb'), { recursive: true });
  mkdirSync(join(folder, 'usb'));
  await change();
  await larder.backup.checkDue();
  expect(place(id)?.lastFailure?.key).toMatch(/^(destination\/offline|restore\/no-copies)$/);
  expect(readdirSync(join(folder, 'usb'))).toEqual([]);
});

test('a backup process that was killed is started again, and the copy is made', async () => {
  const id = await addPlace('usb');
  await change();
  const killed = larder.processIds.at(-1) ?? 0;
  const copied = larder.backup.copy({ reason: 'on demand', tags: [], rebase: 'always', always: true });
  process.kill(killed, 'SIGKILL');
  const [result] = await copied;
  expect(result?.failure).toBeNull();
  expect(larder.processIds.at(-1)).not.toBe(killed);
  expect(place(id)?.lastFailure).toBeNull();
});

test('what a person stopped is no failure of the place', async () => {
  const id = await addPlace('usb');
  const stopped = AbortSignal.abort();
  const wish = { reason: 'on demand', tags: [], rebase: 'always', always: true, signal: stopped } as const;
  const [result] = await larder.backup.copy(wish);
  expect(result?.failure?.key).toBe('operation/cancelled');
  expect(place(id)?.lastFailure).toBeNull();
});

test('a copy whose turn comes after what it was to precede is not made', async () => {
  const id = await addPlace('usb');
  const wish = { reason: 'before import', tags: [], rebase: 'when-needed', always: true } as const;
  await larder.backup.copy({ ...wish, tooLate: () => true });
  expect(await reasons(id)).not.toContain('before import');
  await larder.backup.copy({ ...wish, tooLate: () => false });
  expect(await reasons(id)).toContain('before import');
});

test('leaving and starting again costs no new base, although nothing but a visit was written', async () => {
  await addPlace('usb');
  for (let start = 0; start < 3; start += 1) {
    await larder.leave();
    larder = new TestHost({ builtFiles, root, keychain });
    await larder.office.start();
    caller = await larder.signIn();
    const [result] = await larder.backup.copy({ reason: 'visit', tags: [], rebase: 'when-needed', always: true });
    expect(result?.run?.newBytes).toBeLessThan(60_000);
  }
  const state = readdirSync(join(root, 'capture'));
  expect(state).toHaveLength(1);
});

test('a new recovery code is told although a place is away, which takes it with its next copy', async () => {
  const id = await addPlace('usb');
  renameSync(join(folder, 'usb'), join(folder, 'pulled'));
  const { recoveryCode } = await larder.ok('setup.newRecoveryCode', { password: owner.password }, caller);
  expect(place(id)?.replacesKeyFile).not.toBeNull();
  renameSync(join(folder, 'pulled'), join(folder, 'usb'));
  const look = { path: join(folder, 'usb'), recoveryCode };
  expect(await larder.refused('restore.openFolder', look, caller)).toBe('auth/wrong-recovery-code');
  await change();
  await larder.backup.checkDue();
  expect(place(id)?.replacesKeyFile).toBeNull();
  expect((await larder.ok('restore.openFolder', look, caller)).moments.length).toBeGreaterThan(0);
});

test('a folder is one place, whatever its name', async () => {
  await addPlace('usb');
  const again = { path: `${join(folder, 'usb')}/../usb/` };
  expect(await larder.refused('backup.addFolder', again, caller)).toBe('destination/exists');
});

test('nobody signed out has a copy made, or waits for one', async () => {
  const id = await addPlace('usb');
  const before = place(id)?.copies;
  const nobody: Caller = { kind: 'session', sessionId: null };
  const asked = { sessionId: '01900000-0000-7000-8000-000000000001', note: 'x' };
  await larder.host.call('cash.signOff', asked, nobody);
  expect(place(id)?.copies).toBe(before);
});
