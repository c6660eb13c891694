const units = ['KB', 'MB', 'GB', 'TB'] as const;

/** "812 bytes", "3.1 MB", "8.4 GB": decimal units, one decimal below 100 unless it is 0. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${Math.max(0, Math.round(bytes))} bytes`;
  let scaled = bytes / 1000;
  let index = 0;
  while (scaled >= 999.5 && index < units.length - 1) {
    scaled /= 1000;
    index += 1;
  }
  return `${scaled < 99.95 ? scaled.toFixed(1).replace('.0', '') : Math.round(scaled)} ${units[index]}`;
}

/** Whole numbers with marks: "48,211". */
export function formatCount(count: number): string {
  return Math.round(count).toLocaleString('en-US');
}
