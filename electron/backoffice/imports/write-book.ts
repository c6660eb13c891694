import { mayPaymentBecome } from '../../../shared/domain/orders/payment';
import type { AuditDraft } from '../../pipeline/module';
import type { WriteStore } from '../../store/store-handles';
import { deductSales, postedCountDependsOn, reverseSales } from '../stock/sale-deduction';
import { revenueClassOf } from './catalogue';
import { insertCategory, insertDrawer, insertProduct, insertProductRef } from './catalogue-sql';
import {
  insertLine,
  insertOrder,
  insertPayment,
  insertRefund,
  type Stamp,
  updateLineVoid,
  updateOrder,
  updatePaymentStatus,
  updateRefundPayment,
} from './ledger-sql';
import type { OrderBook } from './order-book';
import type { OrderState } from './order-state';

export interface WriteContext extends Stamp {
  readonly newId: () => string;
}

/** Writes what the book worked out. @returns the entries of the trail: drawers created, states that moved on. */
export function writeBook(store: WriteStore, book: OrderBook, context: WriteContext): readonly AuditDraft[] {
  const drafts = writeNames(store, book, context);
  for (const order of book.orders()) {
    if (order.isNew) insertOrder(store, order, context);
    else if (order.changed) updateOrder(store, order, context.at);
    writePayments(store, order, context, drafts);
    writeRefunds(store, order, context);
    writeLines(store, order, drafts);
  }
  writeStock(store, book, context);
  return drafts;
}

/** Sales that a posted count has reckoned with stay taken: the count already set the shelf right. @returns movements written. */
export function writeStock(store: WriteStore, book: OrderBook, context: WriteContext): number {
  const deduction = { at: context.at, by: context.by, newId: context.newId };
  const takenBack = book.stock.takenBack.filter((lineRef) => !postedCountDependsOn(store, [lineRef]));
  return deductSales(store, book.stock.sales, deduction) + reverseSales(store, takenBack, deduction);
}

function writeNames(store: WriteStore, book: OrderBook, { at, by, newId }: WriteContext): AuditDraft[] {
  const { catalogue } = book;
  const categories = new Map(catalogue.categories);
  const drafts: AuditDraft[] = [];
  for (const { id, name, category, sku } of catalogue.newProducts) {
    if (category !== '' && !categories.has(category)) {
      const categoryId = newId();
      insertCategory(store, { id: categoryId, name: category, revenueClass: revenueClassOf(category), at, by });
      categories.set(category, categoryId);
    }
    insertProduct(store, {
      id,
      name,
      categoryId: categories.get(category) ?? null,
      sku: sku === '' ? null : sku,
      at,
      by,
    });
  }
  for (const reference of catalogue.newRefs) insertProductRef(store, reference);
  for (const { id, name } of catalogue.newDrawers) {
    insertDrawer(store, { id, name, at, by });
    drafts.push({
      action: 'cash.drawer-created',
      entity: 'drawer',
      entityId: id,
      summary: `${name} was set up because an import names it.`,
      after: { name, standard: false },
    });
  }
  return drafts;
}

function writePayments(store: WriteStore, order: OrderState, { at, by }: WriteContext, drafts: AuditDraft[]): void {
  for (const payment of order.payments.values()) {
    const { base: _base, counted: _counted, storedStatus, ...columns } = payment;
    if (storedStatus === null) {
      insertPayment(store, { ...columns, orderId: order.id, source: order.source, at, by });
    } else if (storedStatus !== payment.status) {
      updatePaymentStatus(store, payment.id, payment.status, at);
      drafts.push({
        action: 'payment.status-changed',
        entity: 'payment',
        entityId: payment.id,
        summary: `A payment of order ${order.fields.orderNo} went from ${storedStatus} to ${payment.status}.`,
        before: { status: storedStatus },
        after: { status: payment.status },
        severity: mayPaymentBecome(storedStatus, payment.status) ? 'info' : 'notice',
      });
    }
  }
}

function writeRefunds(store: WriteStore, order: OrderState, { at, by }: WriteContext): void {
  for (const refund of order.refunds.values()) {
    const { storedPaymentId, ...columns } = refund;
    if (storedPaymentId === undefined)
      insertRefund(store, { ...columns, orderId: order.id, source: order.source, at, by });
    else if (storedPaymentId !== refund.paymentId) updateRefundPayment(store, refund.id, refund.paymentId, at);
  }
}

function writeLines(store: WriteStore, order: OrderState, drafts: AuditDraft[]): void {
  for (const line of order.lines.values()) {
    const { voided, storedVoided, ...columns } = line;
    if (storedVoided === null) insertLine(store, { ...columns, void: voided ? 1 : 0, orderId: order.id });
    else if (storedVoided !== voided) {
      updateLineVoid(store, order.id, line.lineNo, voided);
      drafts.push({
        action: 'order.line-voided',
        entity: 'order',
        entityId: order.id,
        summary: `${line.name} of order ${order.fields.orderNo} is ${voided ? 'void' : 'no longer void'}.`,
        before: { void: storedVoided },
        after: { void: voided },
      });
    }
  }
}
