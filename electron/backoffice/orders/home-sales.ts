import { addDays, instantToLocal } from '../../../shared/domain/business-day';
import { type Minor, minor, sumMinor } from '../../../shared/domain/money';
import { divideHalfAwayFromZero } from '../../../shared/domain/whole-numbers';
import type { ReadStore } from '../../store/store-handles';
import type { CashVisibility } from '../cash-visibility';
import { selectCashDatesOfOrders } from './day-sql';
import { type SaleRow, selectSales } from './home-sql';

interface DaySales {
  readonly date: string;
  readonly rows: readonly SaleRow[];
}

export interface HomeSales {
  readonly salesMinor: Minor | null;
  readonly usualMinor: Minor | null;
  readonly orders: number;
  readonly hours: { readonly hour: number; readonly todayMinor: Minor; readonly usualMinor: Minor }[] | null;
}

const comparedDays = 4;
const weeksLookedAt = 8;

const mean = (amounts: readonly Minor[]): Minor =>
  minor(divideHalfAwayFromZero(BigInt(sumMinor(amounts)), BigInt(Math.max(amounts.length, 1))));

const total = (rows: readonly SaleRow[]): Minor => sumMinor(rows.map((row) => row.salesMinor));

/** The last open days of the same weekday; a day without sales was closed, which is not zero. */
function usualDays(store: ReadStore, salesDate: string): readonly DaySales[] {
  const found: DaySales[] = [];
  for (let week = 1; week <= weeksLookedAt && found.length < comparedDays; week += 1) {
    const date = addDays(salesDate, -7 * week);
    const rows = selectSales(store, date);
    if (rows.length > 0) found.push({ date, rows });
  }
  return found;
}

function hiddenDay(store: ReadStore, visibility: CashVisibility, date: string): boolean {
  if (visibility.hidesNothing) return false;
  return visibility.hidesDate(date) || selectCashDatesOfOrders(store, date).some((day) => visibility.hidesDate(day));
}

function hoursOf(today: DaySales, usual: readonly DaySales[], timeZone: string) {
  const hourOf = (row: SaleRow): number => Number(instantToLocal(row.openedAt, timeZone).slice(11, 13));
  const byHour = (rows: readonly SaleRow[]) => Map.groupBy(rows, hourOf);
  const [todays, usuals] = [byHour(today.rows), usual.map((day) => byHour(day.rows))];
  const hours = [...new Set([...todays.keys(), ...usuals.flatMap((day) => [...day.keys()])])].sort(
    (left, right) => left - right,
  );
  return hours.map((hour) => ({
    hour,
    todayMinor: total(todays.get(hour) ?? []),
    usualMinor: usual.length === 0 ? minor(0) : mean(usuals.map((day) => total(day.get(hour) ?? []))),
  }));
}

/** The latest day with sales beside the mean of the last four same weekdays; amounts are null where cash is hidden. */
export function homeSales(
  store: ReadStore,
  visibility: CashVisibility,
  salesDate: string,
  timeZone: string,
): HomeSales {
  const today: DaySales = { date: salesDate, rows: selectSales(store, salesDate) };
  const orders = today.rows.length;
  const usual = usualDays(store, salesDate);
  const usualHidden = usual.length === 0 || usual.some((day) => hiddenDay(store, visibility, day.date));
  const usualMinor = usualHidden ? null : mean(usual.map((day) => total(day.rows)));
  if (hiddenDay(store, visibility, salesDate)) return { salesMinor: null, usualMinor, orders, hours: null };
  return {
    salesMinor: total(today.rows),
    usualMinor,
    orders,
    hours: usualHidden && usual.length > 0 ? null : hoursOf(today, usual, timeZone),
  };
}
