import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** SHA-512 (base64, as update lists write it) and size in bytes of a file. */
export async function fileDigest(path: string): Promise<{ readonly sha512: string; readonly size: number }> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  return { sha512: hash.digest('base64'), size: statSync(path).size };
}
