/**
 * Formats an instant as Go's time.RFC3339Nano does: UTC, no trailing zeros in the fraction, no fraction for whole
 * seconds. Newer restic re-encodes trees and refuses those whose bytes would change.
 *
 * @param milliseconds since the Unix epoch.
 */
export function formatGoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.?0*Z$/, 'Z');
}

const offsetTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

/**
 * Reads an RFC 3339 time with a zone, as restic writes it; nanoseconds are cut to milliseconds.
 *
 * @returns milliseconds since the Unix epoch, or null when it is no such time.
 */
export function parseGoTime(text: string): number | null {
  if (!offsetTime.test(text)) return null;
  const milliseconds = Date.parse(text.replace(/(\.\d{3})\d+/, '$1'));
  return Number.isNaN(milliseconds) ? null : milliseconds;
}

const escapedByGo = /[<>&\u2028\u2029]/g;

/** JSON as Go's encoding/json writes it: compact, and with `<`, `>`, `&` and the line separators escaped. */
export function encodeGoJson(value: unknown): string {
  return JSON.stringify(value).replace(
    escapedByGo,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
