import { createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../../shared/domain/audit/canonical-json';
import { releaseVersion } from './version-order';

const version = z.string().regex(releaseVersion);

const statementSchema = z.strictObject({
  version,
  /** Operating system and processor, as in "linux-x64". */
  platform: z.string().regex(/^(linux|win32|darwin)-(x64|arm64)$/),
  /** Of the package, base64: 64 bytes. */
  sha512: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
  size: z.int().positive(),
  /** The oldest Larder that may take this update in one step. */
  minVersion: version,
  releasedAt: z.iso.datetime({ precision: 3 }),
  /** After this the update place should have said something newer: somebody may be holding updates back. */
  expires: z.iso.datetime({ precision: 3 }),
  /** Signed too, so that whoever keeps the update place cannot put words into Larder's mouth. */
  notes: z.string().max(4000),
});
const signedSchema = z.strictObject({
  statement: statementSchema,
  signature: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
});

/** What the makers of Larder say of one package, and sign. */
export type ReleaseStatement = Readonly<z.infer<typeof statementSchema>>;

const spoken = 'larder-release-1\n';

/** The bytes that are signed: a prefix, so that no signature made for something else fits, then RFC 8785 JSON. */
export const bytesToSign = (statement: ReleaseStatement): Buffer => Buffer.from(spoken + canonicalJson(statement));

/** DER head of an Ed25519 public key (RFC 8410), before its 32 bytes. */
const keyHead = Buffer.from('302a300506032b6570032100', 'hex');

function signedBy(publicKey: string, bytes: Buffer, signature: Buffer): boolean {
  const key = Buffer.from(publicKey, 'base64');
  if (key.byteLength !== 32) return false;
  return verify(
    null,
    bytes,
    createPublicKey({ key: Buffer.concat([keyHead, key]), format: 'der', type: 'spki' }),
    signature,
  );
}

/**
 * Reads the file beside the update list. Fails closed: whatever cannot be read, or is signed by none of the keys
 * (base64, 32 bytes each), is no statement.
 */
export function readStatement(
  text: string,
  publicKeys: readonly string[],
): ReleaseStatement | 'unreadable' | 'not-signed' {
  if (text.trim() === '') return 'not-signed';
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return 'unreadable';
  }
  const signed = signedSchema.safeParse(parsed);
  if (!signed.success) return 'unreadable';
  const { statement, signature } = signed.data;
  const signatureBytes = Buffer.from(signature, 'base64');
  // The last letter of base64 has bits that carry nothing: one signature is written in one way only.
  if (signatureBytes.toString('base64') !== signature) return 'unreadable';
  const bytes = bytesToSign(statement);
  return publicKeys.some((key) => signedBy(key, bytes, signatureBytes)) ? statement : 'not-signed';
}
