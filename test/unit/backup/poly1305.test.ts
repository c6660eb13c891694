import { describe, expect, it } from 'vitest';
import { createPoly1305 } from '../../../electron/backup/repository/poly1305';
import { noise } from '../../support/repository-fixture';

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');
const zeros = '00'.repeat(15);
const ones = 'ff'.repeat(16);
const ietf =
  'Any submission to the IETF intended by the Contributor for publication as all or part of an IETF Internet-Draft or ' +
  'RFC and any statement made within the context of an IETF activity is considered an "IETF Contribution". Such ' +
  'statements include oral statements in IETF sessions, as well as written and electronic communications made at any ' +
  'time or place, which are addressed to';
const jabberwocky =
  "'Twas brillig, and the slithy toves\nDid gyre and gimble in the wabe:\nAll mimsy were the borogoves,\n" +
  'And the mome raths outgrabe.';

const vectors: readonly (readonly [name: string, key: string, message: Uint8Array, tag: string])[] = [
  [
    '2.5.2',
    '85d6be7857556d337f4452fe42d506a80103808afb0db2fd4abff6af4149f51b',
    Buffer.from('Cryptographic Forum Research Group'),
    'a8061dc1305136c6c22b8baf0c0127a9',
  ],
  ['A.3 #1', '00'.repeat(32), Buffer.alloc(64), '00'.repeat(16)],
  ['A.3 #2', `00${zeros}36e5f6b5c5e06070f0efca96227a863e`, Buffer.from(ietf), '36e5f6b5c5e06070f0efca96227a863e'],
  ['A.3 #3', `36e5f6b5c5e06070f0efca96227a863e00${zeros}`, Buffer.from(ietf), 'f3477e7cd95417af89a6b8794c310cf0'],
  [
    'A.3 #4',
    '1c9240a5eb55d38af333888604f6b5f0473917c1402b80099dca5cbc207075c0',
    Buffer.from(jabberwocky),
    '4541669a7eaaee61e708dc7cbcc5eb62',
  ],
  ['A.3 #5, wraps at 2^130 - 5', `02${zeros}00${zeros}`, hex(ones), `03${zeros}`],
  ['A.3 #6, wraps at 2^128', `02${zeros}${ones}`, hex(`02${zeros}`), `03${zeros}`],
  ['A.3 #7', `01${zeros}00${zeros}`, hex(`${ones}f0${'ff'.repeat(15)}11${zeros}`), `05${zeros}`],
  ['A.3 #8', `01${zeros}00${zeros}`, hex(`${ones}fb${'fe'.repeat(15)}${'01'.repeat(16)}`), '00'.repeat(16)],
  ['A.3 #9', `02${zeros}00${zeros}`, hex(`fd${'ff'.repeat(15)}`), `fa${'ff'.repeat(15)}`],
  [
    'A.3 #10',
    `0100000000000000040000000000000000${zeros}`,
    hex(`e33594d7505e43b900000000000000003394d7505e4379cd010000000000000000${zeros}01${zeros}`),
    '14000000000000005500000000000000',
  ],
  [
    'A.3 #11',
    `0100000000000000040000000000000000${zeros}`,
    hex(`e33594d7505e43b900000000000000003394d7505e4379cd010000000000000000${zeros}`),
    `13${zeros}`,
  ],
];

/** RFC 8439, section 2.5, word for word, with integers of any size. */
function plainPoly1305(key: Uint8Array, message: Uint8Array): Buffer {
  const littleEndian = (bytes: Uint8Array) => [...bytes].reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  const r = littleEndian(key.subarray(0, 16)) & 0x0ffffffc0ffffffc0ffffffc0fffffffn;
  let sum = 0n;
  for (let at = 0; at < message.length; at += 16) {
    sum = ((sum + littleEndian(Uint8Array.of(...message.subarray(at, at + 16), 1))) * r) % (2n ** 130n - 5n);
  }
  const tag = BigInt.asUintN(128, sum + littleEndian(key.subarray(16)));
  return Buffer.from(tag.toString(16).padStart(32, '0'), 'hex').reverse();
}

describe('Poly1305 in WebAssembly', () => {
  const poly1305 = createPoly1305();

  it.each(vectors)('gives the tag of RFC 8439 %s', (_name, key, message, tag) => {
    expect(Buffer.from(poly1305(hex(key), message)).toString('hex')).toBe(tag);
  });

  it('agrees with plain arithmetic for every length up to 200 bytes', () => {
    for (let length = 0; length <= 200; length++) {
      const key = noise(32, length);
      const message = noise(length, 1000 + length);
      expect(Buffer.from(poly1305(key, message)).equals(plainPoly1305(key, message)), `${length} bytes`).toBe(true);
    }
  });

  it('agrees with plain arithmetic where a message leaves its window', () => {
    const window = 256 * 1024;
    for (const length of [window - 1, window, window + 1, window + 16, 2 * window, 2 * window + 17]) {
      const key = noise(32, length);
      const message = noise(length, length);
      expect(Buffer.from(poly1305(key, message)).equals(plainPoly1305(key, message)), `${length} bytes`).toBe(true);
    }
  });

  it('agrees with plain arithmetic at the edges of its limbs', () => {
    for (const fill of [0x00, 0x01, 0x7f, 0xfc, 0xff]) {
      const key = Buffer.alloc(32, 0xff);
      const message = Buffer.alloc(333, fill);
      expect(Buffer.from(poly1305(key, message)).equals(plainPoly1305(key, message))).toBe(true);
    }
  });

  it('refuses a key of another length', () => {
    expect(() => poly1305(Buffer.alloc(31), Buffer.alloc(1))).toThrow(RangeError);
  });
});
