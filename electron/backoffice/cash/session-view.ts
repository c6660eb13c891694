import type { DrawerSession } from '../../../shared/contract/cash';
import type { ExpectedCash } from '../../../shared/domain/cash/expected-cash';
import type { Actor } from '../../pipeline/actor';
import type { CallContext } from '../../pipeline/module';
import type { ReadStore } from '../../store/store-handles';
import { mayKnowSession } from '../cash-visibility';
import type { SessionRow } from './cash-sql';
import { frozenLines, runningExpectation } from './expected-of-session';

/** What the session should hold: frozen by its count, or worked out now while it is open. */
export function expectationOf(store: ReadStore, session: SessionRow, context: CallContext): ExpectedCash {
  if (session.expectedMinor === null || session.expectedLines === null)
    return runningExpectation(store, session, context);
  return { expectedMinor: session.expectedMinor, lines: frozenLines(session.expectedLines) };
}

/** A session as the asker may know it; every amount is null where it would tell what an open drawer holds. */
export function drawerSessionFor(
  store: ReadStore,
  actor: Actor,
  session: SessionRow,
  context: CallContext,
): DrawerSession {
  const known = mayKnowSession(actor, session);
  return {
    id: session.id,
    drawerId: session.drawerId,
    drawerName: session.drawerName,
    businessDate: session.businessDate,
    status: session.status,
    openedAt: session.openedAt,
    openedBy: session.openedBy,
    countedBy: session.countedBy,
    countedById: session.countedById,
    signedBy: session.signedBy,
    selfSigned: session.selfSigned === 1,
    zNo: session.zNo,
    attempts: session.attempts,
    openingMinor: known ? session.openingMinor : null,
    openingVarianceMinor: known ? session.openingVarianceMinor : null,
    expectedMinor: known ? expectationOf(store, session, context).expectedMinor : null,
    countedMinor: known ? session.countedMinor : null,
    varianceMinor: known ? session.varianceMinor : null,
    rowVersion: session.rowVersion,
  };
}
