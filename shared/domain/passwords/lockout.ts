/** Failures in a row that are forgiven before the first wait. */
export const failuresBeforeLock = 5;

const waitsInMinutes = [1, 2, 4, 8, 15] as const;
const millisecondsPerMinute = 60_000;

/** Minutes to wait after this many failures in a row: none below 5, then 1, 2, 4, 8 and from there 15. */
export function lockoutMinutes(failedCount: number): number {
  if (failedCount < failuresBeforeLock) return 0;
  const step = Math.min(failedCount - failuresBeforeLock, waitsInMinutes.length - 1);
  return waitsInMinutes[step] ?? 0;
}

/**
 * Until when sign-in is refused, or undefined. Takes the stored count and the UTC instant of the last failure, so
 * that a restart changes nothing.
 */
export function lockedUntil(failedCount: number, lastFailureAt: string): string | undefined {
  const minutes = lockoutMinutes(failedCount);
  if (minutes === 0) return undefined;
  return new Date(Date.parse(lastFailureAt) + minutes * millisecondsPerMinute).toISOString();
}

/**
 * Whether sign-in is refused at this instant. A clock that jumps further than the wait, either way, ends it: a wrong
 * clock must not lock a person out for a year.
 */
export function isLockedOut(failedCount: number, lastFailureAt: string, now: string): boolean {
  const wait = lockoutMinutes(failedCount) * millisecondsPerMinute;
  return wait > 0 && Math.abs(Date.parse(now) - Date.parse(lastFailureAt)) < wait;
}
