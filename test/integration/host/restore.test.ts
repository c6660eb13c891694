import { createHash } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newRecoveryCode } from '../../../electron/credentials/key-ring';
import type { Caller } from '../../../electron/pipeline/actor';
import { systemRandomness } from '../../../electron/system/randomness';
import { builtMain } from '../../support/built-main';
import { temporaryFolder } from '../../support/temporary-folder';
import { memoryKeychain, owner, removeFolder, TestHost, window } from '../../support/test-host';

let builtFiles: string;
let folder: string;
let root: string;
let larder: TestHost;
let caller: Caller;
let recoveryCode: string;
let keychain = memoryKeychain();

const own = { username: owner.username, password: owner.password };

beforeAll(async () => {
  builtFiles = await builtMain('restore');
});
afterAll(() => removeFolder(builtFiles));
beforeEach(async () => {
  folder = await temporaryFolder();
  root = join(folder, 'records');
  keychain = memoryKeychain();
  larder = new TestHost({ builtFiles, root, keychain });
  await larder.office.start();
  recoveryCode = await larder.setUp();
  caller = await larder.signIn();
  await larder.ok('backup.addFolder', { path: join(folder, 'usb') }, caller);
});
afterEach(() => larder.leave());

const hire = (username: string) => larder.ok('people.create', { username, display: username, role: 'manager' }, caller);
const names = async (): Promise<readonly string[]> =>
  (await larder.ok('people.list', {}, await larder.signIn())).map(({ username }) => username);
const newest = async () => {
  const [moment] = (await larder.ok('restore.moments', {}, caller)).moments;
  if (!moment) throw new Error('there is no moment');
  return { destinationId: moment.destinationId, snapshotId: moment.snapshotId };
};
const oldest = async () => {
  const moment = (await larder.ok('restore.moments', {}, caller)).moments.at(-1);
  if (!moment) throw new Error('there is no moment');
  return { destinationId: moment.destinationId, snapshotId: moment.snapshotId };
};
const storeHash = (): string =>
  createHash('sha256')
    .update(readFileSync(join(root, 'store', 'store.db')))
    .digest('hex');
const startAgain = async (): Promise<void> => {
  larder = new TestHost({ builtFiles, root, keychain });
  await larder.office.start();
};

test('a moment is put back, audited under who allowed it, and undone whole', async () => {
  const moment = await newest();
  await hire('mira');
  const put = await larder.ok('restore.start', { ...moment, authority: own }, caller);
  expect(put.undoUntil).not.toBeNull();
  expect(await names()).toEqual(['rosalind']);
  caller = await larder.signIn();
  const { entries } = await larder.ok('audit.list', {}, caller);
  expect(entries.find((entry) => entry.action === 'restore.done')?.summary).toContain(put.capturedAt);
  await larder.ok('restore.undo', { password: owner.password }, caller);
  expect(await names()).toContain('mira');
});

describe('the live store keeps every byte when putting back is refused', () => {
  test('for a wrong password and a wrong code', async () => {
    const moment = await newest();
    const other = newRecoveryCode(systemRandomness);
    const before = storeHash();
    const wrong = { ...own, password: 'guess' };
    expect(await larder.refused('restore.start', { ...moment, authority: wrong }, caller)).toBe('auth/wrong-password');
    expect(await larder.refused('restore.start', { ...moment, authority: { recoveryCode: other } }, caller)).toBe(
      'auth/wrong-recovery-code',
    );
    expect(storeHash()).toBe(before);
    expect(larder.office.phase.phase).toBe('open');
  });

  test('for a first password, which whoever made it knows', async () => {
    const moment = await newest();
    const { oneTimePassword } = await hire('mira');
    const authority = { username: 'mira', password: oneTimePassword };
    expect(await larder.refused('restore.start', { ...moment, authority }, caller)).toBe(
      'session/must-change-password',
    );
  });

  test('for a copy with a damaged pack', async () => {
    const moment = await newest();
    const before = storeHash();
    const data = join(folder, 'usb', 'data');
    const packs = readdirSync(data).flatMap((sub) => readdirSync(join(data, sub)).map((name) => join(data, sub, name)));
    const largest = packs.toSorted((left, right) => statSync(right).size - statSync(left).size)[0] ?? '';
    chmodSync(largest, 0o600);
    truncateSync(largest, Math.floor(statSync(largest).size / 2));
    expect(await larder.refused('restore.start', { ...moment, authority: own }, caller)).toMatch(/damaged|not-found/);
    expect(storeHash()).toBe(before);
    expect(await names()).toEqual(['rosalind']);
  });
});

describe('when the records do not open', () => {
  beforeEach(async () => {
    await hire('mira');
    await larder.backup.copy({ reason: 'on demand', tags: [], rebase: 'when-needed', always: true });
    await larder.leave();
    writeFileSync(join(root, 'store', 'store.db'), Buffer.alloc(64 * 1024, 7));
    await startAgain();
    expect(larder.office.phase.phase).toBe('damaged');
    caller = window;
  });

  test('no code but the right one puts anything back', async () => {
    const moment = await oldest();
    for (const code of ['anything', newRecoveryCode(systemRandomness)])
      expect(await larder.refused('restore.start', { ...moment, authority: { recoveryCode: code } }, window)).toMatch(
        /^auth\/(mistyped|wrong)-recovery-code$/,
      );
    await larder.ok('restore.start', { ...moment, authority: { recoveryCode } }, window);
    expect(await names()).toEqual(['rosalind']);
  });

  test('the owner’s password is checked against the copy, and the damaged store is kept', async () => {
    const moment = await newest();
    const wrong = { ...own, password: 'guess' };
    expect(await larder.refused('restore.start', { ...moment, authority: wrong }, window)).toBe('auth/wrong-password');
    expect(larder.office.phase.phase).toBe('damaged');
    await larder.ok('restore.start', { ...moment, authority: own }, window);
    expect(await names()).toContain('mira');
    const [kept] = readdirSync(join(root, 'quarantine'));
    expect(readFileSync(join(root, 'quarantine', kept ?? '', 'store', 'store.db'))[0]).toBe(7);
  });

  test('a key file that is damaged too gives way to new keys, for whoever has the code', async () => {
    await larder.leave();
    writeFileSync(join(root, 'keys.json'), '{"version":');
    await startAgain();
    const look = { path: join(folder, 'usb'), recoveryCode };
    const { sourceId, moments } = await larder.ok('restore.openFolder', look, window);
    const snapshotId = moments[0]?.snapshotId ?? '';
    await larder.ok('restore.start', { destinationId: sourceId, snapshotId, authority: { recoveryCode } }, window);
    expect(await names()).toContain('mira');
    expect(readdirSync(root).some((name) => name.startsWith('keys.json.unreadable'))).toBe(true);
  });
});

test('on a new PC the keys belong to the folder that was put back, not to one that was looked into before', async () => {
  await larder.leave();
  const elsewhere = join(folder, 'elsewhere');
  const other = new TestHost({ builtFiles, root: elsewhere });
  await other.office.start();
  const otherCode = await other.setUp();
  await other.ok('backup.addFolder', { path: join(folder, 'other-usb') }, await other.signIn());
  await other.leave();
  root = join(folder, 'new-pc');
  await startAgain();
  const wrongStick = { path: join(folder, 'other-usb'), recoveryCode: otherCode };
  const first = await larder.ok('restore.openFolder', wrongStick, window);
  const refusedAuthority = { username: 'nobody', password: 'x' };
  const attempt = {
    destinationId: first.sourceId,
    snapshotId: first.moments[0]?.snapshotId ?? '',
    authority: refusedAuthority,
  };
  expect(await larder.refused('restore.start', attempt, window)).toBe('auth/wrong-password');
  const right = await larder.ok('restore.openFolder', { path: join(folder, 'usb'), recoveryCode }, window);
  const snapshotId = right.moments[0]?.snapshotId ?? '';
  await larder.ok('restore.start', { destinationId: right.sourceId, snapshotId, authority: { recoveryCode } }, window);
  await expect(larder.office.keyRing.openWithRecoveryCode(recoveryCode, false)).resolves.toBeDefined();
  expect(larder.backup.book.destinations.map((known) => known.path)).toEqual([join(folder, 'usb')]);
  expect(larder.backup.book.destinations[0]?.lastFailure).toBeNull();
});

test('a manager puts the newest moment of a known place back, but nothing from a folder somebody brings', async () => {
  const { oneTimePassword } = await hire('mira');
  const first = await larder.signIn('mira', oneTimePassword);
  const password = 'rosemary on the windowsill';
  await larder.ok('auth.changePassword', { current: oneTimePassword, next: password }, first);
  await larder.backup.copy({ reason: 'on demand', tags: [], rebase: 'when-needed', always: true });
  await larder.backup.prove(undefined);
  const authority = { username: 'mira', password };
  const brought = await larder.ok('restore.openFolder', { path: join(folder, 'usb'), recoveryCode }, caller);
  const snapshotId = brought.moments[0]?.snapshotId ?? '';
  expect(
    await larder.refused('restore.start', { destinationId: brought.sourceId, snapshotId, authority }, caller),
  ).toBe('session/not-allowed');
  expect(await larder.refused('restore.start', { ...(await oldest()), authority }, caller)).toBe('session/not-allowed');
  await larder.ok('restore.start', { ...(await newest()), authority }, caller);
});
