import type { BusinessDate } from '../business-day';
import { Piles } from './layout-reader';
import type { ImportedOrderStatus, ImportedPaymentStatus, OrderChannel, ParsedOrder } from './parsed-file';
import type { ImportMoment, RowReader } from './row-reader';
import type { SquareTotals } from './square-tenders';
import { channelOf } from './tender-methods';

/** What one payment row says about its order, in minor units. */
export interface SaleFigures {
  readonly subtotalMinor: number;
  readonly discountMinor: number;
  readonly taxMinor: number;
  readonly tipMinor: number;
  readonly gratuityMinor: number;
  readonly totalMinor: number;
  readonly giftCardSalesMinor: number;
  readonly orderNo: string;
  readonly server: string;
  readonly channel: OrderChannel | undefined;
}

export interface SaleRow extends SaleFigures {
  readonly transactionId: string;
  readonly businessDate: BusinessDate;
  readonly moment: ImportMoment;
  readonly status: ImportedPaymentStatus;
  readonly outcome: 'taken' | 'held';
}

interface PlacedSaleRow extends SaleRow {
  readonly line: number;
}

export interface SquareSales {
  /** Reads the order's figures from the open payment row and warns when they do not add up. */
  readonly readFigures: (row: RowReader, totals: SquareTotals) => SaleFigures | undefined;
  readonly add: (row: RowReader, sale: SaleRow) => void;
  /** Remembers that the order of the open, rejected row will be incomplete. */
  readonly addUnread: (row: RowReader) => void;
  /** Builds one order per Transaction ID; orders of which a row is missing are warned about on `row`'s notes. */
  readonly finish: (row: RowReader) => {
    readonly taken: readonly ParsedOrder[];
    readonly held: readonly ParsedOrder[];
  };
}

/** Gathers the payment rows of each Square transaction into one order. Refund rows change no order. */
export function createSquareSales(): SquareSales {
  const sales = new Map<string, PlacedSaleRow[]>();
  const unread = new Set<string>();
  return {
    readFigures,
    add(row, sale) {
      const placed = { ...sale, line: row.line };
      const known = sales.get(sale.transactionId);
      if (known === undefined) sales.set(sale.transactionId, [placed]);
      else known.push(placed);
    },
    addUnread(row) {
      if (row.raw('Event Type').toLowerCase() !== 'refund') unread.add(row.idText('Transaction ID'));
    },
    finish(row) {
      const orders = new Piles<ParsedOrder>();
      for (const [transactionId, all] of sales) {
        const taken = all.filter((sale) => sale.outcome === 'taken');
        if (taken.length > 0) orders.add(orderOf(taken), 'taken');
        if (taken.length < all.length) orders.add(orderOf(all), 'held');
        if (taken.length === 0 || (taken.length === all.length && !unread.has(transactionId))) continue;
        row.open(taken[0]?.line ?? 0, []);
        row.note('import/sale-incomplete', 'Transaction ID', transactionId);
      }
      return orders;
    },
  };
}

/**
 * Square: gross sales, less discounts (written below zero), with service charges = net sales; total collected adds gift
 * card sales, tax and tip. Where service charges are already inside gross sales, the totals show it and they are taken out.
 */
function readFigures(row: RowReader, { tipMinor, totalMinor }: SquareTotals): SaleFigures | undefined {
  const gross = row.money('Gross Sales');
  const discountMinor = Math.abs(row.money('Discounts'));
  const net = row.money('Net Sales');
  const taxMinor = row.money('Tax');
  const gratuityMinor = row.optionalMoney('Service Charges');
  const giftCardSalesMinor = row.optionalMoney('Gift Card Sales');
  if (row.outcome === 'rejected') return undefined;
  const beforeService = gross - discountMinor + giftCardSalesMinor + taxMinor + tipMinor;
  const serviceInGross = gratuityMinor !== 0 && totalMinor === beforeService;
  const addsUp = totalMinor === beforeService + (serviceInGross ? 0 : gratuityMinor);
  const netAddsUp = net === gross - discountMinor || net === gross - discountMinor + gratuityMinor;
  if (!addsUp) row.note('import/order-does-not-add-up', 'Total Collected', row.raw('Total Collected'));
  else if (!netAddsUp) row.note('import/order-does-not-add-up', 'Net Sales', row.raw('Net Sales'));
  return {
    subtotalMinor: gross + giftCardSalesMinor - (serviceInGross ? gratuityMinor : 0),
    discountMinor,
    taxMinor,
    tipMinor,
    gratuityMinor,
    totalMinor,
    giftCardSalesMinor,
    orderNo: row.raw('Order Reference ID'),
    server: row.words('Staff Name'),
    channel: channelOf(row.raw('Dining Option'), row.raw('Channel'), row.raw('Source')),
  };
}

function orderOf(unordered: readonly PlacedSaleRow[]): ParsedOrder {
  const rows = [...unordered].sort((left, right) => (left.moment.instant < right.moment.instant ? -1 : 1));
  const [first] = rows;
  const last = rows.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('An order needs at least one row');
  const sum = (pick: (row: SaleFigures) => number): number => rows.reduce((total, row) => total + pick(row), 0);
  const status = statusOf(rows);
  return {
    rows: rows.map((row) => row.line),
    businessDate: first.businessDate,
    occurredAt: first.moment.instant,
    localTime: first.moment.localTime,
    externalId: first.transactionId,
    orderNo: first.orderNo || first.transactionId,
    openedAt: first.moment.instant,
    ...(status === 'PENDING' ? {} : { closedAt: last.moment.instant }),
    ...(first.channel === undefined ? {} : { channel: first.channel }),
    ...(first.server === '' ? {} : { server: first.server }),
    status,
    subtotalMinor: sum((row) => row.subtotalMinor),
    discountMinor: sum((row) => row.discountMinor),
    taxMinor: sum((row) => row.taxMinor),
    tipMinor: sum((row) => row.tipMinor),
    gratuityMinor: sum((row) => row.gratuityMinor),
    roundingMinor: 0,
    totalMinor: sum((row) => row.totalMinor),
    giftCardSalesMinor: sum((row) => row.giftCardSalesMinor),
    source: 'square',
  };
}

function statusOf(rows: readonly SaleRow[]): ImportedOrderStatus {
  if (rows.some((row) => row.status === 'PENDING')) return 'PENDING';
  return rows.some((row) => row.status === 'SUCCESS') ? 'FINISHED' : 'CANCELLED';
}
