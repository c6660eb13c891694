import type {
  ParsedFile,
  ParsedItem,
  ParsedPayment,
  ParsedRefund,
  ParsedThing,
} from '../../../shared/domain/imports/parsed-file';
import { divideHalfAwayFromZero, exactNumber } from '../../../shared/domain/whole-numbers';
import { saleName } from './catalogue';
import type { FileChanges } from './file-changes';
import { mergeOrders } from './merge-orders';
import type { OrderBook } from './order-book';
import { type BaseStatus, baseOf, type OrderState } from './order-state';
import { planStock } from './plan-stock';
import { refundedMinor, settleOrder } from './settle-order';

/** Puts one file into the book. The same things again change nothing; a thing with other figures is set aside with its row. */
export function mergeFile(book: OrderBook, file: ParsedFile, changes: FileChanges): void {
  mergeOrders(book, file, changes);
  for (const payment of file.payments)
    if (!changes.isSetAside(payment.rows)) mergePayment(book, file, payment, changes);
  for (const refund of file.refunds) if (!changes.isSetAside(refund.rows)) mergeRefund(book, file, refund, changes);
  for (const item of file.items) if (!changes.isSetAside(item.rows)) mergeLine(book, file, item, changes);
  for (const order of changes.touched) {
    settleOrder(order);
    noteExcessRefunds(order, changes);
    changes.stockMoves += planStock(order, book.catalogue.direct, book.stock);
  }
}

function orderFor(
  book: OrderBook,
  file: ParsedFile,
  externalId: string,
  thing: ParsedThing,
  changes: FileChanges,
): OrderState {
  const origin = { batchId: changes.batchId, row: thing.rows[0] ?? null };
  const isNew = book.find(file.source, externalId) === undefined;
  const order = book.findOrStart(file.source, externalId, thing, origin);
  if (isNew) changes.newOrders += 1;
  if (!order.complete && thing.occurredAt < order.fields.openedAt) {
    order.fields = { ...order.fields, openedAt: thing.occurredAt, businessDate: thing.businessDate };
    order.changed = true;
  }
  changes.touch(order);
  return order;
}

function mergePayment(book: OrderBook, file: ParsedFile, parsed: ParsedPayment, changes: FileChanges): void {
  const told = { column: 'Payment', value: parsed.externalId };
  const home = book.homeOfPayment(file.source, parsed.externalId);
  if (home !== undefined && home !== parsed.orderExternalId) {
    changes.conflict(parsed.rows, { code: 'import/figures-changed', ...told });
    return;
  }
  const known = book.find(file.source, parsed.orderExternalId)?.payments.get(parsed.externalId);
  if (known === undefined) {
    addPayment(book, orderFor(book, file, parsed.orderExternalId, parsed, changes), parsed, changes);
    return;
  }
  const figuresSame =
    known.amountMinor === parsed.amountMinor && known.tipMinor === parsed.tipMinor && known.method === parsed.method;
  if (!figuresSame) {
    changes.conflict(parsed.rows, { code: 'import/figures-changed', ...told });
    return;
  }
  const to = nextBase(known.base, baseOf(parsed.status));
  if (to === known.base) {
    changes.same(parsed.rows);
    return;
  }
  if (to === undefined) {
    changes.conflict(parsed.rows, { code: 'import/status-went-back', ...told });
    return;
  }
  if (known.counted && to === 'REVERSED') {
    changes.conflict(parsed.rows, { code: 'import/void-after-count', ...told });
    return;
  }
  const order = orderFor(book, file, parsed.orderExternalId, parsed, changes);
  const payment = parsed.externalId;
  changes.undo.push({ kind: 'payment', source: file.source, order: order.externalId, payment, from: known.base, to });
  changes.leansOn(known);
  known.base = to;
  changes.changed(parsed.rows);
}

/** What a payment becomes when a later file tells `told`; undefined when it cannot. A taken payment that was voided is reversed. */
function nextBase(from: BaseStatus, told: BaseStatus): BaseStatus | undefined {
  if (from === told || from === 'PENDING') return told;
  if (told === 'CANCELLED' && (from === 'SUCCESS' || from === 'REVERSED')) return 'REVERSED';
  return undefined;
}

function addPayment(book: OrderBook, order: OrderState, parsed: ParsedPayment, changes: FileChanges): void {
  const base = baseOf(parsed.status);
  order.payments.set(parsed.externalId, {
    id: book.newId(),
    externalId: parsed.externalId,
    method: parsed.method,
    amountMinor: parsed.amountMinor,
    tipMinor: parsed.tipMinor,
    tenderedMinor: parsed.tenderedMinor ?? null,
    changeMinor: parsed.changeMinor ?? null,
    drawerId: parsed.method === 'CASH' ? book.catalogue.drawer(parsed.drawerName) : null,
    takenBy: parsed.staff ?? null,
    paidAt: parsed.paidAt,
    businessDate: parsed.businessDate,
    counted: false,
    base,
    status: base,
    storedStatus: null,
    batchId: changes.batchId,
    row: parsed.rows[0] ?? null,
  });
  book.rememberPayment(order.source, parsed.externalId, order.externalId);
  changes.newPayments += 1;
  changes.changed(parsed.rows);
}

function mergeRefund(book: OrderBook, file: ParsedFile, parsed: ParsedRefund, changes: FileChanges): void {
  const known = book.find(file.source, parsed.orderExternalId)?.refunds.get(parsed.externalId);
  if (known !== undefined) {
    const same = known.amountMinor === parsed.amountMinor && known.tipMinor === parsed.tipMinor;
    if (same) changes.same(parsed.rows);
    else changes.conflict(parsed.rows, { code: 'import/figures-changed', column: 'Refund', value: parsed.externalId });
    return;
  }
  const order = orderFor(book, file, parsed.orderExternalId, parsed, changes);
  for (const payment of order.payments.values()) changes.leansOn(payment);
  order.refunds.set(parsed.externalId, {
    id: book.newId(),
    externalId: parsed.externalId,
    method: parsed.method,
    amountMinor: parsed.amountMinor,
    tipMinor: parsed.tipMinor,
    reason: parsed.reason === '' ? null : parsed.reason,
    drawerId: parsed.method === 'CASH' ? book.catalogue.drawer(parsed.drawerName) : null,
    refundedAt: parsed.refundedAt,
    businessDate: parsed.businessDate,
    paymentId: null,
    storedPaymentId: undefined,
    batchId: changes.batchId,
    row: parsed.rows[0] ?? null,
  });
  changes.newRefunds += 1;
  changes.changed(parsed.rows);
}

function mergeLine(book: OrderBook, file: ParsedFile, parsed: ParsedItem, changes: FileChanges): void {
  const known = book.find(file.source, parsed.orderExternalId)?.lines.get(parsed.lineKey);
  if (known === undefined) {
    addLine(book, orderFor(book, file, parsed.orderExternalId, parsed, changes), parsed, changes);
    return;
  }
  const told = { column: 'Line', value: saleName(parsed) };
  const figures = ['qtyMicro', 'grossMinor', 'discountMinor', 'netMinor', 'taxMinor'] as const;
  if (figures.some((figure) => known[figure] !== parsed[figure])) {
    changes.conflict(parsed.rows, { code: 'import/figures-changed', ...told });
  } else if (known.voided === parsed.voided) changes.same(parsed.rows);
  else if (known.voided) changes.conflict(parsed.rows, { code: 'import/status-went-back', ...told });
  else {
    const order = orderFor(book, file, parsed.orderExternalId, parsed, changes);
    changes.undo.push({ kind: 'line', source: file.source, order: order.externalId, line: parsed.lineKey });
    changes.leansOn(known);
    known.voided = true;
    changes.changed(parsed.rows);
  }
}

function addLine(book: OrderBook, order: OrderState, parsed: ParsedItem, changes: FileChanges): void {
  order.lastLineNo += 1;
  order.lines.set(parsed.lineKey, {
    lineNo: order.lastLineNo,
    lineKey: parsed.lineKey,
    productId: book.catalogue.product(order.source, parsed),
    name: saleName(parsed),
    qtyMicro: parsed.qtyMicro,
    unitPriceMinor: unitPrice(parsed),
    grossMinor: parsed.grossMinor,
    discountMinor: parsed.discountMinor,
    netMinor: parsed.netMinor,
    taxMinor: parsed.taxMinor,
    modifiers: parsed.modifiersText,
    voided: parsed.voided,
    storedVoided: null,
    batchId: changes.batchId,
    row: parsed.rows[0] ?? null,
  });
  changes.newLines += 1;
  changes.changed(parsed.rows);
}

/** Shown, never reckoned with: the line's own amounts count. */
function unitPrice({ grossMinor, qtyMicro }: ParsedItem): number {
  if (qtyMicro === 0) return grossMinor;
  return exactNumber(divideHalfAwayFromZero(BigInt(grossMinor) * 1_000_000n, BigInt(qtyMicro)), 'unit price');
}

function noteExcessRefunds(order: OrderState, changes: FileChanges): void {
  for (const refund of order.refunds.values()) {
    if (refund.batchId !== changes.batchId || refund.paymentId === null) continue;
    const payment = [...order.payments.values()].find((each) => each.id === refund.paymentId);
    if (!payment || refundedMinor(order, payment.id) <= payment.amountMinor + payment.tipMinor) continue;
    changes.notes.push({
      row: refund.row ?? 1,
      code: 'import/refund-above-payment',
      column: 'Payment',
      value: payment.externalId ?? payment.id,
    });
  }
}
