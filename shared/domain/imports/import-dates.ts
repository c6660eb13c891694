import { type BusinessDate, isBusinessDate, isLocalTime, type LocalTime } from '../business-day';

/** `day-first`: the text can only be day/month, which no supported vendor writes. */
export type DateProblem = 'day-first' | 'not-a-date';
export type LocalTimeReading =
  | { readonly ok: true; readonly localTime: LocalTime }
  | { readonly ok: false; readonly problem: DateProblem };

const yearFirst = /^(\d{4})-(\d{2})-(\d{2})$/;
const monthFirst = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})$/;
const clock = /^(\d{1,2}):(\d{2})(?::(\d{2}))?\s?([AaPp][Mm])?$/;
const wideSpaces = /[\u00a0\u2009\u202f]/g;

/**
 * Reads a vendor's local date and time: `2022-11-10` or `M/D/YYYY` or `M/D/YY`, with `21:50:48`, `1:17 PM` or
 * `2:30:00 PM`. Month first, as both vendors document; a date that can only be day-first is told apart.
 */
export function readLocalTime(dateText: string, timeText: string): LocalTimeReading {
  const date = readDate(dateText.trim());
  if (!date.ok) return date;
  const time = readClock(timeText.replace(wideSpaces, ' ').trim());
  const localTime = `${date.date}T${time}`;
  return time !== undefined && isLocalTime(localTime) ? { ok: true, localTime } : { ok: false, problem: 'not-a-date' };
}

/** Reads one cell that holds date and time with a space between: `1/21/23 1:17 PM`, `01/21/2023 13:17:05`. */
export function readLocalTimeCell(text: string): LocalTimeReading {
  const plain = text.replace(wideSpaces, ' ').trim();
  const space = plain.indexOf(' ');
  return space < 0
    ? { ok: false, problem: readDateProblem(plain) }
    : readLocalTime(plain.slice(0, space), plain.slice(space + 1));
}

/**
 * The business date a nightly export is filed under: the innermost folder or file name with exactly one date in it
 * (`20261121/PaymentDetails.csv`, `OrderDetails-2026-11-21.csv`). A name with two dates is a range and says nothing.
 */
export function businessDateInPath(path: string): BusinessDate | undefined {
  for (const segment of path.split(/[\\/]/).reverse()) {
    const found = [...segment.matchAll(/(?<!\d)(20\d{2})([-_.]?)(\d{2})\2(\d{2})(?!\d)/g)].map(
      (match) => `${match[1]}-${match[3]}-${match[4]}`,
    );
    const dates = new Set(found.filter(isBusinessDate));
    if (dates.size === 1) return [...dates][0];
    if (dates.size > 1) return undefined;
  }
  return undefined;
}

function readDate(
  text: string,
): { readonly ok: true; readonly date: string } | { readonly ok: false; readonly problem: DateProblem } {
  if (yearFirst.test(text)) return { ok: true, date: text };
  const match = monthFirst.exec(text);
  if (match === null) return { ok: false, problem: 'not-a-date' };
  const [month, day, year] = [Number(match[1]), Number(match[2]), match[3] ?? ''];
  if (month > 12 && month <= 31 && day <= 12) return { ok: false, problem: 'day-first' };
  const two = (value: number): string => String(value).padStart(2, '0');
  return { ok: true, date: `${year.length === 2 ? `20${year}` : year}-${two(month)}-${two(day)}` };
}

function readDateProblem(text: string): DateProblem {
  const date = readDate(text);
  return date.ok ? 'not-a-date' : date.problem;
}

function readClock(text: string): string | undefined {
  const match = clock.exec(text);
  if (match === null) return undefined;
  const [shown, minute, second, half] = [Number(match[1]), match[2], match[3] ?? '00', match[4]?.toUpperCase()];
  if (half !== undefined && (shown < 1 || shown > 12)) return undefined;
  const hour = half === undefined ? shown : (shown % 12) + (half === 'PM' ? 12 : 0);
  return `${String(hour).padStart(2, '0')}:${minute}:${second}`;
}
