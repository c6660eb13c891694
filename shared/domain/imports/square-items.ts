import { type LayoutReader, noThings, originOf, Piles } from './layout-reader';
import type { ParsedItem } from './parsed-file';
import type { RowReader } from './row-reader';
import { textFingerprint } from './text-fingerprint';

/** Cells that make two lines of one payment the same; only columns that every layout year has, so keys outlive layouts. */
const identityColumns = [
  'Item',
  'Price Point Name',
  'SKU',
  'Modifiers Applied',
  'Qty',
  'Gross Sales',
  'Discounts',
  'Net Sales',
  'Tax',
  'Event Type',
];

/**
 * Square items: lines carry no id, and the same line can rightly stand twice. The key is the payment, what the line
 * says, and how many equal lines of that payment came before it, so a second export of whole transactions gives the
 * same keys whatever the order of the rows.
 */
export function createSquareItemsReader(): LayoutReader {
  const items = new Piles<ParsedItem>();
  const occurrences = new Map<string, number>();
  return {
    read(row) {
      const item = readItem(row);
      if (item === undefined || (row.outcome !== 'taken' && row.outcome !== 'held')) return;
      const occurrence = (occurrences.get(item.lineKey) ?? 0) + 1;
      occurrences.set(item.lineKey, occurrence);
      items.add({ ...item, lineKey: `${item.lineKey}:${occurrence}` }, row.outcome);
    },
    finish: () => ({ taken: { ...noThings, items: items.taken }, held: { ...noThings, items: items.held } }),
  };
}

function readItem(row: RowReader): ParsedItem | undefined {
  const paymentId = row.id('Payment ID');
  const orderExternalId = row.id('Transaction ID');
  const sold = row.momentOf('Date', 'Time', 'Time Zone');
  const qtyMicro = row.quantity('Qty');
  const [grossMinor, netMinor, taxMinor] = [row.money('Gross Sales'), row.money('Net Sales'), row.money('Tax')];
  const discounts = row.money('Discounts');
  const refunded = readEvent(row);
  if (sold === undefined || row.outcome === 'rejected') return undefined;
  const discountMinor = refunded ? -Math.abs(discounts) || 0 : Math.abs(discounts);
  if (grossMinor - discountMinor !== netMinor) {
    row.note('import/line-does-not-add-up', 'Net Sales', row.raw('Net Sales'));
  }
  const identity = textFingerprint(identityColumns.map((column) => row.raw(column)).join('\u001f'));
  return {
    ...originOf(row, sold, sold.businessDate),
    lineKey: `${paymentId}:${identity}`,
    orderExternalId,
    name: row.words('Item'),
    variation: row.words('Price Point Name'),
    category: row.words('Category'),
    sku: row.raw('SKU'),
    qtyMicro,
    grossMinor,
    discountMinor,
    netMinor,
    taxMinor,
    voided: false,
    refunded,
    modifiersText: row.words('Modifiers Applied'),
  };
}

function readEvent(row: RowReader): boolean {
  const event = row.raw('Event Type').toLowerCase();
  if (event !== 'payment' && event !== 'refund') row.note('import/unknown-event', 'Event Type', row.raw('Event Type'));
  return event === 'refund';
}
