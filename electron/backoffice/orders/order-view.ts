import type { z } from 'zod';
import type { orderRow } from '../../../shared/contract/orders';
import { zeroMinor } from '../../../shared/domain/money';
import { type OrderFinding, orderFindings } from '../../../shared/domain/orders/order-findings';
import type { PaymentMethod } from '../../../shared/domain/orders/payment';
import type { CashVisibility } from '../cash-visibility';
import type { OrderBalance, OrderRow } from './orders-sql';

export type OrderView = z.infer<typeof orderRow>;

const listed = (text: string | null): readonly string[] => (text ? text.split(',') : []);

/** An order that cash was taken or given back for on a hidden date tells no amount that could be added up. */
export const hidesOrder = (visibility: CashVisibility, row: OrderRow): boolean =>
  listed(row.cashDates).some((date) => visibility.hidesDate(date));

const flagOfFinding = (finding: OrderFinding): OrderView['flags'] => {
  if (finding.kind === 'cancelled_paid') return ['cancelled-paid'];
  return finding.explainedByRefunds ? [] : ['unbalanced'];
};

/** What is odd about an order. One that is not complete yet cannot be out of balance. */
export function orderFlags(row: OrderBalance): OrderView['flags'] {
  const { status, totalMinor, paidMinor, refundedMinor } = row;
  const findings = orderFindings({
    status,
    totalMinor,
    payments: [{ status: 'SUCCESS', amountMinor: paidMinor, tipMinor: zeroMinor }],
    refunds: row.refunds > 0 ? [{ amountMinor: refundedMinor, tipMinor: zeroMinor }] : [],
  }).flatMap(flagOfFinding);
  const balance = row.complete === 1 ? findings : findings.filter((flag) => flag !== 'unbalanced');
  return [
    ...(row.complete === 1 ? [] : ['incomplete' as const]),
    ...balance,
    ...(row.looseCash === 1 ? ['not-in-a-drawer' as const] : []),
  ];
}

export function orderView(row: OrderRow, hidden: boolean): OrderView {
  return {
    id: row.id,
    orderNo: row.orderNo,
    openedAt: row.openedAt,
    channel: row.channel,
    server: row.server,
    status: row.status,
    totalMinor: hidden ? null : row.totalMinor,
    paidMinor: hidden ? null : row.paidMinor,
    refundedMinor: hidden ? null : row.refundedMinor,
    methods: listed(row.methods) as PaymentMethod[],
    source: row.source,
    flags: orderFlags(row),
  };
}
