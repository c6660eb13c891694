import { type LayoutReader, noThings, originOf, Piles, RepeatWatch } from './layout-reader';
import type { ImportedOrderStatus, ParsedOrder } from './parsed-file';
import type { RowReader } from './row-reader';
import { channelOf } from './tender-methods';

/** Toast OrderDetails: one row is one order, keyed by Order Id; Order # starts again every day and is only for people. */
export function createToastOrdersReader(): LayoutReader {
  const orders = new Piles<ParsedOrder>();
  const repeats = new RepeatWatch();
  return {
    read(row) {
      const order = readOrder(row);
      if (order === undefined) return;
      repeats.isNew(row, 'Order Id', order.externalId, figuresOf(order));
      if (row.outcome === 'taken' || row.outcome === 'held') orders.add(order, row.outcome);
    },
    finish: () => ({
      taken: { ...noThings, orders: orders.taken },
      held: { ...noThings, orders: orders.held },
    }),
  };
}

function figuresOf(order: ParsedOrder): string {
  return [order.openedAt, order.closedAt, order.status, order.discountMinor, order.tipMinor, order.totalMinor].join(
    ' ',
  );
}

function readOrder(row: RowReader): ParsedOrder | undefined {
  const externalId = row.id('Order Id');
  const opened = row.moment('Opened');
  const closed = row.raw('Closed') === '' ? undefined : row.moment('Closed');
  const status = readStatus(row);
  const money = readMoney(row);
  const guests = row.wholeNumber('# of Guests');
  if (opened === undefined || row.outcome === 'rejected') return undefined;
  const channel = channelOf(row.raw('Dining Options'), row.raw('Order Source'), row.raw('Service'));
  const server = row.words('Server');
  return {
    ...originOf(row, opened, row.filedBusinessDate(opened, 'Opened')),
    externalId,
    orderNo: row.raw('Order #') || externalId,
    openedAt: opened.instant,
    ...(closed === undefined ? {} : { closedAt: closed.instant }),
    ...(channel === undefined ? {} : { channel }),
    ...(server === '' ? {} : { server }),
    status,
    ...money,
    giftCardSalesMinor: 0,
    ...(guests === undefined ? {} : { guests }),
    source: 'toast',
  };
}

function readStatus(row: RowReader): ImportedOrderStatus {
  if (row.flag('Voided')) return 'CANCELLED';
  return row.raw('Closed') !== '' || row.raw('Paid') !== '' ? 'FINISHED' : 'PENDING';
}

/**
 * The vendor's Amount is after discounts. Tax comes with more decimals than a cent, so one minor unit may
 * be left over; it becomes rounding only when the tax cell really was rounded, anything else is a warning.
 */
function readMoney(row: RowReader) {
  const [amount, total] = [row.money('Amount'), row.money('Total')];
  const discountMinor = Math.abs(row.money('Discount Amount'));
  const [taxMinor, tipMinor, gratuityMinor] = [row.money('Tax'), row.money('Tip'), row.optionalMoney('Gratuity')];
  const missing = total - amount - taxMinor - tipMinor - gratuityMinor;
  const beforeDiscount = missing === -discountMinor && discountMinor !== 0;
  const rest = beforeDiscount ? 0 : missing;
  const fromTax = Math.abs(rest) === 1 && /\.\d{3,}/.test(row.raw('Tax'));
  if (rest !== 0 && !fromTax) row.note('import/order-does-not-add-up', 'Total', row.raw('Total'));
  return {
    subtotalMinor: beforeDiscount ? amount : amount + discountMinor,
    discountMinor,
    taxMinor,
    tipMinor,
    gratuityMinor,
    roundingMinor: fromTax ? rest : 0,
    totalMinor: total,
  };
}
