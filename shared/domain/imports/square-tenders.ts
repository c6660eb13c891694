import type { TenderMethod } from './parsed-file';
import type { RowReader } from './row-reader';
import { methodOfOtherTender } from './tender-methods';

/** What one tender of a row paid, tip taken out. */
export interface TenderShare {
  readonly method: TenderMethod;
  readonly methodName: string;
  readonly amountMinor: number;
  readonly tipMinor: number;
}

/** The two figures of a row that its tenders and its order share, in minor units and as the file signs them. */
export interface SquareTotals {
  readonly tipMinor: number;
  readonly totalMinor: number;
}

interface Tender {
  readonly method: TenderMethod;
  readonly methodName: string;
  readonly minor: number;
}

/** Where a tip most likely was left: on a card before a wallet, in cash last. */
const tipOrder: readonly TenderMethod[] = ['CARD', 'ONLINE', 'OTHER', 'HOUSE', 'GIFT', 'CASH'];

/**
 * Splits one Square row into its tenders. Card, Cash, Square Gift Card, Other Tender and Cash App are amount columns and
 * one row may fill several; each includes its tip. The row has one tip for all of them: it is booked to the first
 * tender of `tipOrder` that can hold it, with a warning when there was a choice. Cash App is ONLINE: Square settles it
 * and it never lies in a drawer. Amounts of one method are added together.
 *
 * @param sign 1 for a payment, -1 for a refund, whose figures Square writes below zero.
 */
export function readSquareTenders(row: RowReader, totals: SquareTotals, sign: 1 | -1): readonly TenderShare[] {
  const forward = (minor: number): number => (sign === 1 ? minor : 0 - minor);
  const tenders = mergeByMethod(readTenders(row).map((tender) => ({ ...tender, minor: forward(tender.minor) })));
  const tipMinor = forward(totals.tipMinor);
  const sum = tenders.reduce((total, tender) => total + tender.minor, 0);
  if (sum !== forward(totals.totalMinor))
    row.note('import/payment-does-not-add-up', 'Total Collected', row.raw('Total Collected'));
  if (tipMinor !== 0 && tenders.length > 1) row.note('import/tip-on-split', 'Tip', row.raw('Tip'));
  return shareTip(tenders, tipMinor);
}

function readTenders(row: RowReader): readonly Tender[] {
  const otherName = row.words('Other Tender Type') || row.words('Tender Note');
  const columns: readonly Tender[] = [
    { method: 'CARD', methodName: row.words('Card Brand') || 'Card', minor: row.money('Card') },
    { method: 'CASH', methodName: 'Cash', minor: row.money('Cash') },
    { method: 'GIFT', methodName: 'Square Gift Card', minor: row.optionalMoney('Square Gift Card') },
    { method: methodOfOtherTender(otherName), methodName: otherName, minor: row.optionalMoney('Other Tender') },
    { method: 'ONLINE', methodName: 'Cash App', minor: row.optionalMoney('Cash App') },
  ];
  return columns.filter((tender) => tender.minor !== 0);
}

function mergeByMethod(tenders: readonly Tender[]): readonly Tender[] {
  const merged = new Map<TenderMethod, Tender>();
  for (const tender of tenders) {
    const known = merged.get(tender.method);
    merged.set(tender.method, known === undefined ? tender : { ...known, minor: known.minor + tender.minor });
  }
  return [...merged.values()];
}

function shareTip(tenders: readonly Tender[], tipMinor: number): readonly TenderShare[] {
  const byTipOrder = [...tenders].sort((left, right) => tipOrder.indexOf(left.method) - tipOrder.indexOf(right.method));
  const whole = byTipOrder.find((tender) => tender.minor >= tipMinor);
  let rest = tipMinor;
  const shares = new Map<Tender, number>();
  for (const tender of whole === undefined ? byTipOrder : [whole]) {
    const share = Math.min(rest, Math.max(tender.minor, 0));
    shares.set(tender, share);
    rest -= share;
  }
  return tenders.map((tender) => {
    const share = shares.get(tender) ?? 0;
    return { method: tender.method, methodName: tender.methodName, amountMinor: tender.minor - share, tipMinor: share };
  });
}
