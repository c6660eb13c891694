/** The six kinds of file a restic repository holds. */
export type RepositoryFileType = 'config' | 'keys' | 'data' | 'index' | 'snapshots' | 'locks';

/** One file of a repository. `name` is the hex SHA-256 of its bytes, except for the one file of type `config`. */
export interface RepositoryFile {
  readonly type: RepositoryFileType;
  readonly name: string;
}

export interface ListedFile {
  readonly name: string;
  /** Bytes stored. */
  readonly size: number;
}

/** A part of a file: `length` bytes from `offset`. Asking beyond the end is `damaged`, never a short answer. */
export interface ByteRange {
  readonly offset: number;
  readonly length: number;
}

export interface DestinationCapabilities {
  /** False where a list may lag behind a put; lock files then need a second look after a pause. */
  readonly listsOwnWritesAtOnce: boolean;
  /** False where the account may only add (append-only): prune and lock removal are not to be expected. */
  readonly removesFiles: boolean;
  /** Bytes that still fit, or null where the other side does not say. */
  readonly freeBytes: number | null;
}

/**
 * Why a destination could not do what it was asked; closed list.
 *
 * - `offline` cannot be reached now (cable, stick pulled, empty mount point). Transient.
 * - `slow` answered too slowly for its deadline. Transient.
 * - `full` no room or quota. Transient once a person makes room.
 * - `refused` the account or password is not allowed to. Permanent until a person acts.
 * - `read-only` nothing can be written there. Permanent until a person acts.
 * - `wrong-repository` another repository stands where ours was. Permanent: never write.
 * - `damaged` what came back is not what was stored, or the medium reports errors. Permanent for that file.
 * - `missing` the file asked for is not there. Permanent for that file.
 */
export type DestinationFailureCode =
  | 'offline'
  | 'slow'
  | 'full'
  | 'refused'
  | 'read-only'
  | 'wrong-repository'
  | 'damaged'
  | 'missing';

const transientCodes: ReadonlySet<DestinationFailureCode> = new Set(['offline', 'slow', 'full']);

export class DestinationFailure extends Error {
  override readonly name = 'DestinationFailure';
  readonly code: DestinationFailureCode;
  readonly destinationId: string;

  constructor(code: DestinationFailureCode, destinationId: string, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
    this.destinationId = destinationId;
  }

  /** True when the same call may succeed later without a person changing a setting. */
  get transient(): boolean {
    return transientCodes.has(this.code);
  }
}

/**
 * A place that keeps the files of one repository. Every method rejects with DestinationFailure and with nothing else.
 * Any call may be made again after a transient failure, after a crash, or although it succeeded.
 */
export interface Destination {
  /** The id under which the settings know this destination. */
  readonly id: string;
  readonly kind: 'folder' | 's3' | 'webdav' | 'sftp';

  /**
   * Stores a whole file: afterwards it is durable and complete under its name, or not there under that name at all.
   * Storing the same bytes twice is harmless and heals a damaged copy. A `config` is never replaced by another one
   * (`wrong-repository`), and nothing but `keys` and `config` is written where no `config` stands (`offline`).
   */
  put(file: RepositoryFile, bytes: Uint8Array): Promise<void>;

  /** Reads a file or a range of it. The bytes are not checked against the name: the repository does that. */
  get(file: RepositoryFile, range?: ByteRange): Promise<Uint8Array>;

  /** Lists files with well-formed names of one type, in no particular order. A type never written yet lists as empty. */
  list(type: RepositoryFileType): Promise<readonly ListedFile[]>;

  /** Removes a file; removing one that is not there succeeds. */
  remove(file: RepositoryFile): Promise<void>;

  /**
   * Moves a file that is not what its name promises out of the repository into `quarantine/`, where restic does not
   * look and nothing is ever deleted. Setting aside a file that is not there succeeds.
   */
  setAside(file: RepositoryFile): Promise<void>;

  capabilities(): Promise<DestinationCapabilities>;
}
