import { addDays, weekdayOf } from '../../../shared/domain/business-day';
import { callContext, type OutsideWorld } from '../../pipeline/call-context';
import type { LedgerConnection } from '../../pipeline/pipeline';
import { countCommit } from '../../store/ledger-state';
import { spokenDate } from '../spoken-date';
import { type Chance, chanceFrom } from './chance';
import { closeShift, type DrawerShift, openShift } from './drawer-day';
import { type Business, openBusiness } from './open-business';
import { ordersOn, planDay } from './plan-day';
import { countShelves, receiveDelivery } from './shelf-week';
import { type Stage, stageOf } from './stage';
import { playToday } from './today';
import { type TradingDay, tradeDay, tradingDay } from './trade-day';

export const sampleDays = 90;
const seed = 20_261_117;
const hours = 3_600_000;
const daysBetweenCounts = 9;

function shiftsOf(day: TradingDay, { cast, counter }: Business): readonly [DrawerShift, DrawerShift] {
  const { businessDate, from, to } = day;
  const [bar, front] = counter.drawerIds;
  return [
    { businessDate, from, to, drawerId: bar, counter: cast.shift_lead },
    { businessDate, from, to, drawerId: front, counter: cast.cashier },
  ];
}

function signIns(stage: Stage, day: TradingDay, { cast }: Business): void {
  for (const who of [cast.shift_lead, cast.cashier, cast.manager]) {
    const at = new Date(day.from - hours / 2).toISOString();
    const summary = `${who.display} signed in.`;
    stage.note(who, at, { action: 'auth.signed-in', entity: 'user', entityId: who.userId, summary });
  }
}

function shelfWork(stage: Stage, day: TradingDay, index: number, business: Business, chance: Chance): void {
  const { cast, items } = business;
  const morning = new Date(day.from - hours).toISOString();
  if (weekdayOf(day.businessDate) === 4) receiveDelivery(stage, cast.manager, morning, items, chance);
  const yesterday = index === sampleDays - 1;
  if (index % daysBetweenCounts !== 4 && !yesterday) return;
  const names = yesterday
    ? ['Mozzarella, low-moisture', 'Pepperoni, cup and char', 'Cola, 12 oz can']
    : ['Cola, 12 oz can', 'Lager, bottle', 'Cannoli', 'Flour, high-gluten'];
  const missing = yesterday ? [11.5, 6.25, 0] : [chance.between(0, 6), chance.between(0, 2), chance.between(0, 3), 0];
  countShelves(stage, cast, { at: morning, items, names, missing, open: yesterday });
}

function playDay(stage: Stage, day: TradingDay, index: number, business: Business, chance: Chance): void {
  signIns(stage, day, business);
  shelfWork(stage, day, index, business, chance);
  const shifts = shiftsOf(day, business);
  const sessions = shifts.map((shift) => openShift(stage, shift));
  const orders = planDay(chance, ordersOn(weekdayOf(day.businessDate), chance));
  const { newId } = stage.contextAt(new Date(day.to).toISOString());
  const cash = tradeDay(stage, day, orders, business.counter, newId);
  const closing = new Date(day.to).toISOString();
  stage.note(business.cast.manager, closing, {
    action: 'import.applied',
    entity: 'business_day',
    entityId: day.businessDate,
    summary: `Added the sales of ${spokenDate(day.businessDate)}: ${orders.length} orders.`,
    after: { businessDate: day.businessDate, orders: orders.length },
  });
  shifts.forEach((shift, drawer) => {
    closeShift(stage, shift, sessions[drawer] ?? '', cash[drawer] ?? 0, business.cast, chance);
  });
}

/**
 * Fills a new ledger with 90 days of a pizza shop that ended yesterday, and a day that is still going on. Sales, counts
 * and differences are the same in every sample; drawers, deliveries and shelf counts go through the commands people use.
 *
 * @param progress called after each day with the days done and all of them.
 */
export function fillSample(
  connection: LedgerConnection,
  world: OutsideWorld,
  bootId: string,
  progress: (done: number, total: number) => void,
): void {
  const now = callContext(connection.read, world);
  const stage = stageOf(connection, world, bootId);
  const chance = chanceFrom(seed);
  const dayAt = (index: number) => tradingDay(addDays(now.businessDate, index - sampleDays), now.timeZone);
  const commit = <Value>(at: string, businessDate: string, run: () => Value): Value =>
    connection.transaction(() => {
      const value = run();
      countCommit(connection.write, at, businessDate);
      return value;
    });
  const first = dayAt(0);
  const opening = new Date(first.from - 2 * hours).toISOString();
  const business = commit(opening, first.businessDate, () => openBusiness(stage, opening));
  for (let index = 0; index < sampleDays; index += 1) {
    const day = dayAt(index);
    commit(new Date(day.to).toISOString(), day.businessDate, () => playDay(stage, day, index, business, chance));
    progress(index + 1, sampleDays + 1);
  }
  commit(now.at, now.businessDate, () => playToday(stage, now, business, chance));
  progress(sampleDays + 1, sampleDays + 1);
}
