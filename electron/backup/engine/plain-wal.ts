import { createHash } from 'node:crypto';
import { pageSize } from './sqlcipher-pages';
import { addToWalChecksum, type WalChecksum, walChecksumStart } from './wal-checksum';
import type { WalSalts } from './wal-mark';
import { frameHeaderSize, frameSize, walHeaderSize } from './wal-scan';

const littleEndianMagic = 0x377f0682;
const walVersion = 3007000;

/** Where a plaintext log ends: enough to append to it without its earlier bytes. Plain data. */
export interface PlainWalEnd {
  readonly salts: WalSalts;
  readonly checksum: WalChecksum;
  /** Bytes of the whole log, 0 while it holds no frame: an empty log has no header either. */
  readonly size: number;
}

/** A run of plaintext pages with one number each. */
export interface NumberedPages {
  readonly numbers: readonly number[];
  /** `numbers.length` whole pages, in the same order. */
  readonly pages: Uint8Array;
}

/**
 * An empty log for one base image. The salts come from the base's id, so that frames of another base's log, left
 * beside it by a careless hand, are not replayed.
 */
export function startPlainWal(baseId: string): PlainWalEnd {
  const digest = createHash('sha256').update('larder overlay of ').update(baseId).digest();
  return { salts: [digest.readUInt32BE(0), digest.readUInt32BE(4)], checksum: walChecksumStart, size: 0 };
}

/**
 * Makes the bytes to append to a plaintext log for some changed pages, which stock SQLite replays.
 *
 * @param committedPages pages of the store after this commit, given with the last run of pages only: a run without
 *   it is not replayed until a later run commits.
 */
export function appendToPlainWal(
  end: PlainWalEnd,
  changed: NumberedPages,
  committedPages: number | null,
): { readonly bytes: Uint8Array; readonly end: PlainWalEnd } {
  const count = changed.numbers.length;
  if (changed.pages.length !== count * pageSize) throw new RangeError('Each page needs one number');
  const start = end.size === 0 ? walHeaderSize : 0;
  const bytes = new Uint8Array(start + count * frameSize);
  let checksum = end.checksum;
  if (start > 0) checksum = writeHeader(bytes, end.salts);
  for (const [index, number] of changed.numbers.entries()) {
    const frame = bytes.subarray(start + index * frameSize, start + (index + 1) * frameSize);
    frame.set(changed.pages.subarray(index * pageSize, (index + 1) * pageSize), frameHeaderSize);
    const commit = index === count - 1 ? (committedPages ?? 0) : 0;
    checksum = writeFrameHeader(frame, number, commit, end.salts, checksum);
  }
  return { bytes, end: { salts: end.salts, checksum, size: end.size + bytes.length } };
}

function writeHeader(bytes: Uint8Array, salts: WalSalts): WalChecksum {
  const view = new DataView(bytes.buffer, bytes.byteOffset, walHeaderSize);
  view.setUint32(0, littleEndianMagic);
  view.setUint32(4, walVersion);
  view.setUint32(8, pageSize);
  view.setUint32(12, 0);
  view.setUint32(16, salts[0]);
  view.setUint32(20, salts[1]);
  const checksum = addToWalChecksum(walChecksumStart, bytes.subarray(0, 24), false);
  view.setUint32(24, checksum[0]);
  view.setUint32(28, checksum[1]);
  return checksum;
}

function writeFrameHeader(
  frame: Uint8Array,
  number: number,
  commit: number,
  salts: WalSalts,
  before: WalChecksum,
): WalChecksum {
  const view = new DataView(frame.buffer, frame.byteOffset, frameHeaderSize);
  view.setUint32(0, number);
  view.setUint32(4, commit);
  view.setUint32(8, salts[0]);
  view.setUint32(12, salts[1]);
  const named = addToWalChecksum(before, frame.subarray(0, 8), false);
  const checksum = addToWalChecksum(named, frame.subarray(frameHeaderSize), false);
  view.setUint32(16, checksum[0]);
  view.setUint32(20, checksum[1]);
  return checksum;
}
