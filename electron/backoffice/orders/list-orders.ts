import { queryModule } from '../../pipeline/module';
import { cashVisibility } from '../cash-visibility';
import { countPaymentsOn, selectDates } from './day-sql';
import { numberGaps } from './number-gaps';
import { hidesOrder, orderFlags, orderView } from './order-view';
import { countOrders, type OrderFilter, selectBalances, selectOrderNumbers, selectOrders } from './orders-sql';

const pageSize = 200;
const datesAtOnce = 21;
const afterEveryDate = '9999-12-31';

const likePattern = (typed: string): string => `%${typed.replace(/[\\%_]/g, '\\$&')}%`;

export const listOrders = queryModule({
  channel: 'orders.list',
  run: (store, actor, { businessDate, status, search, after }) => {
    const filter: OrderFilter = {
      businessDate,
      status: status ?? null,
      search: search?.trim() ? likePattern(search.trim()) : null,
    };
    const visibility = cashVisibility(store, actor);
    const found = selectOrders(store, filter, after ?? null, pageSize + 1);
    const page = found.slice(0, pageSize);
    return {
      rows: page.map((row) => orderView(row, hidesOrder(visibility, row))),
      total: countOrders(store, filter),
      next: found.length > pageSize ? (page.at(-1)?.id ?? null) : null,
      gaps: [...numberGaps(selectOrderNumbers(store, businessDate))],
    };
  },
});

export const listDays = queryModule({
  channel: 'orders.days',
  run: (store, _actor, { before }) =>
    selectDates(store, before ?? afterEveryDate, datesAtOnce)
      .map((businessDate) => {
        const orders = selectBalances(store, businessDate);
        return {
          businessDate,
          orders: orders.length,
          payments: countPaymentsOn(store, businessDate),
          problems: orders.filter((order) => orderFlags(order).length > 0).length,
          sources: [...new Set(orders.map((order) => order.source))].sort(),
        };
      })
      .filter((day) => day.orders + day.payments > 0),
});
