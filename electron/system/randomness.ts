import { randomBytes } from 'node:crypto';
import type { Clock } from './clock';

export interface Randomness {
  bytes(count: number): Uint8Array;
}

export const systemRandomness: Randomness = { bytes: (count) => new Uint8Array(randomBytes(count)) };

export type NewId = () => string;

/** UUIDv7 (RFC 9562): sortable by time, made on the device, so that it works with no network. */
export function uuidMaker(clock: Clock, randomness: Randomness): NewId {
  let lastMs = 0;
  let sequence = 0;
  return () => {
    const now = clock.now().getTime();
    sequence = now > lastMs ? 0 : sequence + 1;
    lastMs = Math.max(now, lastMs);
    if (sequence > 0xfff) {
      lastMs += 1;
      sequence = 0;
    }
    const random = randomness.bytes(8);
    const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
    const time = hex(lastMs, 12);
    const variant = hex(0x80 | ((random[0] ?? 0) & 0x3f), 2);
    const tail = Array.from(random.subarray(1), (byte) => hex(byte, 2)).join('');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(sequence, 3)}-${variant}${tail.slice(0, 2)}-${tail.slice(2, 14)}`;
  };
}
