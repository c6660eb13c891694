import { scrypt } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { z } from 'zod';
import { writeFileAtomically } from '../system/atomic-file';
import type { Randomness } from '../system/randomness';
import { seal, unseal } from './sealing';

/** 2^15 · 8 · 1: about 60 ms and 32 MiB; the code itself has 130 random bits, so the derivation only slows typing machines. */
const cost = { N: 32768, r: 8, p: 1, maxmem: 96 * 1024 * 1024 } as const;

const keyFileSchema = z.object({
  version: z.literal(1),
  installationId: z.string().min(8),
  createdAt: z.string(),
  /** False until the records these keys belong to are on disk whole. */
  complete: z.boolean(),
  /** The store key sealed by the wrapping key in the keychain; null where there is no keychain. */
  byKeychain: z.string().nullable(),
  byRecoveryCode: z.object({ salt: z.string(), sealed: z.string() }),
  /** The repositories' master key, sealed by the store key: copies go on without the recovery code at hand. */
  repositoryKey: z.string(),
  /** The restic key file that the recovery code opens: every place for copies gets this very file. */
  recoveryKeyFile: z.string(),
  recoveryCodeCheckedAt: z.string().nullable(),
});
export type KeyFile = z.infer<typeof keyFileSchema>;

/** @returns null when there is none. @throws when it is there but unreadable: then nothing may be created over it. */
export function readKeyFile(path: string): KeyFile | null {
  if (!existsSync(path)) return null;
  return keyFileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}

export function writeKeyFile(path: string, file: KeyFile): void {
  writeFileAtomically(path, `${JSON.stringify(keyFileSchema.parse(file), null, 2)}\n`);
}

const deriveKey = promisify(scrypt) as (
  code: string,
  salt: Uint8Array,
  bytes: number,
  options: typeof cost,
) => Promise<Buffer>;

export async function sealByRecoveryCode(
  storeKey: Uint8Array,
  recoveryCode: string,
  randomness: Randomness,
): Promise<KeyFile['byRecoveryCode']> {
  const salt = randomness.bytes(32);
  const key = await deriveKey(recoveryCode, salt, 32, cost);
  return { salt: Buffer.from(salt).toString('base64'), sealed: seal(key, storeKey, 'store-key', randomness) };
}

/** @returns the store key, or null when the code is not the one. */
export async function unsealByRecoveryCode(file: KeyFile, recoveryCode: string): Promise<Uint8Array | null> {
  const key = await deriveKey(recoveryCode, Buffer.from(file.byRecoveryCode.salt, 'base64'), 32, cost);
  return unseal(key, file.byRecoveryCode.sealed, 'store-key');
}
