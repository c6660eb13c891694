import { Buffer } from 'node:buffer';
import { z } from 'zod';
import { base64Schema, parseJson } from './json-text';
import type { RepositoryPorts } from './ports';
import { RepositoryFailure } from './repository-failure';

/** The three secrets that seal everything in a repository. */
export interface MasterKey {
  /** AES-256, 32 bytes. */
  readonly encrypt: Uint8Array;
  /** AES-128 key that turns an IV into a one-time pad, 16 bytes. */
  readonly macKey: Uint8Array;
  /** The Poly1305 multiplier, 16 bytes, clamped. */
  readonly macMultiplier: Uint8Array;
}

export const masterKeyBytes = 64;

/** Splits 64 bytes (random, or from the KDF) into the parts of a key, in restic's order. */
export function splitMasterKey(bytes: Uint8Array): MasterKey {
  if (bytes.length !== masterKeyBytes) throw new RangeError('A master key has 64 bytes');
  return {
    encrypt: bytes.slice(0, 32),
    macKey: bytes.slice(32, 48),
    macMultiplier: clampMultiplier(bytes.slice(48, 64)),
  };
}

/** The inverse of splitMasterKey, for keeping the key sealed elsewhere (a keychain). */
export function joinMasterKey(key: MasterKey): Uint8Array {
  return Buffer.concat([key.encrypt, key.macKey, key.macMultiplier]);
}

export function generateMasterKey(ports: Pick<RepositoryPorts, 'randomBytes'>): MasterKey {
  return splitMasterKey(ports.randomBytes(masterKeyBytes));
}

function clampMultiplier(bytes: Uint8Array): Uint8Array {
  const lowTwoBitsCleared = [4, 8, 12];
  const topFourBitsCleared = [3, 7, 11, 15];
  return bytes.map((byte, at) => {
    if (topFourBitsCleared.includes(at)) return byte & 0x0f;
    return lowTwoBitsCleared.includes(at) ? byte & 0xfc : byte;
  });
}

/** The JSON that a key file seals. */
export function encodeMasterKey(key: MasterKey): Uint8Array {
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  return Buffer.from(
    JSON.stringify({ mac: { k: base64(key.macKey), r: base64(key.macMultiplier) }, encrypt: base64(key.encrypt) }),
  );
}

const masterKeySchema = z.object({
  mac: z.object({ k: base64Schema(16), r: base64Schema(16) }),
  encrypt: base64Schema(32),
});

/**
 * Reads the JSON that a key file seals.
 *
 * @throws RepositoryFailure `damaged`, also when one of the three secrets is all zero.
 */
export function decodeMasterKey(bytes: Uint8Array): MasterKey {
  const read = parseJson(masterKeySchema, bytes, 'key');
  const key = splitMasterKey(Buffer.concat([read.encrypt, read.mac.k, read.mac.r]));
  for (const part of [key.encrypt, key.macKey, key.macMultiplier]) {
    if (part.every((byte) => byte === 0)) throw new RepositoryFailure('damaged', 'A key in the repository is empty');
  }
  return key;
}
