/** The two running sums SQLite keeps over a write-ahead log, as unsigned 32-bit integers. */
export type WalChecksum = readonly [number, number];

export const walChecksumStart: WalChecksum = [0, 0];

const hostIsLittleEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

/**
 * Continues SQLite's write-ahead log checksum over `bytes` (a multiple of 8). `bigEndian` is how the log says its
 * words are summed: the last bit of its magic number.
 */
export function addToWalChecksum(sum: WalChecksum, bytes: Uint8Array, bigEndian: boolean): WalChecksum {
  const words = wordsInOrder(bytes, bigEndian);
  let first = sum[0] | 0;
  let second = sum[1] | 0;
  for (let index = 0; index < words.length; index += 2) {
    first = (first + (words[index] ?? 0) + second) | 0;
    second = (second + (words[index + 1] ?? 0) + first) | 0;
  }
  return [first >>> 0, second >>> 0];
}

export function sameChecksum(left: WalChecksum, right: WalChecksum): boolean {
  return left[0] === right[0] && left[1] === right[1];
}

function wordsInOrder(bytes: Uint8Array, bigEndian: boolean): Int32Array {
  if (bytes.length % 8 !== 0) throw new RangeError('A log checksum covers whole pairs of words');
  if (bigEndian === hostIsLittleEndian) {
    const swapped = Buffer.from(bytes).swap32();
    return new Int32Array(Uint8Array.from(swapped).buffer);
  }
  if (bytes.byteOffset % 4 !== 0) return new Int32Array(Uint8Array.from(bytes).buffer);
  return new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
}
