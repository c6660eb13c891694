import { formatBytes, formatCount } from '../format/byte-format';

export interface Progress {
  readonly done: number;
  /** Unknown totals count up; no bar is drawn for them. */
  readonly total?: number | undefined;
  /** "bytes", or the plural of what is counted: "orders". */
  readonly unit: string;
  /** Units a second, measured by whoever does the work; left out until it is steady for 2 s. */
  readonly ratePerSecond?: number | undefined;
}

function amount(value: number, unit: string): string {
  return unit === 'bytes' ? formatBytes(value) : formatCount(value);
}

/** Time left the way a person says it: "about 10 s left", "about 4 min left". Rounded up, never to the second. */
export function timeLeft(seconds: number): string {
  if (seconds <= 5) return 'a few seconds left';
  if (seconds < 55) return `about ${Math.ceil(seconds / 10) * 10} s left`;
  if (seconds < 3600) return `about ${Math.ceil(seconds / 60)} min left`;
  const minutes = Math.ceil(seconds / 600) * 10;
  return `about ${Math.floor(minutes / 60)} h ${minutes % 60} min left`;
}

/** "212 MB of 0.7 GB · 48 MB/s · about 10 s left", leaving out what is not known. */
export function progressFacts(progress: Progress): string {
  const { done, total, unit, ratePerSecond } = progress;
  const counted = unit === 'bytes' ? '' : ` ${unit}`;
  const parts = [
    total === undefined
      ? `${amount(done, unit)}${counted}`
      : `${amount(done, unit)} of ${amount(total, unit)}${counted}`,
  ];
  if (ratePerSecond !== undefined && ratePerSecond > 0) {
    parts.push(unit === 'bytes' ? `${formatBytes(ratePerSecond)}/s` : `${formatCount(ratePerSecond)} a second`);
    if (total !== undefined) parts.push(timeLeft((total - done) / ratePerSecond));
  }
  return parts.join(' · ');
}
