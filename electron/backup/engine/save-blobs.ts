import type { BlobId, Repository } from '../repository/repository';
import { refuseIfCancelled } from './backup-failure';

/** Blobs compressed at the same time: enough for both compression threads, few enough for the memory bound. */
const inFlightLimit = 4;

export interface SavedBlob {
  readonly id: BlobId;
  /** Bytes of plaintext. */
  readonly size: number;
}

export interface SaveOptions {
  readonly signal: AbortSignal | undefined;
  /** Told after each blob how many bytes of plaintext are dealt with. */
  readonly onBytes: (bytes: number) => void;
}

/**
 * Saves chunks as data blobs, a few at a time, and answers them in the order they came.
 *
 * @throws BackupFailure `cancelled`; RepositoryFailure and DestinationFailure of the repository.
 */
export async function saveBlobs(
  repository: Pick<Repository, 'saveBlob'>,
  chunks: AsyncIterable<Uint8Array>,
  options: SaveOptions,
): Promise<readonly SavedBlob[]> {
  const saved: SavedBlob[] = [];
  const inFlight: Promise<SavedBlob>[] = [];
  const takeOldest = async (): Promise<void> => {
    const oldest = await inFlight.shift();
    if (oldest === undefined) return;
    saved.push(oldest);
    options.onBytes(oldest.size);
  };
  try {
    for await (const chunk of chunks) {
      refuseIfCancelled(options.signal);
      const saving = repository.saveBlob('data', chunk).then((id) => ({ id, size: chunk.length }));
      // A later blob may fail while an earlier one is awaited; its turn to be awaited, and to throw, comes.
      saving.catch(() => undefined);
      inFlight.push(saving);
      if (inFlight.length >= inFlightLimit) await takeOldest();
    }
    while (inFlight.length > 0) await takeOldest();
    return saved;
  } finally {
    await Promise.allSettled(inFlight);
  }
}
