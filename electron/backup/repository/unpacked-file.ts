import { Buffer } from 'node:buffer';
import { compress, decompress } from './compression';
import type { Envelope } from './envelope';
import { RepositoryFailure } from './repository-failure';

/** First plaintext byte of a small file that is compressed; otherwise it is the first byte of the JSON itself. */
const compressedMarker = 0x02;
const jsonOpeners = [0x7b, 0x5b];
/** An index of 150 000 blobs, restic's largest, has about 25 MB of JSON. */
const jsonLimit = 256 * 1024 * 1024;

/** The stored bytes of an index, snapshot or lock. */
export async function sealUnpacked(json: Uint8Array, envelope: Envelope): Promise<Uint8Array> {
  return envelope.seal(Buffer.concat([Uint8Array.of(compressedMarker), await compress(json)]));
}

/**
 * The JSON inside the stored bytes of an index, snapshot or lock.
 *
 * @throws RepositoryFailure `damaged`.
 */
export async function openUnpacked(stored: Uint8Array, envelope: Envelope): Promise<Uint8Array> {
  const plaintext = envelope.open(stored);
  const marker = plaintext[0];
  if (marker === compressedMarker) return decompress(plaintext.subarray(1), jsonLimit);
  if (marker !== undefined && jsonOpeners.includes(marker)) return plaintext;
  throw new RepositoryFailure('damaged', 'A small file of the repository has an unknown form');
}
