import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Repository } from '../repository/repository';
import { type StagePorts, stageStore } from '../restore/stage-store';
import { differencesFromManifest, type InspectStore, type StoreFacts } from '../restore/store-facts';
import { readStoreSnapshot } from '../restore/store-snapshot';
import type { Manifest } from './manifest';

/** A whole restore that happened: how it went and what it found. */
export interface Proof {
  readonly snapshotId: string;
  readonly depth: 'whole';
  readonly manifest: Manifest;
  readonly facts: StoreFacts;
  /** Where the restored store differs from the manifest; a copy is proved only when this is empty. */
  readonly differences: readonly string[];
  /** Bytes restored. */
  readonly bytes: number;
  /** From the first read to the answer of the opened store. */
  readonly seconds: number;
}

export interface ProvePorts extends StagePorts {
  /** A folder for this proof alone: it does not exist yet, and is gone afterwards. */
  readonly folder: string;
  readonly inspect: InspectStore;
}

/**
 * Proves a snapshot by restoring it: every blob is read back and hashed, the store is staged encrypted, opened by the
 * inspector and compared with the manifest. A store that opens and differs is an answer, not an exception.
 *
 * @throws RestoreRefused, RepositoryFailure, DestinationFailure, BackupFailure `cancelled`, and what `inspect` throws.
 */
export async function proveSnapshot(repository: Repository, snapshotId: string, ports: ProvePorts): Promise<Proof> {
  const startedAt = ports.clock.monotonicMs();
  const image = await readStoreSnapshot(repository, snapshotId);
  const path = join(ports.folder, 'store', 'store.db');
  try {
    const bytes = await stageStore(repository, image, path, ports);
    const facts = await ports.inspect(path);
    return {
      snapshotId,
      depth: 'whole',
      manifest: image.manifest,
      facts,
      differences: differencesFromManifest(facts, image.manifest),
      bytes,
      seconds: (ports.clock.monotonicMs() - startedAt) / 1000,
    };
  } finally {
    rmSync(ports.folder, { recursive: true, force: true });
  }
}
