import type { LedgerState } from '../engine/manifest';
import type { StoreKey } from '../engine/sqlcipher-pages';
import type { WalMark } from '../engine/wal-mark';
import type { StoreFacts } from '../restore/store-facts';

/** Where the log ended when it was emptied, or when the store was closed. */
export interface LastCommit {
  readonly storePath: string;
  readonly wal: WalMark;
}

/** One committed moment of the live ledger, as the store's owner states it. */
export interface LedgerMark extends LastCommit {
  readonly schemaVersion: number;
  readonly commitCounter: number;
  readonly businessDate: string | null;
  readonly ledgerState: LedgerState;
  readonly auditHead: { readonly seq: number; readonly hash: string };
  readonly orders: number;
  readonly salesMinor: number;
}

/** What the backup service needs of the records. Declared here, given by the host. */
export interface LiveLedger {
  readonly isOpen: () => boolean;
  mark(): Promise<LedgerMark>;
  /** Moves the log into the store, when every frame of it was captured. @returns its last commit, taken in the same turn. */
  checkpoint(): Promise<LastCommit>;
  /** Opens a staged store beside the live one and says what is in it. */
  inspect(path: string): Promise<StoreFacts>;
  /** The keys of the open or openable records. @throws FailureError when they are not known. */
  keys(): { readonly storeKey: StoreKey; readonly repositoryKey: Uint8Array };
  /** The restic key file that the recovery code opens, the same for every place for copies. */
  recoveryKeyFile(): string;
}

export interface BackupTimes {
  /** After the last commit. */
  readonly quietMs: number;
  /** After the first uncaptured commit, however busy it is. */
  readonly latestMs: number;
  /** A whole proof is made again when the last is older. */
  readonly proveAfterMs: number;
  /** Stores larger than this are proved whole only by night and on demand. */
  readonly proveByDayBytes: number;
  /** The log is moved into the store beyond this size, once captured everywhere. */
  readonly checkpointBytes: number;
}

export const usualBackupTimes: BackupTimes = {
  quietMs: 3_000,
  latestMs: 10_000,
  proveAfterMs: 15 * 60_000,
  proveByDayBytes: 200 * 1024 * 1024,
  checkpointBytes: 128 * 1024 * 1024,
};
