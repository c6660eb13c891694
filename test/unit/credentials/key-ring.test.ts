import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { KeyRing, newRecoveryCode } from '../../../electron/credentials/key-ring';
import type { Keychain } from '../../../electron/credentials/keychain';
import { seal, unseal } from '../../../electron/credentials/sealing';
import { systemRandomness, uuidMaker } from '../../../electron/system/randomness';
import { FailureError, failure } from '../../../shared/failures/failures';
import { temporaryFolder } from '../../support/temporary-folder';
import { TestClock } from '../../support/test-ledger';

/** A keychain in memory, which can be locked. */
class MemoryKeychain implements Keychain {
  readonly backend = 'memory';
  readonly secrets = new Map<string, string>();
  isLocked = false;

  async check() {
    if (!this.isLocked) return { usable: true } as const;
    const { key, message } = failure('keychain/locked');
    return { usable: false, key, reason: message } as const;
  }
  async read(account: string) {
    if (this.isLocked) throw new FailureError('keychain/locked');
    return this.secrets.get(account) ?? null;
  }
  async write(account: string, secret: string) {
    if (this.isLocked) throw new FailureError('keychain/locked');
    this.secrets.set(account, secret);
  }
  async remove(account: string) {
    this.secrets.delete(account);
  }
}

const clock = new TestClock();
const randomness = systemRandomness;
const copies = { repositoryKey: randomness.bytes(64), recoveryKeyFile: '{"a":"restic key file"}' };
const code = newRecoveryCode(randomness);
let keychain: MemoryKeychain;
let path: string;
let keyRing: KeyRing;

beforeEach(async () => {
  keychain = new MemoryKeychain();
  path = join(await temporaryFolder(), 'keys.json');
  keyRing = new KeyRing({ path, keychain, clock, randomness, newId: uuidMaker(clock, randomness) });
});

const refused = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => null,
    (caught: unknown) => caught,
  );
  return error instanceof FailureError ? error.failure.key : String(error);
};

describe('the keys of an installation', () => {
  test('come from the keychain and from the recovery code alike', async () => {
    const made = await keyRing.create(code, copies);
    keyRing.complete();
    expect(await keyRing.openWithKeychain()).toEqual(made);
    expect(await keyRing.openWithRecoveryCode(code.toLowerCase().replaceAll('-', ' '), false)).toEqual(made);
    expect(made.storeKey).toHaveLength(48);
  });

  test('are nowhere in the file as they are', async () => {
    const { storeKey, repositoryKey } = await keyRing.create(code, copies);
    const text = readFileSync(path, 'utf8');
    for (const secret of [storeKey, storeKey.subarray(0, 32), repositoryKey])
      for (const encoding of ['hex', 'base64'] as const)
        expect(text).not.toContain(Buffer.from(secret).toString(encoding).slice(0, 40));
    expect(text).not.toContain(code);
    expect([...keychain.secrets.values()].map((secret) => Buffer.from(secret, 'base64').byteLength)).toEqual([32]);
  });

  test('are never made anew over records that exist', async () => {
    await keyRing.create(code, copies);
    keyRing.complete();
    const before = readFileSync(path, 'utf8');
    expect(await refused(keyRing.create(code, copies))).toBe('restore/not-empty');
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  test('of a set-up that came to nothing give way to the next', async () => {
    await keyRing.create(code, copies);
    expect(keyRing.file()?.complete).toBe(false);
    const second = await keyRing.create(code, copies);
    keyRing.complete();
    expect(await keyRing.openWithKeychain()).toEqual(second);
  });

  test('are not made over a file that was cut off, at any length', async () => {
    await keyRing.create(code, copies);
    keyRing.complete();
    const whole = readFileSync(path).byteLength;
    for (const length of [Math.floor(whole / 2), 1, 0]) {
      truncateSync(path, length);
      await expect(keyRing.create(code, copies)).rejects.toThrow();
      expect(readFileSync(path).byteLength).toBe(length);
    }
    keyRing.setUnreadableAside();
    expect(keyRing.file()).toBeNull();
  });

  test('stay out of a keychain that is locked, and enter it with the recovery code later', async () => {
    keychain.isLocked = true;
    const made = await keyRing.create(code, copies);
    expect(keyRing.file()?.byKeychain).toBeNull();
    expect(await refused(keyRing.openWithKeychain())).toBe('keychain/locked');
    keychain.isLocked = false;
    expect(await refused(keyRing.openWithKeychain())).toBe('keychain/missing-key');
    await keyRing.openWithRecoveryCode(code, true);
    expect(await keyRing.openWithKeychain()).toEqual(made);
  });

  test('keep the wrapping key that the keychain has, so that a crash leaves no two that differ', async () => {
    await keyRing.create(code, copies);
    const before = [...keychain.secrets];
    const file = readFileSync(path, 'utf8');
    await keyRing.openWithRecoveryCode(code, true);
    expect([...keychain.secrets]).toEqual(before);
    // The crash: the keychain was written, the file was not.
    writeFileSync(path, file);
    await expect(keyRing.openWithKeychain()).resolves.toBeDefined();
  });

  test('are asked for by the recovery code when the keychain holds another key', async () => {
    const made = await keyRing.create(code, copies);
    const account = keyRing.installationId ?? '';
    keychain.secrets.set(account, Buffer.from(randomness.bytes(32)).toString('base64'));
    expect(await refused(keyRing.openWithKeychain())).toBe('keychain/missing-key');
    expect(await keyRing.openWithRecoveryCode(code, true)).toEqual(made);
    expect(await keyRing.openWithKeychain()).toEqual(made);
  });
});

describe('a recovery code', () => {
  test('that is mistyped is told before anything is derived', async () => {
    await keyRing.create(code, copies);
    const wrong = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`;
    expect(await refused(keyRing.openWithRecoveryCode(wrong, false))).toBe('auth/mistyped-recovery-code');
  });

  test('of other records opens nothing', async () => {
    await keyRing.create(code, copies);
    const other = newRecoveryCode(randomness);
    expect(await refused(keyRing.openWithRecoveryCode(other, true))).toBe('auth/wrong-recovery-code');
  });

  test('that was replaced opens nothing more, and the keychain goes on', async () => {
    const made = await keyRing.create(code, copies);
    const next = newRecoveryCode(randomness);
    await keyRing.replaceRecoveryCode(made.storeKey, next, '{"the":"next key file"}');
    expect(await refused(keyRing.openWithRecoveryCode(code, false))).toBe('auth/wrong-recovery-code');
    expect(await keyRing.openWithRecoveryCode(next, false)).toEqual(made);
    expect(await keyRing.openWithKeychain()).toEqual(made);
    expect(keyRing.recoveryKeyFile()).toBe('{"the":"next key file"}');
  });
});

test('a sealed secret opens with its key, its purpose and every one of its bytes, or not at all', () => {
  const key = randomness.bytes(32);
  const secret = randomness.bytes(48);
  const sealed = seal(key, secret, 'store-key', randomness);
  expect(unseal(key, sealed, 'store-key')).toEqual(secret);
  expect(unseal(randomness.bytes(32), sealed, 'store-key')).toBeNull();
  expect(unseal(key, sealed, 'repository-key')).toBeNull();
  expect(unseal(key, 'AAAA', 'store-key')).toBeNull();
  const bytes = Buffer.from(sealed, 'base64');
  for (let index = 0; index < bytes.byteLength; index += 1) {
    const changed = Buffer.from(bytes);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(unseal(key, changed.toString('base64'), 'store-key')).toBeNull();
  }
});
