import { addDays, type BusinessDate, businessDayBounds } from '../../../shared/domain/business-day';
import type { CallContext } from '../../pipeline/module';

interface DayRule {
  readonly timeZone: string;
  readonly cutoff: string;
}

/**
 * The first business day of a new rule: the first whose own beginning does not cut the running day short (domain rules
 * §0.2). Mostly tomorrow; a day later when the new rule would begin it before today has ended.
 */
export function firstDayOf(rule: DayRule, { businessDate, timeZone, cutoff }: CallContext): BusinessDate {
  const endOfToday = businessDayBounds(businessDate, timeZone, cutoff).to;
  const beginsTooSoon = (date: BusinessDate): boolean =>
    businessDayBounds(date, rule.timeZone, rule.cutoff).from < endOfToday;
  let date = addDays(businessDate, 1);
  while (beginsTooSoon(date)) date = addDays(date, 1);
  return date;
}
