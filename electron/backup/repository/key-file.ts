import { Buffer } from 'node:buffer';
import { scrypt } from 'node:crypto';
import { z } from 'zod';
import { createEnvelope } from './envelope';
import { formatGoTime } from './go-text';
import { base64Schema, parseJson, timeSchema } from './json-text';
import { decodeMasterKey, encodeMasterKey, type MasterKey, masterKeyBytes, splitMasterKey } from './master-key';
import type { RepositoryPorts } from './ports';
import { RepositoryFailure } from './repository-failure';

interface KeyCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** 32 MiB and about 100 ms: what the format's notes ask for. The recovery code's 130 random bits carry the security. */
const ownCost: KeyCost = { N: 2 ** 15, r: 8, p: 1 };
const saltBytes = 64;
/** restic calibrates to 60 MB; a key file that asks for more than this is an attack on our memory. */
const memoryLimit = 1024 * 1024 * 1024;
const passesLimit = 64;

const keyFileSchema = z.object({
  created: timeSchema,
  username: z.string().default(''),
  hostname: z.string().default(''),
  kdf: z.literal('scrypt'),
  N: z.int().min(2),
  r: z.int().min(1),
  p: z.int().min(1),
  salt: base64Schema(saltBytes),
  data: z.base64(),
});

export type KeyFile = z.output<typeof keyFileSchema>;

/**
 * Wraps the master key under a password, as the bytes of a key file.
 *
 * @param password a passphrase or the recovery code as printed, dashes included.
 */
export async function sealKeyFile(masterKey: MasterKey, password: string, ports: RepositoryPorts): Promise<Uint8Array> {
  const salt = ports.randomBytes(saltBytes);
  const wrapping = createEnvelope(await deriveKey(password, salt, ownCost), ports);
  return Buffer.from(
    JSON.stringify({
      created: formatGoTime(ports.now()),
      username: ports.username,
      hostname: ports.hostname,
      kdf: 'scrypt',
      ...ownCost,
      salt: Buffer.from(salt).toString('base64'),
      data: Buffer.from(wrapping.seal(encodeMasterKey(masterKey))).toString('base64'),
    }),
  );
}

/**
 * Reads a key file; needs no password.
 *
 * @throws RepositoryFailure `damaged`.
 */
export function decodeKeyFile(bytes: Uint8Array): KeyFile {
  return parseJson(keyFileSchema, bytes, 'key file');
}

/**
 * The master key, or null when the password is not this file's.
 *
 * @throws RepositoryFailure `unsupported` when the file asks for more memory or time than any honest one.
 */
export async function openKeyFile(file: KeyFile, password: string, ports: RepositoryPorts): Promise<MasterKey | null> {
  const wrapping = createEnvelope(await deriveKey(password, file.salt, file), ports);
  let opened: Uint8Array;
  try {
    opened = wrapping.open(Buffer.from(file.data, 'base64'));
  } catch (error) {
    if (error instanceof RepositoryFailure) return null;
    throw error;
  }
  return decodeMasterKey(opened);
}

function deriveKey(password: string, salt: Uint8Array, cost: KeyCost): Promise<MasterKey> {
  const memory = 128 * cost.N * cost.r;
  const isPowerOfTwo = Number.isInteger(Math.log2(cost.N));
  if (!isPowerOfTwo || memory > memoryLimit || cost.p > passesLimit) {
    return Promise.reject(new RepositoryFailure('unsupported', 'A key file has impossible or excessive parameters'));
  }
  const { N, r, p } = cost;
  // Node refuses anything above 32 MiB unless told; the slack covers what scrypt needs beside its table.
  const maxmem = memory + 128 * r * (p + 2) + 1024 * 1024;
  return new Promise((resolve, reject) => {
    scrypt(password, salt, masterKeyBytes, { N, r, p, maxmem }, (error, derived) => {
      if (error) reject(error);
      else resolve(splitMasterKey(derived));
    });
  });
}
