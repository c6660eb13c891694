import type { CallContext } from '../../pipeline/module';

/** A random UUID (version 4): unlike a row's id it holds no time, so that nothing of it can be guessed. */
export function newSessionId(randomness: CallContext['randomness']): string {
  const bytes = randomness.bytes(16);
  bytes[6] = 0x40 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
