import { Buffer } from 'node:buffer';
import { z } from 'zod';
import { encodeGoJson, formatGoTime } from './go-text';
import { contentIdSchema, parseJson, timeSchema } from './json-text';
import type { BlobId, SnapshotId } from './repository';

/** What a caller says about a snapshot to be written. Hostname and username come from the ports. */
export interface SnapshotDraft {
  readonly tree: BlobId;
  /** Constant for one store, since `restic forget` groups snapshots by host and paths. */
  readonly paths: readonly string[];
  readonly tags: readonly string[];
  /** Milliseconds since the epoch; the clock's time when left out. */
  readonly time?: number;
  readonly parent?: SnapshotId;
}

export interface Snapshot {
  readonly id: SnapshotId;
  /** Survives `restic tag` and `rewrite`, which give a snapshot a new id: the first id it ever had. */
  readonly originalId: SnapshotId;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly tree: BlobId;
  readonly paths: readonly string[];
  readonly hostname: string;
  readonly username: string;
  readonly tags: readonly string[];
  readonly parent: SnapshotId | null;
}

/** The JSON of a snapshot file, fields in restic's order. */
export function encodeSnapshot(
  draft: SnapshotDraft,
  made: { readonly time: number; readonly hostname: string; readonly username: string },
): Uint8Array {
  return Buffer.from(
    encodeGoJson({
      time: formatGoTime(made.time),
      parent: draft.parent,
      tree: draft.tree,
      paths: draft.paths,
      hostname: made.hostname,
      username: made.username,
      tags: draft.tags.length > 0 ? draft.tags : undefined,
    }),
  );
}

const snapshotSchema = z.object({
  time: timeSchema,
  parent: contentIdSchema.nullish(),
  tree: contentIdSchema,
  paths: z.array(z.string()).nullish(),
  hostname: z.string().default(''),
  username: z.string().default(''),
  tags: z.array(z.string()).nullish(),
  original: contentIdSchema.nullish(),
});

/**
 * Reads the JSON of a snapshot file.
 *
 * @throws RepositoryFailure `damaged`.
 */
export function decodeSnapshot(id: SnapshotId, bytes: Uint8Array): Snapshot {
  const read = parseJson(snapshotSchema, bytes, 'snapshot');
  return {
    id,
    originalId: read.original ?? id,
    time: read.time,
    tree: read.tree,
    paths: read.paths ?? [],
    hostname: read.hostname,
    username: read.username,
    tags: read.tags ?? [],
    parent: read.parent ?? null,
  };
}
