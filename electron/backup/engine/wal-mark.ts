import { closeSync, openSync, readSync } from 'node:fs';
import { BackupFailure } from './backup-failure';
import { pageSize } from './sqlcipher-pages';
import { addToWalChecksum, sameChecksum, type WalChecksum, walChecksumStart } from './wal-checksum';

/** Bytes of the wal-index header that a mark is made of: two copies of 48 bytes. */
export const walIndexHeaderSize = 96;

const copySize = walIndexHeaderSize / 2;
const walIndexVersion = 3007000;
const hostIsLittleEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

/** Two numbers that name one generation of a log: they change whenever SQLite starts the log anew. */
export type WalSalts = readonly [number, number];

export function sameSalts(left: WalSalts, right: WalSalts): boolean {
  return left[0] === right[0] && left[1] === right[1];
}

/** An exact commit of the live store: the last one that stood in the log when the mark was taken. Plain data. */
export interface WalMark {
  /** Frames in the log up to and with the last commit; 0 while the log is empty. */
  readonly frames: number;
  /** Pages of the store at that commit; not meaningful while the log is empty. */
  readonly pageCount: number;
  readonly salts: WalSalts;
  /** The running checksum at the last frame; not meaningful while the log is empty. */
  readonly checksum: WalChecksum;
}

/**
 * Reads a mark from the first 96 bytes of a `-shm` file (SQLite's wal-index header, in the order of this machine's
 * bytes). Pure.
 *
 * @throws BackupFailure `store-moved` when both copies differ or do not match their checksum: a writer was just there.
 */
export function parseWalMark(header: Uint8Array): WalMark {
  if (header.length < walIndexHeaderSize) throw new BackupFailure('store-moved', 'The log index is not written yet');
  const copy = Uint8Array.from(header.subarray(0, copySize));
  if (Buffer.compare(copy, header.subarray(copySize, walIndexHeaderSize)) !== 0) {
    throw new BackupFailure('store-moved', 'The log index was being written');
  }
  const view = new DataView(copy.buffer);
  const word = (offset: number): number => view.getUint32(offset, hostIsLittleEndian);
  const sum = addToWalChecksum(walChecksumStart, copy.subarray(0, 40), !hostIsLittleEndian);
  if (word(0) !== walIndexVersion || view.getUint8(12) !== 1 || !sameChecksum(sum, [word(40), word(44)])) {
    throw new BackupFailure('store-moved', 'The log index is not in use');
  }
  const frames = word(16);
  if (frames > 0 && view.getUint16(14, hostIsLittleEndian) !== pageSize) {
    throw new RangeError(`The store does not have pages of ${pageSize} bytes`);
  }
  return {
    frames,
    pageCount: word(20),
    // The salts stand here as in the log itself, where they are always big-endian.
    salts: [view.getUint32(32, false), view.getUint32(36, false)],
    checksum: [word(24), word(28)],
  };
}

export interface WalIndexReader {
  /** The commit the store stands at now. @throws BackupFailure `store-moved` as `parseWalMark`. */
  read(): WalMark;
  close(): void;
}

/**
 * Opens the `-shm` file of a live store for taking marks. In the process that has the store open, keep the reader
 * until after the store is closed: on Unix, closing any handle of a file drops all of that process's locks on it,
 * SQLite's included, and a second process could then start the log anew under a writer.
 */
export function openWalIndex(path: string): WalIndexReader {
  const descriptor = openSync(path, 'r');
  const header = Buffer.alloc(walIndexHeaderSize);
  return {
    read() {
      const length = readSync(descriptor, header, 0, walIndexHeaderSize, 0);
      return parseWalMark(header.subarray(0, length));
    },
    close() {
      closeSync(descriptor);
    },
  };
}
