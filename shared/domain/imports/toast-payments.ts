import { type LayoutReader, noThings, originOf, Piles, RepeatWatch } from './layout-reader';
import type { ImportedPaymentStatus, ParsedPayment, ParsedRefund, TenderMethod } from './parsed-file';
import type { RowReader } from './row-reader';
import { methodOfToastType, statusOfToastPayment } from './tender-methods';

const notRefunded: ReadonlySet<string> = new Set(['', 'no', 'none', 'false', 'n']);

interface Amounts {
  readonly amountMinor: number;
  readonly tipMinor: number;
  readonly totalMinor: number;
}

interface RefundAmounts {
  readonly amountMinor: number;
  readonly tipMinor: number;
}

/**
 * Toast PaymentDetails: one row is one payment, keyed by Payment Id. A void date or a voided status cancels it. A refund
 * stands in the columns of the payment it belongs to and becomes a refund of its own, on the day of its Refund Date.
 */
export function createToastPaymentsReader(): LayoutReader {
  const payments = new Piles<ParsedPayment>();
  const refunds = new Piles<ParsedRefund>();
  const repeats = new RepeatWatch();
  return {
    read(row) {
      const payment = readPayment(row);
      const refund = payment === undefined ? undefined : readRefund(row, payment);
      if (payment === undefined) return;
      repeats.isNew(row, 'Payment Id', payment.externalId, figuresOf(payment, refund));
      if (row.outcome !== 'taken' && row.outcome !== 'held') return;
      payments.add(refund === undefined ? payment : { ...payment, status: statusAfter(payment, refund) }, row.outcome);
      if (refund !== undefined) refunds.add(refund, row.outcome);
    },
    finish: () => ({
      taken: { ...noThings, payments: payments.taken, refunds: refunds.taken },
      held: { ...noThings, payments: payments.held, refunds: refunds.held },
    }),
  };
}

function figuresOf(payment: ParsedPayment, refund: ParsedRefund | undefined): string {
  const { paidAt, method, status, amountMinor, tipMinor } = payment;
  return [paidAt, method, status, amountMinor, tipMinor, refund?.amountMinor, refund?.tipMinor].join(' ');
}

function readPayment(row: RowReader): ParsedPayment | undefined {
  const externalId = row.id('Payment Id');
  const orderExternalId = row.id('Order Id');
  const paid = row.moment('Paid Date');
  const amounts = readAmounts(row);
  const method = readMethod(row);
  const status = readStatus(row, method);
  const cash = method === 'CASH' ? readTendered(row, amounts.totalMinor) : {};
  if (paid === undefined || row.outcome === 'rejected') return undefined;
  const drawerName = row.words('Cash Drawer');
  const staff = row.words('Server');
  return {
    ...originOf(row, paid, row.filedBusinessDate(paid, 'Paid Date')),
    externalId,
    orderExternalId,
    method,
    methodName: row.words('Other Type') || row.words('Card Type') || row.words('Type'),
    amountMinor: amounts.amountMinor,
    tipMinor: amounts.tipMinor,
    ...cash,
    status,
    ...(drawerName === '' ? {} : { drawerName }),
    ...(staff === '' ? {} : { staff }),
    paidAt: paid.instant,
  };
}

/** The applied amount holds the gratuity, whether or not the vendor's Amount does; the vendor's Total says which. */
function readAmounts(row: RowReader): Amounts {
  const [amount, tip, total] = [row.money('Amount'), row.money('Tip'), row.money('Total')];
  const gratuity = row.optionalMoney('Gratuity');
  const addsUp = total === amount + tip + gratuity || total === amount + tip;
  if (!addsUp) row.note('import/payment-does-not-add-up', 'Total', row.raw('Total'));
  if (amount < 0) row.note('import/negative-payment', 'Amount', row.raw('Amount'));
  return { amountMinor: total - tip, tipMinor: tip, totalMinor: total };
}

function readMethod(row: RowReader): TenderMethod {
  const method = methodOfToastType(row.raw('Type'), row.raw('Other Type'));
  if (method !== undefined) return method;
  row.note('import/unknown-method', 'Type', row.raw('Type'));
  return 'OTHER';
}

function readStatus(row: RowReader, method: TenderMethod): ImportedPaymentStatus {
  if (row.raw('Void Date') !== '') return 'CANCELLED';
  const status = statusOfToastPayment(row.raw('Status'), method);
  if (status !== undefined) return status;
  row.note('import/unknown-status', 'Status', row.raw('Status'));
  return 'PENDING';
}

/** Expected cash grows by what was applied, never by what was handed over; the change is kept to explain a miscount. */
function readTendered(row: RowReader, totalMinor: number): Pick<ParsedPayment, 'tenderedMinor' | 'changeMinor'> {
  if (row.raw('Amount Tendered') === '') return {};
  const tenderedMinor = row.money('Amount Tendered');
  if (tenderedMinor >= totalMinor) return { tenderedMinor, changeMinor: tenderedMinor - totalMinor };
  row.note('import/tendered-too-little', 'Amount Tendered', row.raw('Amount Tendered'));
  return { tenderedMinor };
}

function readRefund(row: RowReader, payment: ParsedPayment): ParsedRefund | undefined {
  const amounts = readRefundAmounts(row);
  if (amounts === undefined) return undefined;
  if (row.raw('Refund Date') === '') {
    row.note('import/refund-without-date', 'Refund Date');
    return undefined;
  }
  const refunded = row.moment('Refund Date');
  if (refunded === undefined) return undefined;
  if (payment.status !== 'SUCCESS') row.note('import/refund-of-unpaid', 'Status', row.raw('Status'));
  return {
    ...originOf(row, refunded, refunded.businessDate),
    externalId: `${payment.externalId}:REFUND`,
    paymentExternalId: payment.externalId,
    orderExternalId: payment.orderExternalId,
    method: payment.method,
    ...amounts,
    refundedAt: refunded.instant,
    reason: '',
    ...(payment.drawerName === undefined ? {} : { drawerName: payment.drawerName }),
  };
}

function readRefundAmounts(row: RowReader): RefundAmounts | undefined {
  const amountMinor = Math.abs(row.optionalMoney('Refund Amount'));
  const tipMinor = Math.abs(row.optionalMoney('Refund Tip Amount'));
  if (amountMinor > 0) return { amountMinor, tipMinor };
  if (tipMinor > 0) {
    row.note('import/refund-of-tip-only', 'Refund Tip Amount', row.raw('Refund Tip Amount'));
    return { amountMinor: tipMinor, tipMinor: 0 };
  }
  if (!notRefunded.has(row.raw('Refunded').toLowerCase())) row.note('import/refund-without-amount', 'Refund Amount');
  return undefined;
}

function statusAfter(payment: ParsedPayment, refund: RefundAmounts): ImportedPaymentStatus {
  if (payment.status !== 'SUCCESS') return payment.status;
  const left = payment.amountMinor + payment.tipMinor - refund.amountMinor - refund.tipMinor;
  return left <= 0 ? 'REFUNDED' : 'PARTIALLY_REFUNDED';
}
