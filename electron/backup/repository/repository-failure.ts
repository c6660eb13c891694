/**
 * Why a repository could not do what it was asked; closed list.
 *
 * - `no-repository` there is no restic repository at that place.
 * - `already-there` a repository exists where a new one was to be made.
 * - `wrong-password` no key file opens with this password or recovery code.
 * - `wrong-repository` the repository found is not the one expected.
 * - `unsupported` format version other than 2, or limits beyond what this reader accepts.
 * - `busy` another program holds a lock that excludes us; try again later.
 * - `lock-lost` our own lock grew too old (sleep) or was removed; what was written stays unreferenced and harmless.
 * - `not-locked` writing was tried outside `withLock`: a mistake in the caller.
 * - `damaged` bytes do not authenticate, do not match their name or do not parse.
 * - `not-found` the snapshot, blob or file asked for is not in the repository.
 * - `last-key` the only key is not removed: nothing would open the repository again.
 * - `hostile-name` a snapshot holds a name or node kind that must never reach a disk.
 */
export type RepositoryFailureCode =
  | 'no-repository'
  | 'already-there'
  | 'wrong-password'
  | 'wrong-repository'
  | 'unsupported'
  | 'busy'
  | 'lock-lost'
  | 'not-locked'
  | 'damaged'
  | 'not-found'
  | 'last-key'
  | 'hostile-name';

export class RepositoryFailure extends Error {
  override readonly name = 'RepositoryFailure';
  readonly code: RepositoryFailureCode;

  constructor(code: RepositoryFailureCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}
