import fc from 'fast-check';
import { expect, test } from 'vitest';
import { appendToPlainWal, type PlainWalEnd, startPlainWal } from '../../../electron/backup/engine/plain-wal';
import { readPlainWalOf } from '../../../electron/backup/engine/plain-wal-reader';
import { pageSize } from '../../../electron/backup/engine/sqlcipher-pages';
import { addToWalChecksum } from '../../../electron/backup/engine/wal-checksum';
import { parseWalHeader, walHeaderSize } from '../../../electron/backup/engine/wal-scan';

function run(...numbers: readonly number[]) {
  const pages = new Uint8Array(numbers.length * pageSize);
  for (const [index, number] of numbers.entries()) pages.fill(number, index * pageSize, (index + 1) * pageSize);
  return { numbers, pages };
}

/** A log of two segments: pages 1 and 3 of 3, then page 2 of 4. */
function twoSegments() {
  const first = appendToPlainWal(startPlainWal('base'), run(1, 3), 3);
  const second = appendToPlainWal(first.end, run(2), 4);
  return { first, second };
}

test('only the first segment has a header, and each ends with a commit', () => {
  const { first, second } = twoSegments();
  expect(parseWalHeader(first.bytes).salts).toEqual(startPlainWal('base').salts);
  const reader = readPlainWalOf('base');
  const frames = [...reader.read(first.bytes), ...reader.read(second.bytes)];
  expect(frames.map((frame) => [frame.number, frame.committedPages])).toEqual([
    [1, 0],
    [3, 3],
    [2, 4],
  ]);
  expect(frames.map((frame) => frame.page[100])).toEqual([1, 3, 2]);
  expect(reader.end()).toEqual(second.end);
});

test('what was written before does not change when more is appended', () => {
  const { first, second } = twoSegments();
  expect(second.end.size).toBe(first.bytes.length + second.bytes.length);
  expect(first.end.size).toBe(first.bytes.length);
});

test('a log beside another base is refused', () => {
  expect(() => readPlainWalOf('another base').read(twoSegments().first.bytes)).toThrow('of another base');
});

test('segments out of order, cut or changed are refused', () => {
  const { first, second } = twoSegments();
  expect(() => readPlainWalOf('base').read(second.bytes)).toThrow(RangeError);
  expect(() => readPlainWalOf('base').read(first.bytes.subarray(0, 5000))).toThrow('cut inside a frame');
  const reader = readPlainWalOf('base');
  reader.read(first.bytes);
  expect(() => reader.read(first.bytes.subarray(walHeaderSize))).toThrow('does not match');
});

test('any single changed bit of a segment is refused', () => {
  const { first } = twoSegments();
  fc.assert(
    fc.property(fc.nat(first.bytes.length * 8 - 1), (bit) => {
      const damaged = Uint8Array.from(first.bytes);
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => readPlainWalOf('base').read(damaged)).toThrow(RangeError);
    }),
  );
});

test('a checksum is the same however the bytes are cut and wherever they lie', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), fc.integer({ min: 0, max: 8 }), (bytes, cut) => {
      const whole = addToWalChecksum([1, 2], bytes, false);
      const head = addToWalChecksum([1, 2], bytes.subarray(0, cut * 8), false);
      expect(addToWalChecksum(head, bytes.subarray(cut * 8), false)).toEqual(whole);
      const shifted = new Uint8Array(65).subarray(1);
      shifted.set(bytes);
      expect(addToWalChecksum([1, 2], shifted, false)).toEqual(whole);
      expect(addToWalChecksum([1, 2], Buffer.from(bytes).swap32(), true)).toEqual(whole);
    }),
  );
});

test('a state kept as text continues the same log', () => {
  const { first, second } = twoSegments();
  const kept = JSON.parse(JSON.stringify(first.end)) as PlainWalEnd;
  expect(appendToPlainWal(kept, run(2), 4)).toEqual(second);
});
