import { addDays, businessDateOf, localToInstant } from '../../../shared/domain/business-day';

const dailyLocal = '02:00:00';
const dayMs = 24 * 3_600_000;

/** The last 02:00 local wall time at or before `now`; on the night that has none, the first moment after the gap. */
function latestDailyAt(now: string, timeZone: string): string {
  const today = businessDateOf(now, timeZone, '00:00');
  const instantOn = (date: string): string => localToInstant(`${date}T${dailyLocal}`, timeZone).instant;
  const candidate = instantOn(today);
  return candidate <= now ? candidate : instantOn(addDays(today, -1));
}

/**
 * Whether the daily settled copy is due: once for each local 02:00, whether the clock ticked then or the PC slept
 * through it. Asked at every tick, start, wake and return of a disk. Pure, so that twenty years can be simulated. A last
 * run more than a day ahead was made under a wrong clock: believing it would stop the copies until that day.
 */
export function dailyIsDue(now: string, timeZone: string, lastDaily: string | null): boolean {
  if (lastDaily === null || Date.parse(lastDaily) - Date.parse(now) > dayMs) return true;
  return lastDaily < latestDailyAt(now, timeZone);
}

/** The next 02:00 local wall time after `now`. */
export function nextDailyAt(now: string, timeZone: string): string {
  const today = businessDateOf(now, timeZone, '00:00');
  for (let days = 0; ; days += 1) {
    const { instant } = localToInstant(`${addDays(today, days)}T${dailyLocal}`, timeZone);
    if (instant > now) return instant;
  }
}
