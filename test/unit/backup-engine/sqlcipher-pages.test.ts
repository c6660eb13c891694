import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { SilentCorruption } from '../../../electron/backup/engine/backup-failure';
import {
  decryptPages,
  derivePageKeys,
  encryptPages,
  lockBytePage,
  pageSize,
  reservedSize,
  verifyPages,
} from '../../../electron/backup/engine/sqlcipher-pages';

const keys = derivePageKeys({ key: bytes(32, 'key'), salt: bytes(16, 'salt') });
const random = (length: number) => bytes(length, 'random');

/** Bytes that look random and are the same in every run. */
function bytes(length: number, seed: string): Uint8Array {
  const parts: Buffer[] = [];
  for (let block = 0; block * 32 < length; block++) {
    parts.push(createHash('sha256').update(`${seed} ${block}`).digest());
  }
  return Uint8Array.from(Buffer.concat(parts).subarray(0, length));
}

function plainPages(count: number, first: number): Uint8Array {
  const pages = bytes(count * pageSize, 'pages');
  for (let index = 0; index < count; index++) {
    pages.fill(0, (index + 1) * pageSize - reservedSize, (index + 1) * pageSize);
  }
  if (first === 1) pages.set(Buffer.from('SQLite format 3\0', 'latin1'));
  return pages;
}

test('pages come back as they were, the first one with its plaintext header and a zeroed reserve', () => {
  const plain = plainPages(300, 1);
  const sealed = encryptPages(plain, 1, keys, random);
  expect(Buffer.compare(sealed.subarray(0, 16), keys.salt)).toBe(0);
  verifyPages(sealed, 1, keys);
  expect(Buffer.compare(decryptPages(sealed, 1, keys), plain)).toBe(0);
});

test('pages that are not neighbours are told their numbers one by one', () => {
  const plain = plainPages(4, 7);
  const numbers = [7, 9, 200_000, 8];
  const sealed = encryptPages(plain, numbers, keys, random);
  verifyPages(sealed, numbers, keys);
  expect(Buffer.compare(decryptPages(sealed, numbers, keys), plain)).toBe(0);
  expect(() => verifyPages(sealed, [7, 8, 200_000, 9], keys)).toThrow(SilentCorruption);
});

test('a single bit changed anywhere in a page is found, and the page named', () => {
  const sealed = encryptPages(plainPages(3, 1), 1, keys, random);
  // The salt in the first 16 bytes of page 1 is outside its seal: a changed one fails the whole file when it is opened.
  for (let offset = 16; offset < sealed.length; offset += 61) {
    const damaged = Uint8Array.from(sealed);
    damaged[offset] = (damaged[offset] ?? 0) ^ (1 << (offset % 8));
    const pageNumber = 1 + Math.floor(offset / pageSize);
    expect(() => verifyPages(damaged, 1, keys)).toThrow(expect.objectContaining({ pageNumber }));
  }
});

test('another key neither verifies nor decrypts', () => {
  const plain = plainPages(2, 5);
  const sealed = encryptPages(plain, 5, keys, random);
  const others = derivePageKeys({ key: bytes(32, 'another key'), salt: bytes(16, 'salt') });
  expect(() => verifyPages(sealed, 5, others)).toThrow(SilentCorruption);
  expect(Buffer.compare(decryptPages(sealed, 5, others), plain)).not.toBe(0);
});

test('the page SQLite keeps for locks at 1 GiB is never sealed and always zero', () => {
  expect(lockBytePage).toBe(262_145);
  const plain = plainPages(3, lockBytePage - 1);
  plain.fill(0, pageSize, 2 * pageSize);
  const sealed = encryptPages(plain, lockBytePage - 1, keys, random);
  expect(sealed.subarray(pageSize, 2 * pageSize).every((byte) => byte === 0)).toBe(true);
  verifyPages(sealed, lockBytePage - 1, keys);
  expect(Buffer.compare(decryptPages(sealed, lockBytePage - 1, keys), plain)).toBe(0);
});

test('a page of zeros is corruption, not an empty page', () => {
  expect(() => verifyPages(new Uint8Array(pageSize), 2, keys)).toThrow(SilentCorruption);
});

test('bytes that start at an odd address are read as well', () => {
  const plain = plainPages(2, 1);
  const sealed = encryptPages(plain, 1, keys, random);
  const shifted = new Uint8Array(sealed.length + 1).subarray(1);
  shifted.set(sealed);
  expect(Buffer.compare(decryptPages(shifted, 1, keys), plain)).toBe(0);
});

test('half pages, missing numbers and short keys are refused', () => {
  expect(() => decryptPages(new Uint8Array(100), 1, keys)).toThrow(RangeError);
  expect(() => verifyPages(new Uint8Array(2 * pageSize), [lockBytePage], keys)).toThrow(RangeError);
  expect(() => derivePageKeys({ key: new Uint8Array(31), salt: new Uint8Array(16) })).toThrow(RangeError);
});
