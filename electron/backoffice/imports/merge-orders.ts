import type { ParsedFile, ParsedOrder } from '../../../shared/domain/imports/parsed-file';
import type { OrderStatus } from '../../../shared/domain/orders/order-status';
import type { FileChanges } from './file-changes';
import type { OrderBook } from './order-book';
import type { OrderFields, OrderState } from './order-state';

const figures = [
  'subtotalMinor',
  'discountMinor',
  'taxMinor',
  'tipMinor',
  'gratuityMinor',
  'roundingMinor',
  'totalMinor',
] as const;

/** Adds orders, completes those that waited, moves states on; figures that differ are set aside, never overwritten. */
export function mergeOrders(book: OrderBook, file: ParsedFile, changes: FileChanges): void {
  for (const parsed of file.orders) {
    const known = book.find(parsed.source, parsed.externalId);
    if (known === undefined) startOrder(book, parsed, changes);
    else if (known.complete) compareOrder(known, parsed, changes);
    else completeOrder(known, parsed, changes);
  }
}

function startOrder(book: OrderBook, parsed: ParsedOrder, changes: FileChanges): void {
  const origin = { batchId: changes.batchId, row: parsed.rows[0] ?? null };
  const order = book.findOrStart(parsed.source, parsed.externalId, parsed, origin);
  order.complete = true;
  order.fields = fieldsOf(parsed);
  changes.newOrders += 1;
  changes.touch(order);
  changes.changed(parsed.rows);
}

function completeOrder(order: OrderState, parsed: ParsedOrder, changes: FileChanges): void {
  order.complete = true;
  order.fields = fieldsOf(parsed);
  order.changed = true;
  changes.undo.push({ kind: 'completed', source: order.source, order: order.externalId });
  changes.touch(order);
  changes.changed(parsed.rows);
}

function compareOrder(order: OrderState, parsed: ParsedOrder, changes: FileChanges): void {
  const told = { column: 'Order', value: parsed.orderNo };
  if (figures.some((figure) => order.fields[figure] !== parsed[figure])) {
    changes.conflict(parsed.rows, { code: 'import/figures-changed', ...told });
    return;
  }
  const from = order.fields.status;
  if (from === parsed.status) {
    changes.same(parsed.rows);
    return;
  }
  if (!movesOn(from, parsed.status)) {
    changes.conflict(parsed.rows, { code: 'import/status-went-back', ...told });
    return;
  }
  order.fields = { ...order.fields, status: parsed.status, closedAt: parsed.closedAt ?? order.fields.closedAt };
  order.changed = true;
  changes.undo.push({ kind: 'order', source: order.source, order: order.externalId, from, to: parsed.status });
  changes.touch(order);
  changes.changed(parsed.rows);
}

/** The POS has cancelled what it says it cancelled; whether the money went back is told by the findings of the order. */
const movesOn = (from: OrderStatus, to: OrderStatus): boolean =>
  to === 'CANCELLED' || (to === 'FINISHED' && (from === 'PENDING' || from === 'IN_PROGRESS'));

function fieldsOf(parsed: ParsedOrder): OrderFields {
  return {
    orderNo: parsed.orderNo,
    openedAt: parsed.openedAt,
    closedAt: parsed.closedAt ?? null,
    businessDate: parsed.businessDate,
    channel: parsed.channel ?? 'other',
    server: parsed.server ?? null,
    status: parsed.status,
    subtotalMinor: parsed.subtotalMinor,
    discountMinor: parsed.discountMinor,
    taxMinor: parsed.taxMinor,
    tipMinor: parsed.tipMinor,
    gratuityMinor: parsed.gratuityMinor,
    roundingMinor: parsed.roundingMinor,
    totalMinor: parsed.totalMinor,
    guestCount: parsed.guests ?? null,
  };
}
