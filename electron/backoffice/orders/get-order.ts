import { FailureError } from '../../../shared/failures/failures';
import { queryModule } from '../../pipeline/module';
import { cashVisibility } from '../cash-visibility';
import { hidesOrder, orderView } from './order-view';
import { selectOrder, selectOrderLines, selectOrderPayments, selectOrderRefunds, selectOrigin } from './orders-sql';

export const getOrder = queryModule({
  channel: 'orders.get',
  run: (store, actor, { id }) => {
    const row = selectOrder(store, id);
    if (!row) throw new FailureError('record/not-found');
    const hidden = hidesOrder(cashVisibility(store, actor), row);
    const shown = <Amount>(amount: Amount): Amount | null => (hidden ? null : amount);
    const shownFor = <Amount>(method: string, amount: Amount): Amount | null =>
      hidden && method === 'CASH' ? null : amount;
    return {
      order: {
        ...orderView(row, hidden),
        businessDate: row.businessDate,
        subtotalMinor: shown(row.subtotalMinor),
        discountMinor: shown(row.discountMinor),
        taxMinor: shown(row.taxMinor),
        tipMinor: shown(row.tipMinor),
      },
      lines: selectOrderLines(store, id).map((line) => ({
        ...line,
        netMinor: shown(line.netMinor),
        voided: line.voided === 1,
      })),
      payments: selectOrderPayments(store, id).map((payment) => ({
        ...payment,
        amountMinor: shownFor(payment.method, payment.amountMinor),
        tipMinor: shownFor(payment.method, payment.tipMinor),
        tenderedMinor: shownFor(payment.method, payment.tenderedMinor),
        changeMinor: shownFor(payment.method, payment.changeMinor),
      })),
      refunds: selectOrderRefunds(store, id).map((refund) => ({
        ...refund,
        amountMinor: shownFor(refund.method, refund.amountMinor),
      })),
      origin: [...selectOrigin(store, id)],
    };
  },
});
