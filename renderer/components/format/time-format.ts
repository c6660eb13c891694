/** A moment as the store sends it (ISO 8601, UTC), or milliseconds since 1970. */
export type Moment = string | number;

export type TimePrecision = 'minute' | 'second';

const parts = new Map<string, Intl.DateTimeFormat>();

// Making a formatter costs far more than using it, and a table asks for hundreds of cells.
function formatter(timeZone: string): Intl.DateTimeFormat {
  const known = parts.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  parts.set(timeZone, made);
  return made;
}

function partsOf(at: Moment, timeZone: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    formatter(timeZone)
      .formatToParts(new Date(at))
      .map((part) => [part.type, part.value]),
  );
}

/** 24-hour time in the restaurant's zone: "22:19" or "22:19:48". */
export function formatTime(at: Moment, timeZone: string, precision: TimePrecision = 'minute'): string {
  const found = partsOf(at, timeZone);
  const minute = `${found.hour}:${found.minute}`;
  return precision === 'second' ? `${minute}:${found.second}` : minute;
}

/** "Tue 17 Nov", or "Tue 17 Nov 2026" with the year. */
export function formatDate(at: Moment, timeZone: string, withYear = false): string {
  const found = partsOf(at, timeZone);
  const month = (found.month ?? '').slice(0, 3);
  return `${found.weekday} ${found.day} ${month}${withYear ? ` ${found.year}` : ''}`;
}

function plural(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** A length of time the way it is said: "12 s", "41 min", "4 h 18 min", "12 days". */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return plural(Math.floor(hours / 24), 'day');
}
