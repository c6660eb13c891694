import { FailureError, type FailureKey } from '../../shared/failures/failures';

const keyOfCode: readonly (readonly [prefix: string, key: FailureKey])[] = [
  ['SQLITE_FULL', 'store/disk-full'],
  ['ENOSPC', 'store/disk-full'],
  ['EDQUOT', 'store/disk-full'],
  ['SQLITE_NOTADB', 'store/wrong-key'],
  ['SQLITE_CORRUPT', 'store/damaged'],
  ['SQLITE_READONLY', 'store/read-only'],
  ['EROFS', 'store/read-only'],
  ['EACCES', 'store/read-only'],
  ['EPERM', 'store/read-only'],
  ['SQLITE_BUSY', 'store/in-use'],
  ['SQLITE_LOCKED', 'store/in-use'],
  ['SQLITE_CANTOPEN', 'store/missing'],
  ['SQLITE_IOERR', 'store/disk-failing'],
  ['EIO', 'store/disk-failing'],
];

/** Says once, at the edge, what a low-level error means: an expected trouble of disks and files, or a fault of ours (returned as it is). */
export function sqliteFailure(error: unknown, step: string): unknown {
  if (error instanceof FailureError || !(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const found = keyOfCode.find(([prefix]) => code.startsWith(prefix));
  return found ? new FailureError(found[1], { step, cause: code }) : error;
}
