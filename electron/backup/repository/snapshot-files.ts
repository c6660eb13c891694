import { Buffer } from 'node:buffer';
import { refuseHostileNames } from './hostile-names';
import type { BlobId, Repository } from './repository';
import { RepositoryFailure } from './repository-failure';
import type { TreeNode } from './tree';

/** One file of a snapshot. */
export interface SnapshotFile {
  /** Relative, with slashes: `store/base/store.db`. Safe to join to a staging folder. */
  readonly path: string;
  /** Bytes: equal to what the content blobs make up. */
  readonly size: number;
  readonly content: readonly BlobId[];
}

type ReadableRepository = Pick<Repository, 'loadTree' | 'loadBlob' | 'blobLength'>;

/** Far above what a snapshot of ours holds; a forged tree may not keep us reading for ever. */
const depthLimit = 16;
const filesLimit = 1_000_000;

/**
 * Walks a snapshot and lists its files by path, before a single byte is written anywhere. The whole snapshot is
 * refused when any part of it could escape a staging folder or overwrite another part.
 *
 * @param treeId the snapshot's tree.
 * @param under lists only this folder or file: `['store', 'overlay']`. Names on the way are checked too.
 * @throws RepositoryFailure `hostile-name`, `damaged` when sizes and blobs disagree, `not-found` for a missing blob.
 */
export async function listSnapshotFiles(
  repository: ReadableRepository,
  treeId: BlobId,
  under: readonly string[] = [],
): Promise<readonly SnapshotFile[]> {
  const files: SnapshotFile[] = [];
  const waiting: { readonly tree: BlobId; readonly path: readonly string[] }[] = [{ tree: treeId, path: [] }];
  for (let folder = waiting.pop(); folder; folder = waiting.pop()) {
    const { nodes } = await repository.loadTree(folder.tree);
    refuseHostileNames(nodes, folder.path);
    if (folder.path.length >= depthLimit) throw new RepositoryFailure('hostile-name', 'The snapshot is too deep');
    for (const node of nodes) {
      const path = [...folder.path, node.name];
      if (!liesOnTheWay(path, under)) continue;
      if (node.type === 'dir') waiting.push({ tree: subtreeOf(node), path });
      else if (path.length >= under.length) files.push(describeFile(repository, node, path));
    }
    if (files.length > filesLimit) throw new RepositoryFailure('hostile-name', 'The snapshot has too many files');
  }
  return files.sort((left, right) => (left.path < right.path ? -1 : 1));
}

/** The file at a path, or null. The rest of the tree is not read. @throws as listSnapshotFiles. */
export async function findSnapshotFile(
  repository: ReadableRepository,
  treeId: BlobId,
  path: readonly string[],
): Promise<SnapshotFile | null> {
  const files = await listSnapshotFiles(repository, treeId, path);
  return files.find((file) => file.path === path.join('/')) ?? null;
}

/** The content of a file, blob by blob, each of them hashed. */
export async function* readSnapshotFile(
  repository: ReadableRepository,
  file: SnapshotFile,
): AsyncGenerator<Uint8Array> {
  for (const id of file.content) yield await repository.loadBlob(id, 'data');
}

/**
 * The content of a small file at once.
 *
 * @param limit bytes. @throws RepositoryFailure `unsupported` when the file is larger.
 */
export async function readSmallSnapshotFile(
  repository: ReadableRepository,
  file: SnapshotFile,
  limit: number,
): Promise<Uint8Array> {
  if (file.size > limit) throw new RepositoryFailure('unsupported', `${file.path} is larger than ${limit} bytes`);
  const parts: Uint8Array[] = [];
  for await (const part of readSnapshotFile(repository, file)) parts.push(part);
  return Buffer.concat(parts);
}

/** True when the path lies above or below the wanted folder. */
function liesOnTheWay(path: readonly string[], under: readonly string[]): boolean {
  return under.every((segment, at) => at >= path.length || path[at] === segment);
}

function subtreeOf(node: TreeNode): BlobId {
  if (node.subtree === null) throw new RepositoryFailure('damaged', `The folder ${node.name} has no listing`);
  return node.subtree;
}

function describeFile(repository: ReadableRepository, node: TreeNode, path: readonly string[]): SnapshotFile {
  const size = node.content.reduce((sum, id) => sum + knownLength(repository, id), 0);
  if (size !== node.size) {
    throw new RepositoryFailure('damaged', `${node.name} should have ${node.size} bytes, its blobs have ${size}`);
  }
  return { path: path.join('/'), size, content: node.content };
}

function knownLength(repository: ReadableRepository, id: BlobId): number {
  const length = repository.blobLength(id, 'data');
  if (length === undefined) throw new RepositoryFailure('not-found', `The blob ${id} is in no index`);
  return length;
}
