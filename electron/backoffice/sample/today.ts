import { businessDayBounds, localToInstant } from '../../../shared/domain/business-day';
import type { CallContext } from '../../pipeline/module';
import type { Chance } from './chance';
import { openShift } from './drawer-day';
import type { Business } from './open-business';
import { planOrder } from './plan-day';
import type { Stage } from './stage';
import { tradeDay } from './trade-day';

const hours = 3_600_000;
const ordersPerHour = 12;

/** Whenever the sample is looked at, some of today lies behind: since 11:00, or the last hours before that. */
function soFar({ at, businessDate, timeZone, cutoff }: CallContext) {
  const to = Date.parse(at);
  const eleven = Date.parse(localToInstant(`${businessDate}T11:00:00`, timeZone).instant);
  const begins = Date.parse(businessDayBounds(businessDate, timeZone, cutoff).from);
  return { businessDate, from: Math.max(begins, Math.min(eleven, to - 3 * hours)), to };
}

/** A drawer that is still open, one order cancelled after it was paid, and two whose cash nobody confirmed. */
export function playToday(stage: Stage, now: CallContext, business: Business, chance: Chance): void {
  const day = soFar(now);
  const { cast, counter } = business;
  openShift(stage, { ...day, drawerId: counter.drawerIds[1], counter: cast.cashier });
  const usual = Math.max(16, Math.round(((day.to - day.from) / hours) * ordersPerHour));
  const orders = Array.from({ length: usual }, () => ({
    ...planOrder(chance, { fate: 'finished' }),
    moment: chance.share() * 0.9,
    drawer: 1 as const,
  }));
  const special = (fate: 'cancelled-paid' | 'pending', moment: number) => ({
    ...planOrder(chance, { fate, method: 'CASH' }),
    moment,
    drawer: 1 as const,
  });
  const waiting = [special('cancelled-paid', 0.6), special('pending', 0.93), special('pending', 0.96)];
  const inOrder = [...orders, ...waiting].toSorted((left, right) => left.moment - right.moment);
  tradeDay(stage, day, inOrder, counter, now.newId);
}
