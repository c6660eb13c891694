import { minor } from '../../../shared/domain/money';
import { FailureError } from '../../../shared/failures/failures';
import { type CallContext, commandModule } from '../../pipeline/module';
import type { WriteStore } from '../../store/store-handles';
import { spokenDate } from '../spoken-date';
import { openReconciliation, resolveReconciliation, selectReasons } from './cash-event-sql';
import { type SessionRow, updateSession } from './cash-sql';
import { assessSessionVariance } from './count-drawer';
import { frozenLines } from './expected-of-session';
import { actingUserId, mayKnowRestricted, requireMove, requireSession } from './session-guards';

/** A person who decides does not have to wait for the third count. @returns the state to resolve from. */
function investigated(store: WriteStore, session: SessionRow, userId: string, { at, newId }: CallContext) {
  if (session.status !== 'COUNTED') return session.status;
  const varianceMinor = minor(session.varianceMinor ?? 0);
  const { verdict, escalates } = assessSessionVariance(store, varianceMinor, {
    lines: frozenLines(session.expectedLines ?? '[]'),
  });
  const status = requireMove(session.status, { kind: 'investigate', verdict });
  openReconciliation(store, {
    id: newId(),
    sessionId: session.id,
    varianceMinor,
    escalated: escalates ? 1 : 0,
    at,
    by: userId,
  });
  return status;
}

export const resolveDifference = commandModule({
  channel: 'cash.resolve',
  run: (store, actor, { sessionId, reasonId, finding, resolution }, context) => {
    const userId = actingUserId(actor);
    const session = requireSession(store, sessionId);
    const reason = selectReasons(store).find((row) => row.id === reasonId);
    if (!reason || (reason.restricted === 1 && !mayKnowRestricted(actor))) throw new FailureError('record/not-found');
    const from = investigated(store, session, userId, context);
    const status = requireMove(from, {
      kind: 'resolve',
      decidedCandidates: 0,
      openCandidates: 0,
      finding,
      categoryId: reasonId,
      residualMinor: session.varianceMinor ?? 0,
    });
    updateSession(store, sessionId, context.at, { status });
    resolveReconciliation(store, {
      sessionId,
      reasonId,
      finding,
      resolution: resolution || null,
      at: context.at,
      by: userId,
    });
    const kept = reason.restricted === 1 ? { cause: 'kept for owner and managers' } : { cause: reason.code, finding };
    return {
      value: { done: true },
      audit: [
        {
          action: 'cash.resolve',
          entity: 'cash_session',
          entityId: sessionId,
          summary: `Wrote down the cause of the difference in ${session.drawerName} for ${spokenDate(session.businessDate)}.`,
          before: { status: session.status },
          after: { status, varianceMinor: session.varianceMinor, ...kept },
          severity: 'notice',
        },
      ],
      areas: ['cash', 'orders'],
    };
  },
});
