import { FailureError } from '../../../shared/failures/failures';
import type { Actor } from '../../pipeline/actor';
import { commandModule } from '../../pipeline/module';
import type { ReadStore } from '../../store/store-handles';
import { countPasswordTry } from '../people/password-check';
import { spokenDate } from '../spoken-date';
import { updateSession } from './cash-sql';
import { claimedExpectation, claimForSession } from './expected-of-session';
import { refusedSignature } from './own-signature';
import { actingUserId, requireMove, requireSession, withNote } from './session-guards';

interface Asked {
  readonly sessionId: string;
  readonly reason: string;
}

function requireClosable(store: ReadStore, actor: Actor, { sessionId, reason }: Asked) {
  const session = requireSession(store, sessionId);
  if (reason.trim().length < 10)
    throw new FailureError(
      'request/malformed',
      { field: 'reason' },
      'Write why the drawer is closed without a count, at least ten characters.',
    );
  const status = requireMove(session.status, { kind: 'force-close', byOwner: actor.role === 'owner', reason });
  return { session, status };
}

export const forceClose = commandModule({
  channel: 'cash.forceClose',
  before: (store, actor, input, context) => {
    requireClosable(store, actor, input);
    countPasswordTry(store, actingUserId(actor), context);
  },
  run: (store, actor, input, context) => {
    const { session, status } = requireClosable(store, actor, input);
    const refusal = refusedSignature(store, actor, session, input.password, context);
    if (refusal) return refusal;
    // The cash of the day was this session's, counted or not: it must not wait for another session.
    claimForSession(store, session, session.countingStartedAt ?? context.at, context);
    const expected = claimedExpectation(store, session);
    const { expectedMinor } = expected;
    updateSession(store, session.id, context.at, {
      status,
      closedAt: context.at,
      note: withNote(session.note, input.reason),
      ...(session.expectedMinor === null ? { expectedMinor, expectedLines: JSON.stringify(expected.lines) } : {}),
    });
    return {
      value: { done: true },
      audit: [
        {
          action: 'cash.force-close',
          entity: 'cash_session',
          entityId: session.id,
          summary: `Closed ${session.drawerName} for ${spokenDate(session.businessDate)} without a signed count.`,
          before: { status: session.status },
          after: { status, expectedMinor: session.expectedMinor ?? expectedMinor, countedMinor: session.countedMinor },
          reason: input.reason,
          severity: 'critical',
        },
      ],
      areas: ['cash', 'orders'],
    };
  },
});
