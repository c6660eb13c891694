import { summariseDay } from '../../../shared/domain/day/day-summary';
import { queryModule } from '../../pipeline/module';
import type { ReadStore } from '../../store/store-handles';
import { cashVisibility } from '../cash-visibility';
import { selectDayEvents, selectDayOpening, selectDayPayments, selectDayRefunds, selectOrderStates } from './day-sql';

function dayOf(store: ReadStore, businessDate: string) {
  return summariseDay({
    businessDate,
    orders: selectOrderStates(store, businessDate),
    payments: selectDayPayments(store, businessDate),
    refunds: selectDayRefunds(store, businessDate),
    drawerEvents: selectDayEvents(store, businessDate),
    openingMinor: selectDayOpening(store, businessDate),
  });
}

export const daySummary = queryModule({
  channel: 'day.summary',
  run: (store, actor, { businessDate }) => {
    const day = dayOf(store, businessDate);
    const hidden = cashVisibility(store, actor).hidesDate(businessDate);
    const hides = (method: string): boolean => hidden && method === 'CASH';
    return {
      businessDate,
      orders: { count: day.orders.count, byStatus: day.orders.byStatus },
      payments: day.payments.map((line) =>
        hides(line.method) ? { ...line, amountMinor: null, tipMinor: null } : line,
      ),
      refunds: day.refunds.map((line) => (hides(line.method) ? { ...line, amountMinor: null } : line)),
      expectedCashMinor: hidden ? null : day.expectedCashMinor,
    };
  },
});
