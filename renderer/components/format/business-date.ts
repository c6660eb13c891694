import { formatDate } from './time-format';

/** A calendar date of the store ("2026-11-17") as it is said: "Tue 17 Nov", or with its year. It has no time zone. */
export function formatBusinessDate(businessDate: string, withYear = false): string {
  return formatDate(`${businessDate}T12:00:00Z`, 'UTC', withYear);
}
