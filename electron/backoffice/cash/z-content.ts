import type { ZContent } from '../../../shared/domain/cash/z-report';
import { minor } from '../../../shared/domain/money';
import type { CallContext } from '../../pipeline/module';
import type { ReadStore } from '../../store/store-handles';
import { selectCountLines, selectCounts } from './cash-count-sql';
import { selectReconciliation } from './cash-event-sql';
import { type SessionRow, selectRestaurantId } from './cash-sql';
import { frozenLines } from './expected-of-session';

interface Signature {
  readonly zNumber: number;
  readonly selfSigned: boolean;
  readonly signedById: string;
}

/** Everything the signature covers, read from the session as it was just signed. */
export function zContentOf(
  store: ReadStore,
  session: SessionRow,
  signature: Signature,
  context: CallContext,
): ZContent {
  const count = selectCounts(store, session.id).at(-1);
  const restaurantId = selectRestaurantId(store);
  if (!count || count.attempt === 0 || !restaurantId || session.expectedLines === null)
    throw new Error('a session without a count cannot become a Z');
  const reconciliation = selectReconciliation(store, session.id);
  return {
    zNumber: signature.zNumber,
    restaurantId,
    sessionId: session.id,
    drawerId: session.drawerId,
    drawerName: session.drawerName,
    currency: context.currency,
    businessDate: session.businessDate,
    openedAt: session.openedAt,
    openedById: session.openedById,
    countedAt: count.at,
    countedById: count.countedById,
    countAttempts: count.attempt,
    openingMinor: session.openingMinor,
    expectedOpeningMinor: session.expectedOpeningMinor,
    expectedLines: frozenLines(session.expectedLines),
    expectedMinor: minor(session.expectedMinor ?? 0),
    countedLines: selectCountLines(store, count.id),
    countedMinor: minor(session.countedMinor ?? 0),
    varianceMinor: minor(session.varianceMinor ?? 0),
    leftInDrawerMinor: minor(session.leftInDrawerMinor ?? 0),
    depositMinor: minor(session.depositMinor ?? 0),
    note: session.note,
    categoryId: reconciliation?.reasonId ?? null,
    finding: reconciliation?.finding ?? null,
    signedAt: context.at,
    signedById: signature.signedById,
    selfSigned: signature.selfSigned,
  };
}
