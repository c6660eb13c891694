import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  pbkdf2Sync,
  timingSafeEqual,
} from 'node:crypto';
import { SilentCorruption } from './backup-failure';

/** Bytes in one page of the store, encrypted or not. */
export const pageSize = 4096;
/** Bytes at the end of each page that hold its IV (16) and its HMAC-SHA512 (64); zero in a plaintext image. */
export const reservedSize = 80;
/** The page at 1 GiB that SQLite keeps for file locks: never written, never sealed, always zero in an image. */
export const lockBytePage = 0x40000000 / pageSize + 1;

const usableSize = pageSize - reservedSize;
const blockSize = 16;
const authenticatedSize = usableSize + blockSize;
const wordsPerPage = pageSize / 4;
const wordsPerBlock = blockSize / 4;
const plainMagic = Buffer.from('SQLite format 3\0', 'latin1');

/** The raw key of a store (32 bytes) and the salt that stands in the first 16 bytes of its file. */
export interface StoreKey {
  readonly key: Uint8Array;
  readonly salt: Uint8Array;
}

/** Takes 48 bytes apart: 32 of raw key, 16 of the salt that stands at the head of the store file. */
export const splitStoreKey = (bytes: Uint8Array): StoreKey => ({
  key: bytes.subarray(0, 32),
  salt: bytes.subarray(32, 48),
});

export interface PageKeys {
  readonly encryption: Uint8Array;
  readonly authentication: KeyObject;
  readonly salt: Uint8Array;
}

/** The numbers of pages that lie side by side in a buffer: the first of a run, or one number for each. */
export type PageNumbers = number | readonly number[];

/**
 * Derives the keys of SQLCipher v4 for a raw key: the HMAC key is PBKDF2-SHA512, 2 rounds, over the salt XOR 0x3a.
 *
 * @throws RangeError when key or salt have the wrong length.
 */
export function derivePageKeys(storeKey: StoreKey): PageKeys {
  if (storeKey.key.length !== 32 || storeKey.salt.length !== 16) {
    throw new RangeError('A store key is 32 bytes and its salt 16 bytes');
  }
  const authenticationSalt = storeKey.salt.map((byte) => byte ^ 0x3a);
  return {
    encryption: Uint8Array.from(storeKey.key),
    salt: Uint8Array.from(storeKey.salt),
    authentication: createSecretKey(pbkdf2Sync(storeKey.key, authenticationSalt, 2, 32, 'sha512')),
  };
}

/**
 * Checks the seal of whole encrypted pages.
 *
 * @throws SilentCorruption for the first page whose HMAC differs.
 */
export function verifyPages(pages: Uint8Array, numbers: PageNumbers, keys: PageKeys): void {
  const count = countPages(pages);
  for (let index = 0; index < count; index++) {
    const number = pageNumberAt(numbers, index);
    const page = pages.subarray(index * pageSize, (index + 1) * pageSize);
    if (number === lockBytePage) continue;
    const seal = page.subarray(authenticatedSize);
    if (!timingSafeEqual(sealOf(page, number, keys), seal)) throw new SilentCorruption(number);
  }
}

/**
 * Decrypts whole pages into a plaintext image with a zeroed reserve. One cipher call serves the whole buffer: in CBC
 * only the first block of each page depends on what stood before it, and an XOR puts that right. The seals are not
 * looked at: call `verifyPages` first where the bytes are not trusted.
 */
export function decryptPages(pages: Uint8Array, numbers: PageNumbers, keys: PageKeys): Uint8Array {
  const count = countPages(pages);
  const decipher = createDecipheriv('aes-256-cbc', keys.encryption, Buffer.alloc(blockSize));
  decipher.setAutoPadding(false);
  const sealed = wordAligned(pages);
  const plain = wordAligned(decipher.update(sealed));
  const sealedWords = wordsOf(sealed);
  const plainWords = wordsOf(plain);
  for (let index = 0; index < count; index++) {
    const number = pageNumberAt(numbers, index);
    const start = index * wordsPerPage;
    if (number === lockBytePage) {
      plainWords.fill(0, start, start + wordsPerPage);
      continue;
    }
    const first = number === 1 ? start + wordsPerBlock : start;
    correctFirstBlock(sealedWords, plainWords, first, start + usableSize / 4);
    plainWords.fill(0, start + usableSize / 4, start + wordsPerPage);
    if (number === 1) plain.set(plainMagic, index * pageSize);
  }
  return plain;
}

/**
 * Encrypts and seals plaintext pages for a store with these keys. Each page is preceded by a random block whose
 * ciphertext becomes the IV of the page, so that one cipher call serves the whole buffer.
 */
export function encryptPages(
  pages: Uint8Array,
  numbers: PageNumbers,
  keys: PageKeys,
  randomBytes: (length: number) => Uint8Array,
): Uint8Array {
  const count = countPages(pages);
  const ciphertext = encryptBodies(pages, numbers, keys, randomBytes(blockSize * (count + 1)));
  const sealed = Buffer.allocUnsafeSlow(pages.length);
  let offset = 0;
  for (let index = 0; index < count; index++) {
    const number = pageNumberAt(numbers, index);
    const page = sealed.subarray(index * pageSize, (index + 1) * pageSize);
    if (number === lockBytePage) {
      page.fill(0);
      continue;
    }
    const skipped = number === 1 ? blockSize : 0;
    if (number === 1) page.set(keys.salt);
    page.set(ciphertext.subarray(offset, offset + blockSize), usableSize);
    offset += blockSize;
    page.set(ciphertext.subarray(offset, offset + usableSize - skipped), skipped);
    offset += usableSize - skipped;
    page.set(sealOf(page, number, keys), authenticatedSize);
  }
  return sealed;
}

function encryptBodies(pages: Uint8Array, numbers: PageNumbers, keys: PageKeys, random: Uint8Array): Uint8Array {
  const count = countPages(pages);
  const bodies = Buffer.allocUnsafeSlow(count * authenticatedSize);
  let offset = 0;
  for (let index = 0; index < count; index++) {
    const number = pageNumberAt(numbers, index);
    if (number === lockBytePage) continue;
    const body = pages.subarray(index * pageSize + (number === 1 ? blockSize : 0), index * pageSize + usableSize);
    bodies.set(random.subarray(index * blockSize, (index + 1) * blockSize), offset);
    bodies.set(body, offset + blockSize);
    offset += blockSize + body.length;
  }
  const cipher = createCipheriv('aes-256-cbc', keys.encryption, random.subarray(count * blockSize));
  cipher.setAutoPadding(false);
  return cipher.update(bodies.subarray(0, offset));
}

/** Turns D(C) ^ (previous ciphertext) into D(C) ^ IV for one block; before the buffer the previous block is zero. */
function correctFirstBlock(sealed: Uint32Array, plain: Uint32Array, block: number, initialVector: number): void {
  for (let word = 0; word < wordsPerBlock; word++) {
    const previous = sealed[block + word - wordsPerBlock] ?? 0;
    plain[block + word] = (plain[block + word] ?? 0) ^ previous ^ (sealed[initialVector + word] ?? 0);
  }
}

function sealOf(page: Uint8Array, number: number, keys: PageKeys): Uint8Array {
  const numberBytes = Buffer.allocUnsafe(4);
  numberBytes.writeUInt32LE(number);
  const hmac = createHmac('sha512', keys.authentication);
  hmac.update(page.subarray(number === 1 ? blockSize : 0, authenticatedSize));
  return hmac.update(numberBytes).digest();
}

function countPages(pages: Uint8Array): number {
  if (pages.length === 0 || pages.length % pageSize !== 0) throw new RangeError('Not a whole number of pages');
  return pages.length / pageSize;
}

function pageNumberAt(numbers: PageNumbers, index: number): number {
  const number = typeof numbers === 'number' ? numbers + index : numbers[index];
  if (number === undefined) throw new RangeError('A page has no number');
  return number;
}

function wordAligned(bytes: Uint8Array): Uint8Array {
  return bytes.byteOffset % 4 === 0 ? bytes : Uint8Array.from(bytes);
}

function wordsOf(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
}
