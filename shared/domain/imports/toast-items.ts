import { type LayoutReader, noThings, originOf, Piles, RepeatWatch } from './layout-reader';
import type { ParsedItem } from './parsed-file';
import type { RowReader } from './row-reader';

/** Toast ItemSelectionDetails: one row is one line of an order, keyed by Item Selection Id. Voided lines keep their price. */
export function createToastItemsReader(): LayoutReader {
  const items = new Piles<ParsedItem>();
  const repeats = new RepeatWatch();
  return {
    read(row) {
      const item = readItem(row);
      if (item === undefined) return;
      repeats.isNew(row, 'Item Selection Id', item.lineKey, figuresOf(item));
      if (row.outcome === 'taken' || row.outcome === 'held') items.add(item, row.outcome);
    },
    finish: () => ({ taken: { ...noThings, items: items.taken }, held: { ...noThings, items: items.held } }),
  };
}

function figuresOf(item: ParsedItem): string {
  return [item.orderExternalId, item.qtyMicro, item.grossMinor, item.netMinor, item.taxMinor, item.voided].join(' ');
}

function readItem(row: RowReader): ParsedItem | undefined {
  const lineKey = row.id('Item Selection Id');
  const orderExternalId = row.id('Order Id');
  const ordered = row.moment('Order Date');
  const sent = row.raw('Sent Date') === '' ? ordered : row.moment('Sent Date');
  const qtyMicro = row.quantity('Qty');
  const [grossMinor, netMinor, taxMinor] = [row.money('Gross Price'), row.money('Net Price'), row.money('Tax')];
  const discountMinor = Math.abs(row.optionalMoney('Discount'));
  const voided = row.flag('Void?');
  if (ordered === undefined || sent === undefined || row.outcome === 'rejected') return undefined;
  if (!voided && grossMinor - discountMinor !== netMinor) {
    row.note('import/line-does-not-add-up', 'Net Price', row.raw('Net Price'));
  }
  return {
    ...originOf(row, sent, row.filedBusinessDate(ordered, 'Order Date')),
    lineKey,
    orderExternalId,
    name: row.words('Menu Item'),
    variation: '',
    category: row.words('Sales Category') || row.words('Menu Group'),
    sku: row.raw('SKU') || row.raw('PLU'),
    qtyMicro,
    grossMinor,
    discountMinor,
    netMinor,
    taxMinor,
    voided,
    refunded: false,
    modifiersText: '',
  };
}
