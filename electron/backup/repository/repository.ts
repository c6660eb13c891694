import type { MasterKey } from './master-key';
import type { Snapshot, SnapshotDraft } from './snapshot';
import type { Tree, TreeEntry } from './tree';

/** Hex SHA-256 of a blob's plaintext. */
export type BlobId = string;
/** Hex SHA-256 of a snapshot's stored file. */
export type SnapshotId = string;
/** Hex SHA-256 of a key file. */
export type KeyId = string;
export type BlobType = 'data' | 'tree';

export interface KeyDescription {
  readonly id: KeyId;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly hostname: string;
  readonly username: string;
}

/** Bytes and files this repository object has sent to its destination since it was opened. */
export interface WrittenTotals {
  readonly files: number;
  readonly bytes: number;
}

/** What was found unreadable at the destination and moved to `quarantine/`. */
export interface SetAsideFile {
  readonly type: 'keys' | 'index' | 'snapshots' | 'locks';
  readonly name: string;
}

/**
 * A restic repository (format v2) at one destination. Reading needs no lock. Writing happens inside `withLock`.
 * Methods reject with RepositoryFailure (what the repository holds) or DestinationFailure (what the place did).
 */
export interface Repository {
  /** The id in the repository's config: 64 hex digits, the identity of the repository wherever it is mounted. */
  readonly id: string;
  /** Opens further repositories or destinations with the same key, so that bytes are sealed once for all of them. */
  readonly masterKey: MasterKey;
  readonly written: WrittenTotals;
  readonly setAside: readonly SetAsideFile[];

  /**
   * Takes a shared lock, reads the indexes anew if their listing changed, does the work, gives the lock back.
   * Rejects with `busy` while another program holds the repository exclusively. Calls may not be nested.
   */
  withLock<Result>(work: () => Promise<Result>): Promise<Result>;

  /** Reads what other programs (stock restic, another PC) changed since the last look: packs and snapshots. */
  refresh(): Promise<void>;

  /** Whether the blob is stored already or waits in this object to be flushed. */
  has(id: BlobId, type: BlobType): boolean;
  /** The plaintext length of a known blob in bytes, or undefined. */
  blobLength(id: BlobId, type: BlobType): number | undefined;

  /**
   * Stores a blob of 1 byte to 8 MiB once, however often it is given; it is durable after `flush`. Calls may overlap:
   * keep two to four running to use both compression threads. `bytes` must not change until the promise settles.
   */
  saveBlob(type: BlobType, bytes: Uint8Array): Promise<BlobId>;
  /** Stores a directory in restic's canonical form; entries may come in any order. */
  saveTree(entries: readonly TreeEntry[]): Promise<BlobId>;
  /** Writes the open packs, then one index that names them. */
  flush(): Promise<void>;
  /**
   * Flushes, makes sure that the lock still holds, then writes the snapshot file: nothing refers to anything that is
   * not stored. The time is moved forward past the newest snapshot's when the clock went backwards.
   */
  saveSnapshot(draft: SnapshotDraft): Promise<SnapshotId>;

  /** The blob's plaintext, authenticated, size-bounded and hashed. */
  loadBlob(id: BlobId, type: BlobType): Promise<Uint8Array>;
  loadTree(id: BlobId): Promise<Tree>;
  loadSnapshot(id: SnapshotId): Promise<Snapshot>;
  /** All readable snapshots, newest first. */
  listSnapshots(): Promise<readonly Snapshot[]>;

  /** Adds a password that opens this repository. Needs no lock, like `restic key add`'s file write. */
  addKey(password: string): Promise<KeyId>;
  /** Puts a key file of this master key beside the others, then takes the replaced one away if it is there. */
  replaceKeyFile(keyFile: Uint8Array, replaced: Uint8Array): Promise<void>;
  listKeys(): Promise<readonly KeyDescription[]>;
  /** Removes a key file; refuses the last one. The data is not sealed anew: who copied the master key keeps it. */
  removeKey(id: KeyId): Promise<void>;

  /**
   * Writes an index for packs that no index names (after an index was lost or a writer was killed), so that their
   * blobs can be read and reused. Answers how many packs were taken in. Call inside `withLock`.
   */
  indexUnlistedPacks(): Promise<number>;
}
