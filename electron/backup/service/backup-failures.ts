import { FailureError, type FailureKey } from '../../../shared/failures/failures';
import { BackupProcessError } from '../process/backup-client';
import type { BackupProcessFailure } from '../process/protocol';

const keys: Readonly<Record<string, FailureKey>> = {
  'backup/silent-corruption': 'backup/silent-corruption',
  'backup/store-moved': 'backup/busy',
  'backup/cancelled': 'operation/cancelled',
  'restore/not-a-store-copy': 'restore/no-copies',
  'restore/newer-format': 'restore/newer-copy',
  'restore/newer-schema': 'restore/newer-copy',
  'restore/damaged': 'restore/damaged-copy',
  'restore/no-room': 'restore/no-room',
  'restore/check-failed': 'restore/damaged-copy',
  'restore/left-open': 'store/in-use',
  'restore/unfinished': 'store/in-use',
  'repository/no-repository': 'restore/no-copies',
  'repository/wrong-password': 'auth/wrong-recovery-code',
  'repository/not-found': 'record/not-found',
  'repository/busy': 'backup/busy',
  'repository/lock-lost': 'backup/busy',
  'repository/wrong-repository': 'destination/wrong-repository',
  'repository/damaged': 'destination/damaged',
  'destination/offline': 'destination/offline',
  'destination/refused': 'destination/refused',
  'destination/full': 'destination/full',
  'destination/read-only': 'destination/read-only',
  'destination/wrong-repository': 'destination/wrong-repository',
  'destination/damaged': 'destination/damaged',
  'destination/slow': 'destination/slow',
};

const keyOf = ({ family, code }: BackupProcessFailure): FailureKey =>
  keys[`${family}/${code}`] ?? (family === 'repository' ? 'destination/damaged' : 'unexpected');

/** Says what a failure of the engine means to the person: one sentence of the closed list. */
export function explainBackupError(error: unknown): FailureError {
  if (error instanceof FailureError) return error;
  if (error instanceof BackupProcessError)
    return new FailureError(keyOf(error.failure), { cause: `${error.failure.family}/${error.failure.code}` });
  return new FailureError('unexpected', { fingerprint: 'backup' });
}
