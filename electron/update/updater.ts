import type { Offer } from './judge-release';

/** What is used of electron-updater: asking, fetching, handing over. It decides nothing about trust. */
export interface Updater {
  /**
   * Reads the update list and the signed statement beside it. Null when this kind of installation cannot update
   * itself; `signedText` is empty when there is no statement.
   * @throws UnreachableError when the place does not answer, UnreadableError when its answer makes no sense.
   */
  ask(): Promise<{ readonly offer: Offer; readonly signedText: string } | null>;
  /** Fetches what `ask` offered. @returns the path of the package. @throws as `ask` */
  fetch(): Promise<string>;
  /** Replaces the program and starts the new one. The app must be on its way out. @returns false when it did not. */
  install(): boolean;
}

export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}

/** The answer is damaged or is not what the list promised. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
}
