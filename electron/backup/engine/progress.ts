import type { Clock } from '../../system/clock';

export interface Progress {
  /** Bytes of the store dealt with, and to deal with in all. */
  readonly done: number;
  readonly total: number;
  /** Bytes a second since the work began. */
  readonly rate: number;
}

export type ProgressListener = (progress: Progress) => void;

const leastMillisecondsBetween = 100;

/** Makes a function that is told of bytes done and tells the listener, at most ten times a second and at the end. */
export function progressMeter(
  total: number,
  clock: Clock,
  listener: ProgressListener | undefined,
): (bytes: number) => void {
  const startedAt = clock.monotonicMs();
  let lastToldAt = Number.NEGATIVE_INFINITY;
  let done = 0;
  return (bytes) => {
    done += bytes;
    const now = clock.monotonicMs();
    if (listener === undefined || (now - lastToldAt < leastMillisecondsBetween && done < total)) return;
    lastToldAt = now;
    const seconds = (now - startedAt) / 1000;
    listener({ done: Math.min(done, total), total, rate: seconds > 0 ? done / seconds : 0 });
  };
}
