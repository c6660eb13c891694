import { performance } from 'node:perf_hooks';

export interface Clock {
  now(): Date;
  /** Milliseconds that never run backwards, for durations and throttles. */
  monotonicMs(): number;
}

export const systemClock: Clock = { now: () => new Date(), monotonicMs: () => Math.round(performance.now()) };
