import { expect, test } from 'vitest';
import { addToWalChecksum, walChecksumStart } from '../../../electron/backup/engine/wal-checksum';
import { parseWalMark } from '../../../electron/backup/engine/wal-mark';

const hostIsLittleEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

/** A wal-index header as SQLite writes it, twice. */
function header(change: (view: DataView) => void = () => undefined): Uint8Array {
  const bytes = new Uint8Array(48);
  const view = new DataView(bytes.buffer);
  const put = (offset: number, value: number) => view.setUint32(offset, value, hostIsLittleEndian);
  put(0, 3007000);
  view.setUint8(12, 1);
  view.setUint16(14, 4096, hostIsLittleEndian);
  put(16, 12);
  put(20, 345);
  put(24, 0xdeadbeef);
  put(28, 7);
  view.setUint32(32, 0x11223344, false);
  view.setUint32(36, 0x55667788, false);
  change(view);
  const [first, second] = addToWalChecksum(walChecksumStart, bytes.subarray(0, 40), !hostIsLittleEndian);
  put(40, first);
  put(44, second);
  return Uint8Array.from([...bytes, ...bytes]);
}

test('a mark says which commit the store stands at', () => {
  expect(parseWalMark(header())).toEqual({
    frames: 12,
    pageCount: 345,
    salts: [0x11223344, 0x55667788],
    checksum: [0xdeadbeef, 7],
  });
});

test('a header that is just being written is not believed', () => {
  const torn = header();
  torn[70] = 1;
  expect(() => parseWalMark(torn)).toThrow('was being written');
  const twiceWrong = header();
  for (const offset of [16, 64]) twiceWrong[offset] = 99;
  expect(() => parseWalMark(twiceWrong)).toThrow('not in use');
  expect(() => parseWalMark(header((view) => view.setUint8(12, 0)))).toThrow('not in use');
  expect(() => parseWalMark(new Uint8Array(40))).toThrow('not written yet');
});

test('another page size is refused', () => {
  expect(() => parseWalMark(header((view) => view.setUint16(14, 8192, hostIsLittleEndian)))).toThrow(RangeError);
});
