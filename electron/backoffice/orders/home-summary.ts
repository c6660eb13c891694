import { addDays } from '../../../shared/domain/business-day';
import type { Actor } from '../../pipeline/actor';
import { queryModule } from '../../pipeline/module';
import type { ReadStore } from '../../store/store-handles';
import { cashVisibility, mayKnowSession } from '../cash-visibility';
import { homeNeeds } from './home-needs';
import { type HomeSales, homeSales } from './home-sales';
import {
  type StockFigures,
  selectHomeDrawers,
  selectLatestSalesDate,
  selectStockFigures,
  selectStockVariances,
} from './home-sql';

const shownVariances = 6;
const drawerMemoryDays = 60;
const noSales: HomeSales = { salesMinor: null, usualMinor: null, orders: 0, hours: null };

function stockFor(store: ReadStore, actor: Actor, figures: StockFigures | undefined) {
  if (!figures) return { items: 0, negative: 0, openCounts: 0, unpostedVarianceMinor: null, lines: [] };
  const costs = actor.permissions.has('cost.view');
  return {
    ...figures,
    unpostedVarianceMinor: costs ? figures.unpostedVarianceMinor : null,
    lines: selectStockVariances(store, shownVariances).map((line) => (costs ? line : { ...line, valueMinor: null })),
  };
}

export const homeSummary = queryModule({
  channel: 'home.summary',
  run: (store, actor, _input, context) => {
    const may = (permission: Parameters<typeof actor.permissions.has>[0]): boolean => actor.permissions.has(permission);
    const salesDate = selectLatestSalesDate(store);
    const seesSales = may('orders.view') && salesDate !== null;
    const sales = seesSales ? homeSales(store, cashVisibility(store, actor), salesDate, context.timeZone) : noSales;
    const drawers =
      may('cash.drawer.use') || may('cash.investigate.view')
        ? selectHomeDrawers(store, addDays(context.businessDate, -drawerMemoryDays))
        : [];
    const stock = may('stock.view') ? selectStockFigures(store) : undefined;
    return {
      businessDate: context.businessDate,
      salesDate,
      ...sales,
      drawers: drawers.map((row) => ({
        sessionId: row.sessionId,
        name: row.name,
        status: row.status,
        varianceMinor: mayKnowSession(actor, row) ? row.varianceMinor : null,
        businessDate: row.businessDate,
      })),
      stock: stockFor(store, actor, stock),
      needs: [...homeNeeds(store, actor, { drawers, stock }, context)],
    };
  },
});
