import { DestinationFailure, type DestinationFailureCode } from './destination';

const codesByErrno: Readonly<Record<string, DestinationFailureCode>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  EROFS: 'read-only',
  EACCES: 'refused',
  EPERM: 'refused',
  EIO: 'damaged',
  EUCLEAN: 'damaged',
  EBADMSG: 'damaged',
  EISDIR: 'damaged',
  ELOOP: 'damaged',
  ETIMEDOUT: 'slow',
  EBUSY: 'slow',
  EAGAIN: 'slow',
  EMFILE: 'slow',
  ENFILE: 'slow',
  ENOMEM: 'slow',
};

/** The system's error code of a rejected file operation, or null when the error is of another kind. */
export function errnoOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/**
 * Turns a system error into a failure of the destination. What is left over (ENOENT, ENODEV, ENOTCONN, ESTALE, …) are
 * the many ways in which a stick or a share is gone. Anything that is no system error is passed through.
 */
export function failureFromErrno(error: unknown, destinationId: string, action: string): unknown {
  const errno = errnoOf(error);
  if (error instanceof DestinationFailure || errno === null || !/^E[A-Z0-9]+$/.test(errno)) return error;
  return new DestinationFailure(codesByErrno[errno] ?? 'offline', destinationId, `${action} failed: ${errno}`, error);
}
