import { isSettled } from '../../../shared/domain/orders/payment';
import type { SaleOfProduct } from '../stock/sale-deduction';
import type { OrderState } from './order-state';

export interface StockPlan {
  readonly sales: SaleOfProduct[];
  /** References of sales that no longer stand. */
  readonly takenBack: string[];
}

/**
 * Which lines of an order leave the shelf, and which come back: everything not voided of an order that somebody paid
 * and that was neither cancelled nor given back whole, once, at the instant of its first payment (domain rules §3.1).
 */
export function planStock(order: OrderState, direct: ReadonlySet<string>, plan: StockPlan): number {
  if (direct.size === 0) return 0;
  const sold = saleMoment(order);
  let moves = 0;
  for (const line of order.lines.values()) {
    if (line.productId === null || !direct.has(line.productId)) continue;
    const known = order.deductions.get(line.lineNo) ?? { sales: 0, standing: false };
    const wanted = sold !== undefined && !line.voided && line.qtyMicro > 0;
    if (wanted === known.standing) continue;
    moves += 1;
    if (sold !== undefined && wanted) {
      const lineRef = referenceOf(order.id, line.lineNo, known.sales + 1);
      plan.sales.push({ productId: line.productId, qtyMicro: line.qtyMicro, lineRef, ...sold });
      order.deductions.set(line.lineNo, { sales: known.sales + 1, standing: true });
    } else {
      plan.takenBack.push(referenceOf(order.id, line.lineNo, known.sales));
      order.deductions.set(line.lineNo, { ...known, standing: false });
    }
  }
  return moves;
}

/** Brings back what lines that an order no longer has took from the shelf. */
export function planGoneLines(before: OrderState, after: OrderState | undefined, plan: StockPlan): number {
  let moves = 0;
  for (const [key, { lineNo }] of before.lines) {
    const known = before.deductions.get(lineNo);
    if (after?.lines.has(key) || !known?.standing) continue;
    plan.takenBack.push(referenceOf(before.id, lineNo, known.sales));
    moves += 1;
  }
  return moves;
}

/** A line that was taken back and sold again needs a reference of its own: the stock ledger takes each but once. */
const referenceOf = (orderId: string, lineNo: number, sale: number): string =>
  sale <= 1 ? `${orderId}:${lineNo}` : `${orderId}:${lineNo}#${sale}`;

function saleMoment(order: OrderState): { readonly occurredAt: string; readonly businessDate: string } | undefined {
  if (order.fields.status === 'CANCELLED') return undefined;
  const settled = [...order.payments.values()].filter((payment) => isSettled(payment.status));
  if (settled.every((payment) => payment.status === 'REFUNDED')) return undefined;
  const first = settled.toSorted((left, right) => (left.paidAt < right.paidAt ? -1 : 1))[0];
  return first && { occurredAt: first.paidAt, businessDate: first.businessDate };
}
