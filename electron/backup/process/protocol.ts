import type { DestinationCapabilities } from '../destinations/destination';
import type { CaptureResult } from '../engine/capture';
import type { ManifestFacts } from '../engine/manifest';
import type { Progress } from '../engine/progress';
import type { Proof } from '../engine/prove';
import type { StoreKey } from '../engine/sqlcipher-pages';
import type { WalMark } from '../engine/wal-mark';
import type { CatalogEntry } from '../repository/snapshot-catalog';
import type { RestorePlan, RestoreTarget } from '../restore/restore-plan';
import type { StoreFacts } from '../restore/store-facts';

/** A folder that holds, or is to hold, a repository. */
export interface FolderPlace {
  readonly kind: 'folder';
  /** The id under which the settings know this destination. */
  readonly id: string;
  /** Absolute path of an existing folder. */
  readonly path: string;
  /** Reads every file back after writing it: for network shares. */
  readonly readBack: boolean;
}

/** How a repository is reached. Secrets travel in messages only, never in arguments or the environment. */
export interface RepositoryAccess {
  readonly place: FolderPlace;
  /** The recovery code or another password, or the 64 bytes of the master key. */
  readonly unlock: { readonly password: string } | { readonly masterKey: Uint8Array };
  /** Refuses any other repository that stands at that place. */
  readonly repositoryId?: string;
}

export interface LiveStoreAccess {
  readonly path: string;
  readonly key: StoreKey;
}

/** What may be asked of the backup process, by name: the question and its answer. */
export interface BackupRequests {
  /** Captures the live store at a mark. The owner of the store does not checkpoint before the answer. */
  readonly capture: {
    readonly ask: {
      readonly repository: RepositoryAccess;
      readonly store: LiveStoreAccess;
      readonly mark: WalMark;
      readonly facts: ManifestFacts;
      /** Where the engine keeps what it needs for the next capture into this repository: one file for each. */
      readonly statePath: string;
      readonly reason: string;
      readonly tags: readonly string[];
      readonly rebase: 'when-needed' | 'always';
      /** Checks every page of a new base; changed pages are always checked. */
      readonly verifyBase: boolean;
    };
    readonly answer: Omit<CaptureResult, 'state'>;
  };
  /** Carries continuity over a checkpoint or over closing the store, see `settleState`. */
  readonly settle: {
    readonly ask: { readonly store: LiveStoreAccess; readonly statePath: string; readonly lastMark: WalMark };
    /** False when continuity could not be carried over: the next capture makes a new base. */
    readonly answer: { readonly settled: boolean };
  };
  /** Restores a snapshot into `folder`, has it inspected, removes it. */
  readonly prove: {
    readonly ask: {
      readonly repository: RepositoryAccess;
      readonly snapshotId: string;
      readonly folder: string;
      readonly key: StoreKey;
    };
    readonly answer: Proof;
  };
  /** The steps `read` and `stage` of a restore; `check` and `swap` are the caller's. */
  readonly 'stage-restore': {
    readonly ask: {
      readonly repository: RepositoryAccess;
      readonly snapshotId: string;
      readonly target: RestoreTarget;
      readonly key: StoreKey;
    };
    readonly answer: { readonly plan: RestorePlan; readonly bytes: number; readonly seconds: number };
  };
  readonly 'list-snapshots': {
    readonly ask: { readonly repository: RepositoryAccess };
    readonly answer: readonly CatalogEntry[];
  };
  readonly 'create-repository': {
    readonly ask: {
      readonly place: FolderPlace;
      readonly passwords: readonly string[];
      /** Restic key files, as text, of the given master key. */
      readonly keyFiles?: readonly string[];
      readonly masterKey?: Uint8Array;
    };
    readonly answer: { readonly repositoryId: string; readonly masterKey: Uint8Array };
  };
  /** Opens a repository, which proves the password, and says which one it is. */
  readonly 'open-repository': {
    readonly ask: { readonly repository: RepositoryAccess };
    readonly answer: { readonly repositoryId: string; readonly masterKey: Uint8Array };
  };
  readonly 'add-key': {
    readonly ask: { readonly repository: RepositoryAccess; readonly password: string };
    readonly answer: { readonly keyId: string };
  };
  /** Puts a key file beside the others and takes the replaced one away. */
  readonly 'replace-key-file': {
    readonly ask: { readonly repository: RepositoryAccess; readonly keyFile: string; readonly replaced: string };
    readonly answer: { readonly done: true };
  };
  readonly 'test-destination': {
    readonly ask: { readonly place: FolderPlace };
    readonly answer: { readonly holdsRepository: boolean; readonly capabilities: DestinationCapabilities };
  };
}

export type BackupRequestName = keyof BackupRequests;
export type BackupAsk<Name extends BackupRequestName> = BackupRequests[Name]['ask'];
export type BackupAnswer<Name extends BackupRequestName> = BackupRequests[Name]['answer'];

/** Why a request failed, as plain data. `code` is one of the closed list of its family. */
export interface BackupProcessFailure {
  readonly family: 'backup' | 'restore' | 'repository' | 'destination' | 'process';
  readonly code: string;
  readonly message: string;
  /** True when the same request may succeed later without a person changing anything. */
  readonly transient: boolean;
  /** What the code alone does not say: a version, a number of bytes, the page, the differences. */
  readonly detail: string | null;
}

/** What the parent posts. */
export type ToBackupProcess =
  | { readonly kind: 'request'; readonly id: number; readonly name: BackupRequestName; readonly ask: unknown }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'inspected'; readonly id: number; readonly facts: StoreFacts }
  | { readonly kind: 'not-inspected'; readonly id: number; readonly message: string };

/** What the backup process posts. */
export type FromBackupProcess =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly kind: 'inspect'; readonly id: number; readonly path: string }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly failure: BackupProcessFailure };
