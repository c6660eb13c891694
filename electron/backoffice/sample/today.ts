import { businessDayBounds, weekdayOf } from '../../../shared/domain/business-day';
import type { CallContext } from '../../pipeline/module';
import type { Chance } from './chance';
import { openShift } from './drawer-day';
import type { Business } from './open-business';
import { ordersOn, type PlannedOrder, planDay, planOrder } from './plan-day';
import type { Stage } from './stage';
import { type TradingDay, tradeDay, tradingDay } from './trade-day';

const minutes = 60_000;
const firstGuestsAfter = 30 * minutes;
const countingTheFloat = 20 * minutes;

/** The part of today's trade that lies behind; null before the first guests have come. */
function tradeSoFar({ at, businessDate }: CallContext, whole: TradingDay): TradingDay | null {
  const now = Date.parse(at);
  if (now < whole.from + firstGuestsAfter) return null;
  return { businessDate, from: whole.from, to: Math.min(now, whole.to) };
}

/** Before trade somebody counted a float just now; the drawer is open and nothing is sold. */
function morningShift({ at, businessDate, timeZone, cutoff }: CallContext): TradingDay {
  const now = Date.parse(at);
  const begins = Date.parse(businessDayBounds(businessDate, timeZone, cutoff).from);
  return { businessDate, from: Math.max(begins, now - countingTheFloat), to: now };
}

/** The orders of a usual day up to now, all at the one open drawer; one cancelled after it was paid, two with cash nobody confirmed. */
function ordersUntilNow(chance: Chance, day: TradingDay, whole: TradingDay): readonly PlannedOrder[] {
  const share = (day.to - day.from) / (whole.to - whole.from);
  const usual = planDay(chance, ordersOn(weekdayOf(day.businessDate), chance))
    .filter(({ moment }) => moment < share)
    .map((order) => ({ ...order, moment: order.moment / share, drawer: 1 as const }));
  const special = (fate: 'cancelled-paid' | 'pending', moment: number): PlannedOrder => ({
    ...planOrder(chance, { fate, method: 'CASH' }),
    moment,
    drawer: 1,
  });
  const odd = [special('cancelled-paid', 0.6), special('pending', 0.93), special('pending', 0.96)];
  return [...usual, ...odd].toSorted((left, right) => left.moment - right.moment);
}

/** A day that goes on: in the morning a drawer that was just opened, later the sales since 11:00. Nothing in the future. */
export function playToday(stage: Stage, now: CallContext, business: Business, chance: Chance): void {
  const { cast, counter } = business;
  const whole = tradingDay(now.businessDate, now.timeZone);
  const day = tradeSoFar(now, whole);
  openShift(stage, { ...(day ?? morningShift(now)), drawerId: counter.drawerIds[1], counter: cast.cashier });
  if (day) tradeDay(stage, day, ordersUntilNow(chance, day, whole), counter, now.newId);
}
