import { type ExpectedCash, type ExpectedCashLine, expectedCash } from '../../../shared/domain/cash/expected-cash';
import type { CallContext } from '../../pipeline/module';
import type { ReadStore, WriteStore } from '../../store/store-handles';
import {
  type ClaimScope,
  claimCash,
  selectClaimablePayments,
  selectClaimableRefunds,
  selectClaimedPayments,
  selectClaimedRefunds,
  selectExpectedEvents,
} from './cash-claim-sql';
import type { SessionRow } from './cash-sql';

/** While a date is still running, what is sold after the count began belongs to the next session. */
export function claimScope(session: SessionRow, businessDate: string, until: string | null): ClaimScope {
  return {
    sessionId: session.id,
    drawerId: session.drawerId,
    standard: session.standard,
    businessDate: session.businessDate,
    until: session.businessDate === businessDate ? until : null,
  };
}

/** Makes the cash of the session's drawer and date its own, up to the beginning of the count. */
export function claimForSession(store: WriteStore, session: SessionRow, until: string, context: CallContext): void {
  claimCash(store, claimScope(session, context.businessDate, until), context.at);
}

/** What the drawer holds by the rows it has claimed. */
export function claimedExpectation(store: ReadStore, session: SessionRow): ExpectedCash {
  return expectedCash({
    openingMinor: session.openingMinor,
    payments: selectClaimedPayments(store, session.id),
    refunds: selectClaimedRefunds(store, session.id),
    events: selectExpectedEvents(store, session.id),
  });
}

/** The same for a drawer that is still open: with the rows it would claim if its count began now. */
export function runningExpectation(store: ReadStore, session: SessionRow, context: CallContext): ExpectedCash {
  const scope = claimScope(session, context.businessDate, session.countingStartedAt ?? context.at);
  return expectedCash({
    openingMinor: session.openingMinor,
    payments: [...selectClaimedPayments(store, session.id), ...selectClaimablePayments(store, scope)],
    refunds: [...selectClaimedRefunds(store, session.id), ...selectClaimableRefunds(store, scope)],
    events: selectExpectedEvents(store, session.id),
  });
}

const labels: Readonly<Record<ExpectedCashLine['key'], string>> = {
  opening: 'Counted at opening',
  'cash-payments': 'Cash payments',
  'cash-tips': 'Tips taken in cash',
  'cash-rounding': 'Cash rounding',
  'cash-refunds': 'Cash refunds',
  'pay-ins': 'Paid in',
  'pay-outs': 'Paid out',
  'safe-drops': 'Dropped into the safe',
  'tip-payouts': 'Tips paid out',
  'float-adjustments': 'Float corrected',
};

/** "How $X was worked out": the lines that have something in them; the opening float always. */
export function explainedLines(lines: readonly ExpectedCashLine[]) {
  return lines
    .filter((line) => line.key === 'opening' || line.count > 0)
    .map(({ key, amountMinor, count }) => ({
      label: labels[key],
      count: key === 'opening' ? null : count,
      amountMinor,
    }));
}

/** The lines as they were frozen with the count. */
export const frozenLines = (json: string): readonly ExpectedCashLine[] =>
  JSON.parse(json) as readonly ExpectedCashLine[];
