import { describe, expect, it } from 'vitest';
import { decodeKeyFile, openKeyFile, sealKeyFile } from '../../../electron/backup/repository/key-file';
import { generateMasterKey } from '../../../electron/backup/repository/master-key';
import { failureCode } from '../../support/failure-code';
import { testPorts } from '../../support/repository-fixture';

const ports = testPorts();
const masterKey = generateMasterKey(ports);

describe('a key file', () => {
  it('opens with its password and with no other', async () => {
    const file = decodeKeyFile(await sealKeyFile(masterKey, 'Grüße, 鍵', ports));
    expect(await openKeyFile(file, 'Grüße, 鍵', ports)).toEqual(masterKey);
    expect(await openKeyFile(file, 'Grüße, 鍵 ', ports)).toBeNull();
  });

  it('says when and where it was made, in restic’s field order and strength', async () => {
    const text = Buffer.from(await sealKeyFile(masterKey, 'x', ports)).toString();
    expect(text).toMatch(
      /^\{"created":"2026-11-21T09:00:00Z","username":"larder","hostname":"back-office","kdf":"scrypt","N":32768,"r":8,"p":1,"salt":"[\w+/]{86}==","data":"/,
    );
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{"created":'],
    ['another KDF', '{"kdf":"argon2id"}'],
  ])('is damaged when it holds %s', (_name, text) => {
    expect(() => decodeKeyFile(Buffer.from(text))).toThrow('cannot be read');
  });

  it('may not ask for more memory or time than an honest one', async () => {
    const file = decodeKeyFile(await sealKeyFile(masterKey, 'x', ports));
    expect(await failureCode(openKeyFile({ ...file, N: 2 ** 24 }, 'x', ports))).toBe('unsupported');
    expect(await failureCode(openKeyFile({ ...file, p: 1000 }, 'x', ports))).toBe('unsupported');
    expect(await failureCode(openKeyFile({ ...file, N: 3 }, 'x', ports))).toBe('unsupported');
  });
});
