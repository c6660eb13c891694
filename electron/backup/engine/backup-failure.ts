/**
 * Why the engine could not do what it was asked; closed list.
 *
 * - `silent-corruption` a page of the store does not match its own seal: the disk changed it. Nothing was copied.
 * - `store-moved` the store was checkpointed or replaced while it was read. Take a new mark and try again.
 * - `cancelled` the caller asked to stop. What was written so far stays unreferenced and harmless.
 */
export type BackupFailureCode = 'silent-corruption' | 'store-moved' | 'cancelled';

export class BackupFailure extends Error {
  override readonly name: string = 'BackupFailure';
  readonly code: BackupFailureCode;

  constructor(code: BackupFailureCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

/** A page whose bytes are not what the store wrote; `pageNumber` counts from 1 as SQLite does. */
export class SilentCorruption extends BackupFailure {
  override readonly name = 'SilentCorruption';
  readonly pageNumber: number;

  constructor(pageNumber: number) {
    super('silent-corruption', `Page ${pageNumber} of the store does not match its seal`);
    this.pageNumber = pageNumber;
  }
}

/**
 * Says that the changes since the last capture can no longer be told apart: the next capture starts a new base.
 * `pageNumber` is that of the frame which broke the chain of the log, if it was one.
 */
export class ContinuityLost extends Error {
  override readonly name = 'ContinuityLost';
  readonly pageNumber: number | null;

  constructor(message: string, pageNumber: number | null = null) {
    super(message);
    this.pageNumber = pageNumber;
  }
}

/** @throws BackupFailure `cancelled` once the signal was given. */
export function refuseIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new BackupFailure('cancelled', 'The work was cancelled');
}
