import { readSync } from 'node:fs';
import { BackupFailure, ContinuityLost } from './backup-failure';
import { pageSize } from './sqlcipher-pages';
import { addToWalChecksum, sameChecksum, type WalChecksum, walChecksumStart } from './wal-checksum';
import { sameSalts, type WalMark, type WalSalts } from './wal-mark';

export const walHeaderSize = 32;
export const frameHeaderSize = 24;
export const frameSize = frameHeaderSize + pageSize;

const littleEndianMagic = 0x377f0682;
const bigEndianMagic = 0x377f0683;
const walVersion = 3007000;
const framesPerRead = 256;

export interface WalHeader {
  readonly salts: WalSalts;
  readonly checksum: WalChecksum;
  readonly bigEndian: boolean;
}

/** A place between two frames of one generation of a log. */
export interface WalPlace {
  readonly salts: WalSalts;
  /** Frames that lie before this place. */
  readonly frames: number;
  /** The running checksum at this place. */
  readonly checksum: WalChecksum;
}

/**
 * Reads the header of a log.
 *
 * @throws RangeError when the bytes are not the header of a log with 4 KiB pages whose checksum holds.
 */
export function parseWalHeader(bytes: Uint8Array): WalHeader {
  if (bytes.length < walHeaderSize) throw new RangeError('The log has no header');
  const header = Uint8Array.from(bytes.subarray(0, walHeaderSize));
  const view = new DataView(header.buffer);
  const magic = view.getUint32(0);
  const bigEndian = magic === bigEndianMagic;
  if (!bigEndian && magic !== littleEndianMagic) throw new RangeError('The log does not start like a log');
  if (view.getUint32(4) !== walVersion || view.getUint32(8) !== pageSize) {
    throw new RangeError('The log is of another version or page size');
  }
  const checksum: WalChecksum = [view.getUint32(24), view.getUint32(28)];
  const sum = addToWalChecksum(walChecksumStart, header.subarray(0, 24), bigEndian);
  if (!sameChecksum(sum, checksum)) throw new RangeError('The header of the log does not match its checksum');
  return { salts: [view.getUint32(16), view.getUint32(20)], checksum, bigEndian };
}

/** The header of a live log whose generation must be that of the mark. @throws BackupFailure `store-moved`. */
export function readLiveWalHeader(descriptor: number, mark: WalMark): WalHeader {
  const bytes = Buffer.alloc(walHeaderSize);
  const length = readSync(descriptor, bytes, 0, walHeaderSize, 0);
  let header: WalHeader;
  try {
    header = parseWalHeader(bytes.subarray(0, length));
  } catch (cause) {
    throw new BackupFailure('store-moved', 'The log of the store is not readable at the mark', cause);
  }
  if (!sameSalts(header.salts, mark.salts)) {
    throw new BackupFailure('store-moved', 'The log of the store was started anew after the mark was taken');
  }
  return header;
}

export interface ScannedFrames {
  /** Which frame, counted from 0, holds the newest version of each page that changed. */
  readonly newest: ReadonlyMap<number, number>;
  /** The pages that the last commit changed, in ascending order. */
  readonly lastCommit: readonly number[];
}

/**
 * Reads the frames after `from` up to exactly the mark, checks salts and the checksum chain over the encrypted pages,
 * and answers where the newest version of each page changed in between stands.
 *
 * @throws ContinuityLost when the chain does not lead from `from` to the mark.
 */
export function scanFrames(descriptor: number, from: WalPlace, mark: WalMark): ScannedFrames {
  const header = readLiveWalHeader(descriptor, mark);
  if (!sameSalts(from.salts, mark.salts) || from.frames > mark.frames) {
    throw new ContinuityLost('The log was started anew since the last capture');
  }
  const newest = new Map<number, number>();
  const buffer = Buffer.allocUnsafeSlow(framesPerRead * frameSize);
  let checksum = from.frames === 0 ? header.checksum : from.checksum;
  let committedPages = 0;
  let lastCommit = new Set<number>();
  for (let first = from.frames; first < mark.frames; first += framesPerRead) {
    const count = Math.min(framesPerRead, mark.frames - first);
    const wanted = count * frameSize;
    const length = readSync(descriptor, buffer, 0, wanted, walHeaderSize + first * frameSize);
    if (length !== wanted) throw new ContinuityLost('The log ends before the mark');
    for (let index = 0; index < count; index++) {
      const frame = buffer.subarray(index * frameSize, (index + 1) * frameSize);
      checksum = checkFrame(frame, checksum, header);
      if (committedPages > 0) lastCommit = new Set();
      newest.set(frame.readUInt32BE(0), first + index);
      lastCommit.add(frame.readUInt32BE(0));
      committedPages = frame.readUInt32BE(4);
    }
  }
  if (mark.frames > from.frames && committedPages !== mark.pageCount) {
    throw new ContinuityLost('The mark is not at a commit');
  }
  if (mark.frames > 0 && !sameChecksum(checksum, mark.checksum)) {
    throw new ContinuityLost('The chain of the log does not lead to the mark');
  }
  return { newest, lastCommit: [...lastCommit].sort((left, right) => left - right) };
}

/** Continues the chain over one frame. @throws ContinuityLost when its salts or its checksum differ. */
export function checkFrame(frame: Uint8Array, before: WalChecksum, header: WalHeader): WalChecksum {
  const view = new DataView(frame.buffer, frame.byteOffset, frameSize);
  if (!sameSalts([view.getUint32(8), view.getUint32(12)], header.salts)) {
    throw new ContinuityLost('A frame is of another generation of the log');
  }
  const named = addToWalChecksum(before, frame.subarray(0, 8), header.bigEndian);
  const sum = addToWalChecksum(named, frame.subarray(frameHeaderSize, frameSize), header.bigEndian);
  if (!sameChecksum(sum, [view.getUint32(16), view.getUint32(20)])) {
    throw new ContinuityLost('A frame of the log does not match its checksum', view.getUint32(0));
  }
  return sum;
}
