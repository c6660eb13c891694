import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireWellTyped } from '../../../electron/credentials/key-ring';
import { bundleHost, startLarder } from '../../support/running-larder';
import {
  builtFiles,
  type Ended,
  larder,
  larderJson,
  newRestaurant,
  projectRoot,
  recordsPassword,
  runProgram,
  terminalEnvironment,
  withoutKeychain,
} from '../../support/terminal';

interface Refused {
  readonly ok: false;
  readonly failure: { readonly key: string; readonly message: string };
}

let folder: string;
let recoveryCode: string;
let host: string;
const data = () => join(folder, 'records');
const asRosa = { password: recordsPassword };
const verify = () => ['audit', 'verify', '--data', data()];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'larder-keychain-'));
  recoveryCode = await newRestaurant(data());
  host = await bundleHost();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const storeFile = (root = data()) => readFileSync(join(root, 'store/store.db'));

/** Runs shell words in a desktop session of its own, whose keyring knows nothing of ours. */
function inFreshDesktop(script: string): Promise<Ended> {
  const keyring = join(projectRoot, 'scripts/keyring-session.mjs');
  const environment = { ...terminalEnvironment(asRosa), LARDER_PRIVATE_DESKTOP: undefined, DISPLAY: undefined };
  const words = ['--', process.execPath, keyring, '--private', '--', 'sh', '-c', script];
  return runProgram('dbus-run-session', words, { environment });
}

const cli = `"${process.execPath}" "${join(builtFiles, 'cli.js')}"`;

const lockEveryKeyring = `dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets \
org.freedesktop.Secret.Service.Lock array:objpath:/org/freedesktop/secrets/collection/login,/org/freedesktop/secrets/collection/session >&2`;

describe('where the keychain', () => {
  it('works, the password alone is enough', async () => {
    expect((await larder(verify(), asRosa)).exit).toBe(0);
  });

  it('is absent, the records wait for the recovery code and nothing is made over them', async () => {
    const before = storeFile();
    const environment = withoutKeychain(await mkdtemp(join(folder, 'empty-')));
    const refused = await larderJson<Refused>(verify(), { ...asRosa, environment });
    expect(refused.exit).toBe(1);
    expect(refused.json.failure.key).toMatch(/^keychain\/(unavailable|locked)$/);
    expect(storeFile().equals(before)).toBe(true);
    expect((await larder(verify(), { recoveryCode, environment })).exit).toBe(0);
    const here = await startLarder(host, data(), { environment });
    const state = await here.value('app.state', {});
    expect(state).toMatchObject({ phase: 'keychain', keychain: { usable: false } });
    expect(await here.refusal('app.openWithRecoveryCode', { recoveryCode: '0000-0000' })).toBe(
      'auth/mistyped-recovery-code',
    );
    await here.value('app.openWithRecoveryCode', { recoveryCode });
    expect((await here.value('app.state', {})).phase).toBe('open');
    await here.leave();
  });

  it('was never there, set-up still protects the key, by the recovery code alone', async () => {
    const root = join(folder, 'no-keychain');
    const environment = withoutKeychain(await mkdtemp(join(folder, 'empty-')));
    const code = await newRestaurant(root, { environment });
    const keys = JSON.parse(readFileSync(join(root, 'keys.json'), 'utf8'));
    expect(keys.byKeychain).toBeNull();
    expect(JSON.stringify(keys)).not.toContain(code);
    expect((await larder(['audit', 'verify', '--data', root], { ...asRosa, environment })).exit).toBe(1);
    const both = { ...asRosa, recoveryCode: code, environment };
    expect((await larder(['audit', 'verify', '--data', root], both)).exit).toBe(0);
  });

  it('is fresh, the missing key is named and the recovery code opens the records', async () => {
    const before = storeFile();
    const ended = await inFreshDesktop(`${cli} audit verify --data "${data()}" --json`);
    expect(ended.exit).toBe(1);
    expect((JSON.parse(ended.output) as Refused).failure.key).toBe('keychain/missing-key');
    expect(storeFile().equals(before)).toBe(true);
  });

  it('is locked, that is said, and nothing is made in plain text', async () => {
    const root = join(folder, 'locked');
    const made = `${cli} init --owner rosa --data "${root}" --json >&2`;
    const ended = await inFreshDesktop(`${made}; ${lockEveryKeyring}; ${cli} audit verify --data "${root}" --json`);
    expect(ended.errors).toContain('method return');
    expect(ended.exit).toBe(1);
    expect((JSON.parse(ended.output) as Refused).failure.key).toMatch(/^keychain\/(locked|unavailable)$/);
    expect(storeFile(root).subarray(0, 15).toString()).not.toBe('SQLite format 3');
  });
});

describe('a key file', () => {
  it.each([
    ['is no JSON', () => 'not { json'],
    ['is empty', () => ''],
    ['lacks its sealed key', (text: string) => JSON.stringify({ ...JSON.parse(text), byRecoveryCode: undefined })],
  ])('that %s opens nothing and loses nothing', async (_name, damage) => {
    const root = join(folder, `keys-${Math.random().toString(36).slice(2)}`);
    await newRestaurant(root);
    const path = join(root, 'keys.json');
    const damaged = damage(readFileSync(path, 'utf8'));
    writeFileSync(path, damaged);
    const store = storeFile(root);
    const here = await startLarder(host, root);
    const { phase } = await here.value('app.state', {});
    await here.kill();
    expect(['damaged', 'keychain']).toContain(phase);
    expect(readFileSync(path, 'utf8')).toBe(damaged);
    expect(storeFile(root).equals(store)).toBe(true);
  });

  it('that is gone beside a store is never made anew', async () => {
    const root = join(folder, 'keys-gone');
    await newRestaurant(root);
    const store = storeFile(root);
    await rm(join(root, 'keys.json'));
    const here = await startLarder(host, root);
    const { phase } = await here.value('app.state', {});
    await here.kill();
    expect(phase).toBe('keychain');
    expect(existsSync(join(root, 'keys.json'))).toBe(false);
    expect(storeFile(root).equals(store)).toBe(true);
    expect((await larder(['init', '--owner', 'eve', '--data', root], asRosa)).exit).not.toBe(0);
  });
});

it('tells every single typing mistake of a recovery code before any slow work', () => {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const places = [...recoveryCode].flatMap((symbol, place) => (symbol === '-' ? [] : [place]));
  const slips = places.flatMap((place) =>
    [...alphabet]
      .filter((symbol) => symbol !== recoveryCode[place])
      .map((symbol) => recoveryCode.slice(0, place) + symbol + recoveryCode.slice(place + 1)),
  );
  const started = performance.now();
  for (const slip of slips) expect(() => requireWellTyped(slip)).toThrow('auth/mistyped-recovery-code');
  expect(slips).toHaveLength(28 * 31);
  expect((performance.now() - started) / slips.length).toBeLessThan(5);
});

it('keeps the data folder and the key file to their owner', () => {
  expect(statSync(data()).mode & 0o077).toBe(0);
  expect(statSync(join(data(), 'keys.json')).mode & 0o077).toBe(0);
});
