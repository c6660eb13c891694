import { DestinationFailure } from '../destinations/destination';
import { BackupFailure, SilentCorruption } from '../engine/backup-failure';
import { RepositoryFailure } from '../repository/repository-failure';
import { RestoreRefused } from '../restore/restore-refused';
import type { BackupProcessFailure } from './protocol';

/** Turns whatever a request ended with into plain data that can cross to the parent. */
export function describeFailure(cause: unknown): BackupProcessFailure {
  const message = cause instanceof Error ? cause.message : String(cause);
  if (cause instanceof BackupFailure) {
    const detail = cause instanceof SilentCorruption ? String(cause.pageNumber) : null;
    return { family: 'backup', code: cause.code, message, transient: cause.code === 'store-moved', detail };
  }
  if (cause instanceof RestoreRefused) {
    return { family: 'restore', code: cause.code, message, transient: false, detail: cause.detail };
  }
  if (cause instanceof RepositoryFailure) {
    const transient = cause.code === 'busy' || cause.code === 'lock-lost';
    return { family: 'repository', code: cause.code, message, transient, detail: null };
  }
  if (cause instanceof DestinationFailure) {
    return {
      family: 'destination',
      code: cause.code,
      message,
      transient: cause.transient,
      detail: cause.destinationId,
    };
  }
  const detail = cause instanceof Error ? (cause.stack ?? null) : null;
  return { family: 'process', code: 'unexpected', message, transient: false, detail };
}
