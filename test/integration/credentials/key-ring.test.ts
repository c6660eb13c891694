import { expect, test } from 'vitest';
import { systemKeychain } from '../../../electron/credentials/keychain';

const account = `larder-test-${process.pid}`;

test('a secret comes back from the keychain of this PC as it went in, and is gone when removed', async () => {
  const keychain = systemKeychain();
  expect(await keychain.read(account)).toBeNull();
  await keychain.write(account, 'c2VjcmV0');
  expect(await keychain.read(account)).toBe('c2VjcmV0');
  await keychain.remove(account);
  expect(await keychain.read(account)).toBeNull();
});

test('many checks at once do not take each other’s probe away', async () => {
  const keychain = systemKeychain();
  const checks = await Promise.all(Array.from({ length: 6 }, () => keychain.check()));
  expect(checks.every((state) => state.usable)).toBe(true);
});
