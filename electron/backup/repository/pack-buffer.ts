import { Buffer } from 'node:buffer';

const smallest = 1024 * 1024;

/** Memory in which one pack grows. It is kept from pack to pack: fresh memory costs as much as the encryption. */
export interface PackBuffer {
  readonly used: number;
  /** The next so many bytes, for the caller to fill. Valid until the next call. */
  extend(length: number): Uint8Array;
  /** Everything so far; valid until `clear`. */
  bytes(): Uint8Array;
  clear(): void;
}

export function createPackBuffer(): PackBuffer {
  let memory = Buffer.allocUnsafeSlow(0);
  let used = 0;

  return {
    get used() {
      return used;
    },
    extend(length) {
      if (used + length > memory.length) {
        const larger = Buffer.allocUnsafeSlow(Math.max(smallest, 2 * memory.length, used + length));
        memory.copy(larger, 0, 0, used);
        memory = larger;
      }
      used += length;
      return memory.subarray(used - length, used);
    },
    bytes: () => memory.subarray(0, used),
    clear() {
      used = 0;
    },
  };
}
