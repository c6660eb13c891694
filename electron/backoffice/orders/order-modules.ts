import type { QueryModules } from '../../pipeline/module';
import { daySummary } from './day-summary';
import { getOrder } from './get-order';
import { homeSummary } from './home-summary';
import { listDays, listOrders } from './list-orders';

/** The day's orders and what they come to. */
export const orderQueries = {
  'home.summary': homeSummary,
  'orders.days': listDays,
  'orders.list': listOrders,
  'orders.get': getOrder,
  'day.summary': daySummary,
} satisfies Pick<QueryModules, Extract<keyof QueryModules, `orders.${string}` | 'home.summary' | 'day.summary'>>;
