import type { Destination } from '../destinations/destination';
import { DestinationFailure } from '../destinations/destination';
import { type BlobIndex, type BlobLocation, requireLocation } from './blob-index';
import { decompress } from './compression';
import { contentId } from './content-id';
import type { Envelope } from './envelope';
import { plaintextLength } from './pack-format';
import type { BlobId, BlobType } from './repository';
import { RepositoryFailure } from './repository-failure';

/** No honest blob comes near: restic's chunker stops at 8 MiB. Guards memory against a forged index. */
const plaintextLimit = 64 * 1024 * 1024;

/**
 * Reads one blob: authenticated, unpacked within its declared size, hashed. Looks at every place of the blob, and once
 * more after reading the indexes anew, since a stock prune may have moved it a moment ago.
 *
 * @throws RepositoryFailure `not-found`, `damaged` or `unsupported`; DestinationFailure for what the place did.
 */
export async function readBlob(
  destination: Destination,
  index: BlobIndex,
  envelope: Envelope,
  id: BlobId,
  type: BlobType,
): Promise<Uint8Array> {
  const bytes = await readFromAnyPlace(destination, index, envelope, id, type);
  if (bytes) return bytes;
  await index.refresh();
  const location = requireLocation(index, id, type);
  const found = await readFromAnyPlace(destination, index, envelope, id, type);
  if (found) return found;
  throw new RepositoryFailure('damaged', `The ${type} blob ${id} cannot be read from pack ${location.packId}`);
}

async function readFromAnyPlace(
  destination: Destination,
  index: BlobIndex,
  envelope: Envelope,
  id: BlobId,
  type: BlobType,
): Promise<Uint8Array | null> {
  for (const location of index.locate(id, type)) {
    try {
      return await readAt(destination, envelope, location);
    } catch (error) {
      if (!isLostHere(error)) throw error;
    }
  }
  return null;
}

/** True when another copy of the blob may still be good. */
function isLostHere(error: unknown): boolean {
  if (error instanceof DestinationFailure) return error.code === 'missing' || error.code === 'damaged';
  return error instanceof RepositoryFailure && error.code === 'damaged';
}

async function readAt(destination: Destination, envelope: Envelope, location: BlobLocation): Promise<Uint8Array> {
  const expected = plaintextLength(location);
  if (expected > plaintextLimit || location.length > plaintextLimit) {
    throw new RepositoryFailure('unsupported', `The blob ${location.id} claims to have ${expected} bytes`);
  }
  const { offset, length, packId, uncompressedLength } = location;
  const sealed = await destination.get({ type: 'data', name: packId }, { offset, length });
  const opened = envelope.open(sealed);
  const plaintext = uncompressedLength === null ? opened : await decompress(opened, uncompressedLength);
  if (plaintext.length !== expected || contentId(plaintext) !== location.id) {
    throw new RepositoryFailure('damaged', `The blob ${location.id} is not what its name promises`);
  }
  return plaintext;
}
