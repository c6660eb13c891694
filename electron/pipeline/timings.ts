export interface ChannelTiming {
  readonly channel: string;
  readonly count: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly maxMs: number;
}

const kept = 500;

/** The last durations per channel, for the Health screen and the slow list. */
export class Timings {
  readonly #durations = new Map<string, { readonly recent: number[]; count: number }>();

  record(channel: string, milliseconds: number): void {
    const entry = this.#durations.get(channel) ?? { recent: [], count: 0 };
    entry.recent.push(milliseconds);
    if (entry.recent.length > kept) entry.recent.shift();
    entry.count += 1;
    this.#durations.set(channel, entry);
  }

  slowest(): readonly ChannelTiming[] {
    const at = (sorted: readonly number[], share: number) =>
      Math.round((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) * 10) / 10;
    return [...this.#durations]
      .map(([channel, { recent, count }]) => {
        const sorted = recent.toSorted((left, right) => left - right);
        return { channel, count, p50Ms: at(sorted, 0.5), p95Ms: at(sorted, 0.95), maxMs: at(sorted, 1) };
      })
      .sort((left, right) => right.p95Ms - left.p95Ms);
  }
}
