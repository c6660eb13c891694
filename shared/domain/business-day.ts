/** `YYYY-MM-DD`, the date the restaurant books a moment to. */
export type BusinessDate = string;
/** A moment in UTC as ISO 8601 with milliseconds and `Z`. */
export type Instant = string;
/** A wall-clock time without zone: `YYYY-MM-DDTHH:MM`, optionally with seconds and milliseconds. */
export type LocalTime = string;
/** `ambiguous`: the clock showed this time twice (autumn). `non-existent`: the clock skipped it (spring). */
export type LocalTimeFlag = 'ambiguous' | 'non-existent';

export interface ResolvedLocalTime {
  readonly instant: Instant;
  readonly flag?: LocalTimeFlag;
}

export interface BusinessDayBounds {
  readonly from: Instant;
  /** The first moment that belongs to the next business day. */
  readonly to: Instant;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Every zone has changed its clock on a quarter hour of UTC since 1972, so one offset holds for a whole quarter. */
const offsetBucketMs = hourMs / 4;
const offsetCacheLimit = 8192;
const localTimePattern = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?$/;
const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const cutoffPattern = /^(0\d|1[01]):([0-5]\d)$/;

interface Zone {
  readonly format: Intl.DateTimeFormat;
  readonly offsets: Map<number, number>;
}

/** Building an Intl formatter costs more than a thousand lookups; a zone's answers never change while the program runs. */
const zones = new Map<string, Zone>();

/** True when the text names a time zone this computer knows (IANA, such as `America/Los_Angeles`). */
export function isTimeZone(timeZone: string): boolean {
  try {
    zoneOf(timeZone);
    return true;
  } catch {
    return false;
  }
}

/** True for a real calendar date written `YYYY-MM-DD`. */
export function isBusinessDate(text: string): boolean {
  return dateToUtcMs(text) !== undefined;
}

/** True for a cutoff the product allows: `00:00` to `11:59` (domain rule 0.2). */
export function isCutoff(text: string): boolean {
  return cutoffPattern.test(text);
}

/** The date `days` after `date` (before it when negative). Throws RangeError for text that is no date. */
export function addDays(date: BusinessDate, days: number): BusinessDate {
  return toDateText(requireDate(date) + days * dayMs);
}

/** ISO weekday of a date: 1 Monday to 7 Sunday. Throws RangeError for text that is no date. */
export function weekdayOf(date: BusinessDate): number {
  return new Date(requireDate(date)).getUTCDay() || 7;
}

/** The wall-clock time shown in `timeZone` at `instant`, to the second: `YYYY-MM-DDTHH:MM:SS`. */
export function instantToLocal(instant: Instant, timeZone: string): LocalTime {
  const ms = requireInstant(instant);
  return new Date(ms + offsetAt(ms, zoneOf(timeZone))).toISOString().slice(0, 19);
}

/**
 * Finds the moment a wall clock in `timeZone` showed `local`. A time shown twice means its first occurrence; a time the
 * clock skipped is moved forward by the skipped span; both are flagged (domain rule 0.2). Throws RangeError for
 * text that is no local time.
 */
export function localToInstant(local: LocalTime, timeZone: string): ResolvedLocalTime {
  const wall = localToUtcMs(local);
  if (wall === undefined) throw new RangeError(`Not a local time: ${local}`);
  const zone = zoneOf(timeZone);
  const offsetBefore = offsetAt(wall - dayMs, zone);
  const offsetAfter = offsetAt(wall + dayMs, zone);
  const holds = (offset: number): boolean => offsetAt(wall - offset, zone) === offset;
  const beforeHolds = holds(offsetBefore);
  const afterHolds = offsetAfter === offsetBefore ? beforeHolds : holds(offsetAfter);
  if (!beforeHolds && !afterHolds) return { instant: toInstant(wall - offsetBefore), flag: 'non-existent' };
  if (beforeHolds && afterHolds && offsetBefore !== offsetAfter) {
    return { instant: toInstant(wall - Math.max(offsetBefore, offsetAfter)), flag: 'ambiguous' };
  }
  return { instant: toInstant(wall - (beforeHolds ? offsetBefore : offsetAfter)) };
}

/**
 * The business date of a moment: its local date, or the day before while the local clock shows less than `cutoff`
 * (`HH:MM`, 00:00 to 11:59; domain rule 0.2). Throws RangeError for a bad instant, zone or cutoff.
 */
export function businessDateOf(instant: Instant, timeZone: string, cutoff: string): BusinessDate {
  return businessDateOfLocal(instantToLocal(instant, timeZone), cutoff);
}

/** The business date of a wall-clock time; see `businessDateOf`. */
export function businessDateOfLocal(local: LocalTime, cutoff: string): BusinessDate {
  if (!isCutoff(cutoff)) throw new RangeError(`Not a cutoff between 00:00 and 11:59: ${cutoff}`);
  const date = local.slice(0, 10);
  return local.slice(11, 16) < cutoff ? addDays(date, -1) : date;
}

/** First moment of a business day and first moment of the next one; 23 or 25 hours apart when the clock changes between. */
export function businessDayBounds(date: BusinessDate, timeZone: string, cutoff: string): BusinessDayBounds {
  if (!isCutoff(cutoff)) throw new RangeError(`Not a cutoff between 00:00 and 11:59: ${cutoff}`);
  return {
    from: localToInstant(`${date}T${cutoff}`, timeZone).instant,
    to: localToInstant(`${addDays(date, 1)}T${cutoff}`, timeZone).instant,
  };
}

/** True for a wall-clock time that a calendar could show: `2026-02-29T10:00` and `24:00` are not. */
export function isLocalTime(text: string): boolean {
  return localToUtcMs(text) !== undefined;
}

function zoneOf(timeZone: string): Zone {
  const known = zones.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const zone: Zone = { format, offsets: new Map() };
  zones.set(timeZone, zone);
  return zone;
}

/** Local minus UTC at a moment, in milliseconds. */
function offsetAt(utcMs: number, zone: Zone): number {
  const bucket = Math.floor(utcMs / offsetBucketMs);
  const known = zone.offsets.get(bucket);
  if (known !== undefined) return known;
  const start = bucket * offsetBucketMs;
  const shown = new Map(zone.format.formatToParts(start).map((part) => [part.type, Number(part.value)]));
  const read = (type: Intl.DateTimeFormatPartTypes): number => shown.get(type) ?? 0;
  const wall = Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'), read('second'));
  if (zone.offsets.size >= offsetCacheLimit) zone.offsets.clear();
  zone.offsets.set(bucket, wall - start);
  return wall - start;
}

function localToUtcMs(local: LocalTime): number | undefined {
  const match = localTimePattern.exec(local);
  if (match === null) return undefined;
  const date = dateToUtcMs(local.slice(0, 10));
  const [hour, minute, second] = [Number(match[4]), Number(match[5]), Number(match[6] ?? 0)];
  if (date === undefined || hour > 23 || minute > 59 || second > 59) return undefined;
  return date + hour * hourMs + minute * 60_000 + second * 1000 + Number((match[7] ?? '').padEnd(3, '0'));
}

function dateToUtcMs(text: string): number | undefined {
  const match = datePattern.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.getTime() : undefined;
}

function requireDate(date: BusinessDate): number {
  const ms = dateToUtcMs(date);
  if (ms === undefined) throw new RangeError(`Not a date: ${date}`);
  return ms;
}

function requireInstant(instant: Instant): number {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) throw new RangeError(`Not an instant: ${instant}`);
  return ms;
}

function toInstant(ms: number): Instant {
  return new Date(ms).toISOString();
}

function toDateText(ms: number): BusinessDate {
  return new Date(ms).toISOString().slice(0, 10);
}
