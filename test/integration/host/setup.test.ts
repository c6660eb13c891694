import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { builtMain } from '../../support/built-main';
import { temporaryFolder } from '../../support/temporary-folder';
import { memoryKeychain, owner, removeFolder, restaurant, TestHost, window } from '../../support/test-host';

let builtFiles: string;
let root: string;
let larder: TestHost;

beforeAll(async () => {
  builtFiles = await builtMain('setup');
});
afterAll(() => removeFolder(builtFiles));
beforeEach(async () => {
  root = join(await temporaryFolder(), 'records');
  larder = new TestHost({ builtFiles, root });
  await larder.office.start();
});
afterEach(() => larder.leave());

test('two set-ups at once make one restaurant, whose keys open it after a restart', async () => {
  await larder.leave();
  const keychain = memoryKeychain();
  larder = new TestHost({ builtFiles, root, keychain });
  await larder.office.start();
  const { recoveryCode } = await larder.ok('setup.prepareRecoveryCode', {}, window);
  const wish = { restaurant, owner, recoveryCode };
  const answers = await Promise.all([
    larder.host.call('setup.createRestaurant', wish, window),
    larder.host.call('setup.createRestaurant', wish, window),
  ]);
  expect(answers.map(({ envelope }) => (envelope.ok ? 'made' : envelope.failure.key))).toEqual([
    'made',
    'request/not-now',
  ]);
  await larder.leave();
  larder = new TestHost({ builtFiles, root, keychain });
  expect(await larder.office.start()).toMatchObject({ phase: 'open' });
});

test('a password that is refused leaves nothing in the way of a better one', async () => {
  const { recoveryCode } = await larder.ok('setup.prepareRecoveryCode', {}, window);
  const weak = { restaurant, owner: { ...owner, password: 'password' }, recoveryCode };
  expect(await larder.refused('setup.createRestaurant', weak, window)).toBe('auth/weak-password');
  await larder.ok('setup.createRestaurant', { restaurant, owner, recoveryCode }, window);
  expect(larder.office.phase.phase).toBe('open');
});

test('a folder for copies that cannot be one is refused before anything is made', async () => {
  const { recoveryCode } = await larder.ok('setup.prepareRecoveryCode', {}, window);
  const wish = { restaurant, owner, recoveryCode, copiesFolder: join(root, 'copies') };
  expect(await larder.refused('setup.createRestaurant', wish, window)).toBe('destination/inside-records');
  expect(larder.office.phase.phase).toBe('first-run');
  expect(readdirSync(root)).not.toContain('keys.json');
});

test('a set-up that was cut off after the keys begins anew, with what it left put aside', async () => {
  await larder.setUp();
  await larder.leave();
  const keys = join(root, 'keys.json');
  writeFileSync(keys, JSON.stringify({ ...JSON.parse(readFileSync(keys, 'utf8')), complete: false }));
  larder = new TestHost({ builtFiles, root });
  expect(await larder.office.start()).toMatchObject({ phase: 'first-run' });
  expect(readdirSync(join(root, 'quarantine'))[0]).toMatch(/^unfinished-/);
  await larder.setUp();
  expect(larder.office.phase.phase).toBe('open');
});

test.each(['', '{"version":1,"install'])('a key file that cannot be read is no first run: “%s”', async (text) => {
  await larder.setUp();
  await larder.leave();
  writeFileSync(join(root, 'keys.json'), text);
  larder = new TestHost({ builtFiles, root });
  expect(await larder.office.start()).toMatchObject({ phase: 'damaged' });
  expect(readFileSync(join(root, 'keys.json'), 'utf8')).toBe(text);
});

test('a store that vanished is a problem to show, never a new store', async () => {
  const keychain = memoryKeychain();
  await larder.leave();
  larder = new TestHost({ builtFiles, root, keychain });
  await larder.office.start();
  await larder.setUp();
  await larder.leave();
  rmSync(join(root, 'store'), { recursive: true });
  larder = new TestHost({ builtFiles, root, keychain });
  expect(await larder.office.start()).toMatchObject({ phase: 'damaged', problem: { key: 'store/missing' } });
  expect(readdirSync(root)).not.toContain('store');
});

test('notes of copies and undo that are damaged do not keep the records from opening', async () => {
  const keychain = memoryKeychain();
  await larder.leave();
  larder = new TestHost({ builtFiles, root, keychain });
  await larder.office.start();
  await larder.setUp();
  await larder.leave();
  writeFileSync(join(root, 'destinations.json'), 'not json');
  mkdirSync(join(root, 'undo', 'x'), { recursive: true });
  writeFileSync(join(root, 'undo', 'x', 'undo.json'), '{"keep":"../../"}');
  larder = new TestHost({ builtFiles, root, keychain });
  expect(await larder.office.start()).toMatchObject({ phase: 'open' });
  expect(await larder.ok('app.state', {}, window)).toMatchObject({ phase: 'open', undoUntil: null });
});

test('the sample is left whole in quarantine, and the next restaurant gets keys of its own', async () => {
  await larder.setUp();
  const first = larder.office.keyRing.installationId;
  larder.office.keyRing.abandon();
  await larder.leave();
  larder = new TestHost({ builtFiles, root });
  expect(await larder.office.start()).toMatchObject({ phase: 'first-run' });
  await larder.setUp();
  expect(larder.office.keyRing.installationId).not.toBe(first);
});

test('a store thread that dies is started again with everything acknowledged, and somebody signs in anew', async () => {
  await larder.setUp();
  const caller = await larder.signIn();
  await larder.ok('people.create', { username: 'mira', display: 'Mira', role: 'cashier' }, caller);
  const dying = larder.office.store.writer;
  larder.phases.length = 0;
  await dying.kill();
  await expect.poll(() => larder.phases.at(-1)).toBe('open');
  expect(await larder.refused('people.list', {}, caller)).toBe('session/signed-out');
  const people = await larder.ok('people.list', {}, await larder.signIn());
  expect(people.map(({ username }) => username)).toContain('mira');
});

test('a store thread that dies again at once is a problem to show', async () => {
  await larder.setUp();
  larder.phases.length = 0;
  await larder.office.store.writer.kill();
  await expect.poll(() => larder.phases.at(-1)).toBe('open');
  larder.clock.advance(1_000);
  larder.phases.length = 0;
  await larder.office.store.writer.kill();
  await expect.poll(() => larder.phases.at(-1)).toBe('damaged');
});
