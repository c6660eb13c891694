import type { ImportSource } from '../../../shared/domain/imports/parsed-file';
import type { ReadStore } from '../../store/store-handles';
import { selectLines, selectOrder, selectPayments, selectRefunds, selectSaleMoves } from './ledger-sql';
import { baseOf, type DeductionState, type OrderState } from './order-state';

/** An order as the ledger has it, with all that hangs on it; undefined when there is none that still counts. */
export function loadOrder(store: ReadStore, source: ImportSource, externalId: string): OrderState | undefined {
  const row = selectOrder(store, source, externalId);
  if (!row) return undefined;
  const { id, complete, batchId, row: importRow, source: _source, externalId: _externalId, ...fields } = row;
  const lines = selectLines(store, id);
  return {
    id,
    source,
    externalId,
    isNew: false,
    changed: false,
    complete: complete === 1,
    batchId,
    row: importRow,
    fields,
    lastLineNo: lines.at(-1)?.lineNo ?? 0,
    lines: new Map(
      lines
        .filter((line) => line.withdrawnAt === null)
        .map((line) => [line.lineKey, { ...line, voided: line.void === 1, storedVoided: line.void === 1 }]),
    ),
    payments: new Map(
      selectPayments(store, id).map((payment) => [
        payment.externalId ?? payment.id,
        {
          ...payment,
          paidAt: payment.paidAt ?? payment.createdAt,
          counted: payment.counted === 1,
          base: baseOf(payment.status),
          storedStatus: payment.status,
        },
      ]),
    ),
    refunds: new Map(
      selectRefunds(store, id).map((refund) => [
        refund.externalId ?? refund.id,
        { ...refund, storedPaymentId: refund.paymentId },
      ]),
    ),
    deductions: loadDeductions(store, id),
  };
}

function loadDeductions(store: ReadStore, orderId: string): Map<number, DeductionState> {
  const found = new Map<number, { sales: number; reversals: number }>();
  for (const { reference, kind } of selectSaleMoves(store, orderId)) {
    const lineNo = Number(reference.slice(orderId.length + 1).split('#')[0]);
    const counts = found.get(lineNo) ?? { sales: 0, reversals: 0 };
    if (kind === 'sale') counts.sales += 1;
    else counts.reversals += 1;
    found.set(lineNo, counts);
  }
  return new Map([...found].map(([lineNo, { sales, reversals }]) => [lineNo, { sales, standing: sales > reversals }]));
}
