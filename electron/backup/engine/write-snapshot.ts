import type { Repository, SnapshotId } from '../repository/repository';
import type { TreeFile } from '../repository/tree';
import type { CaptureState } from './capture-state';
import { encodeManifest, type ManifestFacts, snapshotFormatVersion } from './manifest';
import { recoverText } from './recover-text';
import {
  baseDirectory,
  filesDirectory,
  manifestFileName,
  overlayDirectory,
  overlayFileName,
  recoverFileName,
  snapshotPaths,
  storeDirectory,
} from './snapshot-layout';

/** What is said about a snapshot beside the store's pages. */
interface SnapshotWords {
  readonly facts: ManifestFacts;
  readonly reason: string;
  readonly tags: readonly string[];
}

/**
 * Writes the small trees around a base and an overlay, the manifest and the snapshot itself. The base's directory is
 * given with the time it was captured, so that its node and its listing stay the same from snapshot to snapshot.
 */
export async function writeSnapshot(
  repository: Repository,
  content: Pick<CaptureState, 'base' | 'overlay'>,
  words: SnapshotWords,
  capturedAt: number,
): Promise<SnapshotId> {
  const { base, overlay } = content;
  const overlayTree = await repository.saveTree([
    {
      type: 'file',
      name: overlayFileName,
      modifiedAt: capturedAt,
      size: overlay.end.size,
      content: overlay.blobs.map((blob) => blob.id),
    },
  ]);
  const storeTree = await repository.saveTree([
    { type: 'dir', name: baseDirectory, modifiedAt: base.capturedAt, subtree: base.treeId },
    { type: 'dir', name: overlayDirectory, modifiedAt: capturedAt, subtree: overlayTree },
  ]);
  const manifest = encodeManifest({
    formatVersion: snapshotFormatVersion,
    ...words.facts,
    baseId: base.treeId,
    capturedAt: new Date(capturedAt).toISOString(),
    reason: words.reason,
  });
  const tree = await repository.saveTree([
    await saveFile(repository, recoverFileName, Buffer.from(recoverText), base.capturedAt),
    { type: 'dir', name: filesDirectory, modifiedAt: base.capturedAt, subtree: await repository.saveTree([]) },
    await saveFile(repository, manifestFileName, manifest, capturedAt),
    { type: 'dir', name: storeDirectory, modifiedAt: capturedAt, subtree: storeTree },
  ]);
  return repository.saveSnapshot({ tree, paths: snapshotPaths, tags: words.tags, time: capturedAt });
}

async function saveFile(
  repository: Repository,
  name: string,
  bytes: Uint8Array,
  modifiedAt: number,
): Promise<TreeFile> {
  const id = await repository.saveBlob('data', bytes);
  return { type: 'file', name, modifiedAt, size: bytes.length, content: [id] };
}
