import type { PageWitness } from './page-witness';
import type { NumberedPages } from './plain-wal';
import type { WalMark } from './wal-mark';
import type { WalPlace } from './wal-scan';

/** Bytes of one chunk of a base image: 64 pages. The last chunk of an image may be shorter. */
export const baseChunkSize = 256 * 1024;

/**
 * Up to where the live store has been captured. Plain data, kept between captures and across restarts.
 *
 * - `log`: everything before this place of the live log.
 * - `settled`: the log is empty and all of it stands in the store file, which nobody has written since.
 */
export type LivePosition =
  | ({ readonly kind: 'log'; readonly lastCommit: PageWitness } & WalPlace)
  | { readonly kind: 'settled'; readonly size: number; readonly modifiedNanoseconds: string };

/** What changed between two commits. */
export interface ChangedPages {
  readonly pageCount: number;
  /** How many different pages changed. */
  readonly changedCount: number;
  /** The newest version of each changed page in ascending order, in runs of at most 1 MiB, checked and decrypted. */
  readonly runs: AsyncIterable<NumberedPages>;
  readonly position: LivePosition;
}

/** A whole image of the store at one commit. */
export interface BaseImage {
  readonly pageCount: number;
  /** Plaintext chunks of `baseChunkSize`, in order. */
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly position: LivePosition;
}

/**
 * Reads the pages of a live store that someone else is writing. The owner of the store takes the mark and does not
 * checkpoint until the capture made from it has ended.
 */
export interface PageSource {
  /**
   * The image at the mark. Reading it rejects with SilentCorruption for a bad page and with BackupFailure
   * `store-moved` when the store was checkpointed meanwhile.
   */
  base(mark: WalMark): Promise<BaseImage>;
  /**
   * What changed after `position` and up to the mark.
   *
   * @throws ContinuityLost when that cannot be told: start a new base.
   */
  changedSince(position: LivePosition, mark: WalMark): Promise<ChangedPages>;
  /**
   * The position after a checkpoint that emptied the log, or after the store was closed.
   *
   * @param captured up to where the store had been captured before.
   * @throws ContinuityLost when the log is not empty, or the store file holds a commit that was not captured.
   */
  settledPosition(captured: LivePosition): Promise<LivePosition>;
}
