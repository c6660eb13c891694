import type { ThrottleClass } from '../../shared/contract/channel';

const perMinute: Readonly<Record<ThrottleClass, number>> = { normal: 1200, heavy: 60, sensitive: 30 };

/** A minute's allowance per caller and class, refilled steadily by the monotonic clock, so that a clock change gives nothing. */
export class Throttle {
  readonly #buckets = new Map<string, { tokens: number; at: number }>();

  /** @returns seconds to wait, 0 when allowed. */
  take(caller: string, throttleClass: ThrottleClass, monotonicMs: number): number {
    const limit = perMinute[throttleClass];
    const key = `${caller}|${throttleClass}`;
    const bucket = this.#buckets.get(key) ?? { tokens: limit, at: monotonicMs };
    const tokens = Math.min(limit, bucket.tokens + ((monotonicMs - bucket.at) / 60_000) * limit);
    const allowed = tokens >= 1;
    this.#buckets.set(key, { tokens: allowed ? tokens - 1 : tokens, at: monotonicMs });
    return allowed ? 0 : Math.ceil(((1 - tokens) / limit) * 60);
  }
}
