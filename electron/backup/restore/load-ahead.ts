import { refuseIfCancelled } from '../engine/backup-failure';
import type { Repository } from '../repository/repository';

/** Blobs fetched before they are asked for: hides the wait for the disk without holding much memory. */
const aheadLimit = 4;

/** Loads data blobs in order, a few ahead. @throws BackupFailure `cancelled`, and what `loadBlob` throws. */
export async function* loadAhead(
  repository: Pick<Repository, 'loadBlob'>,
  ids: readonly string[],
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  const waiting: Promise<Uint8Array>[] = [];
  let next = 0;
  try {
    while (next < ids.length || waiting.length > 0) {
      refuseIfCancelled(signal);
      for (; waiting.length < aheadLimit && next < ids.length; next++) {
        const loading = repository.loadBlob(ids[next] ?? '', 'data');
        // A later blob may fail while an earlier one is awaited; its turn to be awaited, and to throw, comes.
        loading.catch(() => undefined);
        waiting.push(loading);
      }
      const blob = await waiting.shift();
      if (blob !== undefined) yield blob;
    }
  } finally {
    await Promise.allSettled(waiting);
  }
}
