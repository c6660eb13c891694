import { Buffer } from 'node:buffer';
import { z } from 'zod';
import { encodeGoJson, formatGoTime } from './go-text';
import { contentIdSchema, parseJson } from './json-text';
import type { BlobId } from './repository';
import { RepositoryFailure } from './repository-failure';

/** A file to be written into a tree. */
export interface TreeFile {
  readonly type: 'file';
  /** ASCII letters, digits, dot, dash and underscore only. */
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly modifiedAt: number;
  /** Bytes: the sum of the content blobs' plaintext lengths. */
  readonly size: number;
  readonly content: readonly BlobId[];
}

/** A directory to be written into a tree. */
export interface TreeDirectory {
  readonly type: 'dir';
  readonly name: string;
  readonly modifiedAt: number;
  readonly subtree: BlobId;
}

export type TreeEntry = TreeFile | TreeDirectory;

/** A node as it was read: any kind restic knows, names as stored, nothing trusted yet. */
export interface TreeNode {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly content: readonly BlobId[];
  readonly subtree: BlobId | null;
}

export interface Tree {
  readonly nodes: readonly TreeNode[];
}

/** Go's FileMode: a plain file that only its owner reads and writes (0600), and a directory only its owner enters. */
const fileMode = 0o600;
const directoryMode = 2 ** 31 + 0o700;
const plainName = /^[A-Za-z0-9._-]{1,255}$/;

/**
 * The bytes of a tree in restic's canonical form: nodes sorted by name, fixed field order, trimmed times, final
 * newline. Equal directories have equal bytes, so they are stored once.
 *
 * @throws RangeError for a name outside the plain alphabet, a duplicate name or an impossible size.
 */
export function encodeTree(entries: readonly TreeEntry[]): Uint8Array {
  const sorted = [...entries].sort((left, right) => (left.name < right.name ? -1 : left.name > right.name ? 1 : 0));
  for (const [position, entry] of sorted.entries()) {
    if (!plainName.test(entry.name) || entry.name === '.' || entry.name === '..') {
      throw new RangeError(`A tree cannot hold the name ${JSON.stringify(entry.name)}`);
    }
    if (entry.name === sorted[position - 1]?.name) throw new RangeError(`A tree holds ${entry.name} twice`);
  }
  return Buffer.from(`${encodeGoJson({ nodes: sorted.map(encodeNode) })}\n`);
}

function encodeNode(entry: TreeEntry): object {
  const time = formatGoTime(entry.modifiedAt);
  const common = (mode: number) => ({
    name: entry.name,
    type: entry.type,
    mode,
    mtime: time,
    atime: time,
    ctime: time,
    uid: 0,
    gid: 0,
  });
  if (entry.type === 'dir') return { ...common(directoryMode), content: null, subtree: entry.subtree };
  // restic restores a file with content but without a size as an empty one and reports success.
  if (!Number.isSafeInteger(entry.size) || entry.size < 0 || (entry.size === 0) !== (entry.content.length === 0)) {
    throw new RangeError(`The file ${entry.name} has ${entry.content.length} blobs but the size ${entry.size}`);
  }
  return { ...common(fileMode), ...(entry.size > 0 && { size: entry.size }), content: entry.content };
}

const nodeSchema = z.object({
  name: z.string(),
  type: z.string(),
  size: z.int().min(0).default(0),
  content: z.array(contentIdSchema).nullish(),
  subtree: contentIdSchema.nullish(),
});
const treeSchema = z.object({ nodes: z.array(nodeSchema).nullable() });

/**
 * Reads the bytes of a tree blob.
 *
 * @throws RepositoryFailure `damaged` when it is no tree, or a file has no content list.
 */
export function decodeTree(bytes: Uint8Array): Tree {
  const { nodes } = parseJson(treeSchema, bytes, 'directory listing');
  return {
    nodes: (nodes ?? []).map((node) => {
      if (node.type === 'file' && node.content == null) {
        throw new RepositoryFailure('damaged', `The file ${JSON.stringify(node.name)} has no content list`);
      }
      return { ...node, content: node.content ?? [], subtree: node.subtree ?? null };
    }),
  };
}
