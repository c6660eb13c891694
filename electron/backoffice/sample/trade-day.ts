import { localToInstant } from '../../../shared/domain/business-day';
import type { WriteStore } from '../../store/store-handles';
import { deductSales, type SaleOfProduct } from '../stock/sale-deduction';
import type { PlannedOrder } from './plan-day';
import { insertLine, insertOrder, insertPayment, insertRefund } from './sample-sql';
import type { Cast, Stage } from './stage';

export interface TradingDay {
  readonly businessDate: string;
  /** First and last moment of trade, in milliseconds. */
  readonly from: number;
  readonly to: number;
}

/** A whole day of trade: from 11:00 on the restaurant's clock, twelve hours. */
export function tradingDay(businessDate: string, timeZone: string): TradingDay {
  const from = Date.parse(localToInstant(`${businessDate}T11:00:00`, timeZone).instant);
  return { businessDate, from, to: from + tradingMinutes * minutes };
}

export interface Counter {
  readonly productIds: ReadonlyMap<string, string>;
  readonly drawerIds: readonly [string, string];
  readonly cast: Cast;
  nextOrderNo(): number;
}

/** Cash that came into each drawer, less what was handed back. */
export type CashTaken = [number, number];

const microPerPiece = 1_000_000;
const minutes = 60_000;
const tradingMinutes = 12 * 60;

const statusOf = { finished: 'FINISHED', refunded: 'FINISHED', pending: 'PENDING' } as const;

const orderStatus = (fate: PlannedOrder['fate']): string =>
  fate === 'cancelled' || fate === 'cancelled-paid' ? 'CANCELLED' : statusOf[fate];

const paymentStatus: Readonly<Record<PlannedOrder['fate'], string>> = {
  finished: 'SUCCESS',
  refunded: 'REFUNDED',
  cancelled: 'CANCELLED',
  'cancelled-paid': 'SUCCESS',
  pending: 'PENDING',
};

interface Written {
  readonly orderId: string;
  readonly openedAt: string;
  readonly paidAt: string;
  readonly day: TradingDay;
}

function writeLines(store: WriteStore, order: PlannedOrder, { orderId, openedAt, day }: Written, counter: Counter) {
  return order.lines.flatMap((line, index): readonly SaleOfProduct[] => {
    const lineNo = index + 1;
    const productId = counter.productIds.get(line.product.name) ?? '';
    const qtyMicro = line.quantity * microPerPiece;
    insertLine(store, {
      orderId,
      lineNo,
      productId,
      name: line.product.name,
      qtyMicro,
      priceMinor: line.product.priceMinor,
      grossMinor: line.grossMinor,
      discountMinor: line.discountMinor,
      netMinor: line.grossMinor - line.discountMinor,
      taxMinor: line.taxMinor,
      void: line.void ? 1 : 0,
      voidReason: line.void ? 'Changed their mind' : null,
    });
    const sold = line.product.item !== undefined && !line.void && orderStatus(order.fate) === 'FINISHED';
    const lineRef = `${orderId}:${lineNo}`;
    return sold ? [{ productId, qtyMicro, lineRef, occurredAt: openedAt, businessDate: day.businessDate }] : [];
  });
}

function writePayment(
  stage: Stage,
  order: PlannedOrder,
  written: Written,
  counter: Counter,
  newId: () => string,
): void {
  const { write } = stage.connection;
  const amountMinor = order.subtotalMinor - order.discountMinor + order.taxMinor;
  const drawerId = order.method === 'ONLINE' ? null : counter.drawerIds[order.drawer];
  const open = order.fate === 'pending' || order.fate === 'cancelled';
  const id = newId();
  const { businessDate } = written.day;
  insertPayment(write, {
    id,
    orderId: written.orderId,
    method: order.method,
    amountMinor,
    tipMinor: order.tipMinor,
    tenderedMinor: open ? null : order.tenderedMinor,
    changeMinor: open || order.tenderedMinor === null ? null : order.tenderedMinor - amountMinor,
    status: paymentStatus[order.fate],
    drawerId,
    takenBy: counter.cast[order.drawer === 1 ? 'cashier' : 'shift_lead'].display,
    paidAt: open ? null : written.paidAt,
    businessDate,
    at: written.openedAt,
  });
  if (order.fate !== 'refunded') return;
  insertRefund(write, {
    id: newId(),
    paymentId: id,
    orderId: written.orderId,
    method: order.method,
    amountMinor,
    reason: 'Arrived cold',
    approvedBy: counter.cast.manager.display,
    drawerId,
    at: written.paidAt,
    businessDate,
  });
}

const keepsCash = (fate: PlannedOrder['fate']): boolean => fate === 'finished' || fate === 'cancelled-paid';

/** Writes a day's orders with their lines, payments and refunds, and takes from the shelf what was sold as itself. */
export function tradeDay(
  stage: Stage,
  day: TradingDay,
  orders: readonly PlannedOrder[],
  counter: Counter,
  newId: () => string,
): CashTaken {
  const { write } = stage.connection;
  const cash: CashTaken = [0, 0];
  const sales: SaleOfProduct[] = [];
  for (const order of orders) {
    const opened = Math.floor(day.from + order.moment * (day.to - day.from));
    const openedAt = new Date(opened).toISOString();
    const paidAt = new Date(Math.min(opened + 3 * minutes, day.to)).toISOString();
    const written: Written = { orderId: newId(), openedAt, paidAt, day };
    const totalMinor = order.subtotalMinor - order.discountMinor + order.taxMinor;
    insertOrder(write, {
      id: written.orderId,
      orderNo: String(counter.nextOrderNo()),
      openedAt,
      closedAt: order.fate === 'pending' ? null : paidAt,
      businessDate: day.businessDate,
      channel: order.channel,
      server: counter.cast[order.drawer === 1 ? 'cashier' : 'shift_lead'].display,
      status: orderStatus(order.fate),
      subtotalMinor: order.subtotalMinor,
      discountMinor: order.discountMinor,
      taxMinor: order.taxMinor,
      tipMinor: order.tipMinor,
      totalMinor: totalMinor + order.tipMinor,
    });
    sales.push(...writeLines(write, order, written, counter));
    writePayment(stage, order, written, counter, newId);
    if (order.method === 'CASH' && keepsCash(order.fate)) cash[order.drawer] += totalMinor;
  }
  deductSales(write, sales, { at: new Date(day.to).toISOString(), newId });
  return cash;
}
