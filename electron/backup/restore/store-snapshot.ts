import { decodeManifest, type Manifest } from '../engine/manifest';
import { basePath, manifestFileName, overlayPath } from '../engine/snapshot-layout';
import type { Repository } from '../repository/repository';
import type { Snapshot } from '../repository/snapshot';
import { listSnapshotFiles, readSmallSnapshotFile, type SnapshotFile } from '../repository/snapshot-files';
import { RestoreRefused } from './restore-refused';

const manifestLimitBytes = 4 * 1024 * 1024;

/** A snapshot that is a copy of a store: what it says of itself, and the two files that make up the store. */
export interface StoreSnapshot {
  readonly snapshot: Snapshot;
  readonly manifest: Manifest;
  readonly base: SnapshotFile;
  readonly overlay: SnapshotFile;
}

/**
 * Reads what a snapshot holds, without any of the store's pages. The whole tree is looked at, so that hostile names
 * are refused before anything is written.
 *
 * @throws RestoreRefused `not-a-store-copy`, `newer-format`, `damaged`; RepositoryFailure; DestinationFailure.
 */
export async function readStoreSnapshot(repository: Repository, snapshotId: string): Promise<StoreSnapshot> {
  const snapshot = await repository.loadSnapshot(snapshotId);
  const files = await listSnapshotFiles(repository, snapshot.tree);
  const find = (path: string): SnapshotFile => {
    const file = files.find((candidate) => candidate.path === path);
    if (file === undefined) throw new RestoreRefused('not-a-store-copy', `${path} is missing`);
    return file;
  };
  const manifest = readManifest(await readSmallSnapshotFile(repository, find(manifestFileName), manifestLimitBytes));
  return { snapshot, manifest, base: find(basePath), overlay: find(overlayPath) };
}

function readManifest(bytes: Uint8Array): Manifest {
  let manifest: ReturnType<typeof decodeManifest>;
  try {
    manifest = decodeManifest(bytes);
  } catch (cause) {
    throw new RestoreRefused('damaged', `${manifestFileName} is not readable`, cause);
  }
  if ('newerFormat' in manifest) throw new RestoreRefused('newer-format', String(manifest.newerFormat));
  return manifest;
}
