import { type LayoutReader, originOf, Piles, RepeatWatch } from './layout-reader';
import type { ImportedPaymentStatus, ParsedPayment, ParsedRefund, ParsedThings } from './parsed-file';
import type { ImportMoment, RowReader } from './row-reader';
import { linkSquareRefunds } from './square-refunds';
import { createSquareSales } from './square-sales';
import { readSquareTenders, type SquareTotals, type TenderShare } from './square-tenders';
import { statusOfSquarePayment } from './tender-methods';

interface SquareRow {
  readonly paymentId: string;
  readonly transactionId: string;
  readonly moment: ImportMoment;
  readonly refund: boolean;
  readonly status: ImportedPaymentStatus;
  readonly totals: SquareTotals;
  readonly shares: readonly TenderShare[];
}

/**
 * Square transactions: one row is one payment or one refund. The Transaction ID is the order, the Payment ID with the
 * method is the payment, so a row with two tenders is two payments. A row with Event Type Refund repeats
 * the Transaction ID with its own Payment ID, figures below zero and the date of the refund.
 */
export function createSquareTransactionsReader(): LayoutReader {
  const payments = new Piles<ParsedPayment>();
  const refunds = new Piles<ParsedRefund>();
  const sales = createSquareSales();
  const repeats = new RepeatWatch();
  return {
    read(row) {
      const square = readSquareRow(row);
      if (square === undefined) {
        sales.addUnread(row);
        return;
      }
      const kind = square.refund ? 'refund' : 'payment';
      const isNew = repeats.isNew(row, 'Payment ID', square.paymentId, figuresOf(square), kind);
      const sale = isNew && !square.refund ? sales.readFigures(row, square.totals) : undefined;
      if (row.outcome === 'duplicate') return;
      if (row.outcome === 'rejected') {
        sales.addUnread(row);
        return;
      }
      const { outcome } = row;
      if (square.refund) for (const share of square.shares) refunds.add(refundOf(row, square, share), outcome);
      else for (const share of square.shares) payments.add(paymentOf(row, square, share), outcome);
      const { transactionId, moment, status } = square;
      if (sale !== undefined) {
        sales.add(row, { ...sale, transactionId, businessDate: moment.businessDate, moment, status, outcome });
      }
    },
    finish(row) {
      const orders = sales.finish(row);
      const linked = linkSquareRefunds(payments, refunds);
      const pick = (pile: 'taken' | 'held'): ParsedThings => ({
        orders: orders[pile],
        items: [],
        payments: linked.payments[pile],
        refunds: linked.refunds[pile],
      });
      return { taken: pick('taken'), held: pick('held') };
    },
  };
}

function readSquareRow(row: RowReader): SquareRow | undefined {
  const paymentId = row.id('Payment ID');
  const transactionId = row.id('Transaction ID');
  const moment = row.momentOf('Date', 'Time', 'Time Zone');
  const event = row.raw('Event Type').toLowerCase();
  const refund = event === 'refund';
  if (event !== 'payment' && !refund) row.note('import/unknown-event', 'Event Type', row.raw('Event Type'));
  const totals = { tipMinor: row.money('Tip'), totalMinor: row.money('Total Collected') };
  const shares = refund ? readRefundShares(row, totals) : readPaymentShares(row, totals);
  const status = readStatus(row);
  if (moment === undefined || row.outcome === 'rejected') return undefined;
  return { paymentId, transactionId, moment, refund, status, totals, shares };
}

function readPaymentShares(row: RowReader, totals: SquareTotals): readonly TenderShare[] {
  const shares = readSquareTenders(row, totals, 1);
  if (totals.tipMinor < 0 || shares.some((share) => share.amountMinor < 0)) {
    row.note('import/negative-payment', 'Total Collected', row.raw('Total Collected'));
  }
  return shares;
}

/** A refund above zero may be a payment with a wrong label, so a person decides; it is held as what its label says. */
function readRefundShares(row: RowReader, totals: SquareTotals): readonly TenderShare[] {
  const positive = totals.totalMinor > 0;
  if (positive) row.note('import/refund-sign', 'Total Collected', row.raw('Total Collected'));
  const shares = readSquareTenders(row, totals, positive ? 1 : -1);
  if (shares.length === 0) row.note('import/refund-without-amount', 'Total Collected', row.raw('Total Collected'));
  return shares.map((share) => {
    if (share.amountMinor !== 0) return share;
    row.note('import/refund-of-tip-only', 'Tip', row.raw('Tip'));
    return { ...share, amountMinor: share.tipMinor, tipMinor: 0 };
  });
}

function readStatus(row: RowReader): ImportedPaymentStatus {
  const status = statusOfSquarePayment(row.raw('Transaction Status'));
  if (status !== undefined) return status;
  row.note('import/unknown-status', 'Transaction Status', row.raw('Transaction Status'));
  return 'PENDING';
}

function figuresOf(square: SquareRow): string {
  const shares = square.shares.map((share) => `${share.method} ${share.amountMinor} ${share.tipMinor}`);
  return [square.transactionId, square.moment.instant, square.status, ...shares].join(' ');
}

function paymentOf(row: RowReader, square: SquareRow, share: TenderShare): ParsedPayment {
  const drawerName = row.words('Device Name');
  const staff = row.words('Staff Name');
  return {
    ...originOf(row, square.moment, square.moment.businessDate),
    externalId: `${square.paymentId}:${share.method}`,
    orderExternalId: square.transactionId,
    ...share,
    status: square.status,
    ...(drawerName === '' ? {} : { drawerName }),
    ...(staff === '' ? {} : { staff }),
    paidAt: square.moment.instant,
  };
}

function refundOf(row: RowReader, square: SquareRow, share: TenderShare): ParsedRefund {
  const drawerName = row.words('Device Name');
  return {
    ...originOf(row, square.moment, square.moment.businessDate),
    externalId: `${square.paymentId}:REFUND:${share.method}`,
    orderExternalId: square.transactionId,
    method: share.method,
    amountMinor: share.amountMinor,
    tipMinor: share.tipMinor,
    refundedAt: square.moment.instant,
    reason: row.words('Refund Reason'),
    ...(drawerName === '' ? {} : { drawerName }),
  };
}
