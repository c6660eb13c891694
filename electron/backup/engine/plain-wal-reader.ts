import { type PlainWalEnd, startPlainWal } from './plain-wal';
import { addToWalChecksum, sameChecksum } from './wal-checksum';
import { sameSalts } from './wal-mark';
import { frameHeaderSize, frameSize, parseWalHeader, walHeaderSize } from './wal-scan';

/** One page of a plaintext log. */
export interface PlainFrame {
  readonly number: number;
  /** The page itself, a view of the bytes given to `read`. */
  readonly page: Uint8Array;
  /** Pages of the store after this frame if it ends a commit, else 0. */
  readonly committedPages: number;
}

export interface PlainWalReader {
  /**
   * Reads the next blob of the log. Blobs of this engine hold whole frames.
   *
   * @throws RangeError when the bytes are not the unbroken continuation of the log.
   */
  read(bytes: Uint8Array): readonly PlainFrame[];
  end(): PlainWalEnd;
}

/** Reads a plaintext log from its start, blob by blob, and checks salts and the checksum chain of every frame. */
export function readPlainWalOf(baseId: string): PlainWalReader {
  return readPlainWal(startPlainWal(baseId));
}

/** Reads a plaintext log from a place where a segment ended. */
export function readPlainWal(start: PlainWalEnd): PlainWalReader {
  let end = start;
  return {
    read(bytes) {
      const frames: PlainFrame[] = [];
      let offset = 0;
      if (end.size === 0) {
        const header = parseWalHeader(bytes);
        if (header.bigEndian || !sameSalts(header.salts, end.salts)) throw new RangeError('The log is of another base');
        end = { salts: end.salts, checksum: header.checksum, size: walHeaderSize };
        offset = walHeaderSize;
      }
      if ((bytes.length - offset) % frameSize !== 0) throw new RangeError('The log is cut inside a frame');
      for (; offset < bytes.length; offset += frameSize) {
        const frame = readFrame(bytes.subarray(offset, offset + frameSize), end);
        frames.push(frame.read);
        end = frame.end;
      }
      return frames;
    },
    end: () => end,
  };
}

function readFrame(frame: Uint8Array, before: PlainWalEnd): { readonly read: PlainFrame; readonly end: PlainWalEnd } {
  const view = new DataView(frame.buffer, frame.byteOffset, frameSize);
  const page = frame.subarray(frameHeaderSize);
  const named = addToWalChecksum(before.checksum, frame.subarray(0, 8), false);
  const checksum = addToWalChecksum(named, page, false);
  const number = view.getUint32(0);
  const intact =
    number > 0 &&
    sameSalts([view.getUint32(8), view.getUint32(12)], before.salts) &&
    sameChecksum(checksum, [view.getUint32(16), view.getUint32(20)]);
  if (!intact) throw new RangeError('A frame of the log does not match its checksum');
  return {
    read: { number, page, committedPages: view.getUint32(4) },
    end: { salts: before.salts, checksum, size: before.size + frameSize },
  };
}
