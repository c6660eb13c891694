import { cashVariance, type ExpectedCash } from '../../../shared/domain/cash/expected-cash';
import { mostCountAttempts, type SessionState } from '../../../shared/domain/cash/session-machine';
import { assessVariance, defaultTolerance, type VarianceAssessment } from '../../../shared/domain/cash/tolerance';
import { type Minor, minor, zeroMinor } from '../../../shared/domain/money';
import { FailureError } from '../../../shared/failures/failures';
import type { Actor } from '../../pipeline/actor';
import { type AuditDraft, type CallContext, commandModule } from '../../pipeline/module';
import type { ReadStore, WriteStore } from '../../store/store-handles';
import { mayKnowSession } from '../cash-visibility';
import { spokenDate } from '../spoken-date';
import { selectUndecidedOrders } from './cash-claim-sql';
import { insertCount } from './cash-count-sql';
import { openReconciliation } from './cash-event-sql';
import { type SessionRow, selectToleranceSetting, updateSession } from './cash-sql';
import { type CountedSheet, readCountSheet } from './count-sheet';
import { claimedExpectation, claimForSession } from './expected-of-session';
import { actingUserId, requireMove, requireSession, withNote } from './session-guards';

/** Weighs a difference by the restaurant's own tolerance: the setting is the largest difference that is accepted. */
export function assessSessionVariance(
  store: ReadStore,
  varianceMinor: Minor,
  expected: Pick<ExpectedCash, 'lines'>,
): VarianceAssessment {
  const accepted = selectToleranceSetting(store);
  const cashSales = expected.lines.find((line) => line.key === 'cash-payments')?.amountMinor ?? zeroMinor;
  return assessVariance(varianceMinor, cashSales, {
    ...defaultTolerance,
    ...(accepted === null ? {} : { toleranceMinor: minor(accepted + 1) }),
  });
}

const undecidedDetail: Readonly<Record<string, string>> = {
  PENDING: 'Not confirmed yet',
  IN_PROGRESS: 'Still open',
};

function entry(action: string, session: SessionRow, summary: string, rest: Partial<AuditDraft> = {}): AuditDraft {
  return { action, entity: 'cash_session', entityId: session.id, summary, ...rest };
}

const dayOf = (session: SessionRow): string => `${session.drawerName} for ${spokenDate(session.businessDate)}`;

/** Someone else goes on with a count that was begun; nothing of it was handed in yet. */
function takeOver(
  store: WriteStore,
  session: SessionRow,
  userId: string,
  at: string,
): readonly [AuditDraft] | 'not-a-change' {
  if (session.countingBy === userId) return 'not-a-change';
  updateSession(store, session.id, at, { countingBy: userId });
  return [entry('cash.count-take-over', session, `Took over the count of ${dayOf(session)}.`)];
}

export const startCount = commandModule({
  channel: 'cash.startCount',
  run: (store, actor, { sessionId, acknowledged }, context) => {
    const userId = actingUserId(actor);
    const session = requireSession(store, sessionId);
    const orders = selectUndecidedOrders(store, session.businessDate);
    const undecided = orders.map(({ orderNo, status }) => ({
      orderNo,
      detail: undecidedDetail[status] ?? 'Its cash is not confirmed yet',
    }));
    const value = { attempt: session.attempts + 1, undecided };
    if (session.status === 'COUNTING')
      return { value, audit: takeOver(store, session, userId, context.at), areas: ['cash'] };
    if (session.status === 'OPEN' && orders.length > 0 && !acknowledged)
      throw new FailureError('cash/unacknowledged', {
        count: orders.length,
        orders: undecided.map((order) => order.orderNo).join(', '),
      });
    const ids = orders.map((order) => order.id);
    const status = requireMove(session.status, {
      kind: 'start-count',
      unsettledIds: ids,
      acknowledgedIds: acknowledged ? ids : [],
    });
    updateSession(store, session.id, context.at, { status, countingBy: userId, countingStartedAt: context.at });
    claimForSession(store, session, context.at, context);
    const after = { status, acknowledgedOrders: undecided.map((order) => order.orderNo) };
    return {
      value,
      audit: [
        entry('cash.count-start', session, `Began to count ${dayOf(session)}.`, {
          before: { status: session.status },
          after,
        }),
      ],
      areas: ['cash', 'orders'],
    };
  },
});

interface Outcome {
  readonly outcome: 'matches' | 'within-tolerance' | 'count-again' | 'to-manager';
  readonly status: SessionState;
}

function outcomeOf({ verdict }: VarianceAssessment, attempt: number): Outcome {
  const counted: SessionState = 'COUNTED';
  if (verdict !== 'beyond') {
    const status = requireMove(counted, { kind: 'accept', verdict });
    return { outcome: verdict === 'matches' ? 'matches' : 'within-tolerance', status };
  }
  if (attempt < mostCountAttempts) return { outcome: 'count-again', status: counted };
  return { outcome: 'to-manager', status: requireMove(counted, { kind: 'investigate', verdict }) };
}

function keepCount(
  store: WriteStore,
  actor: Actor,
  session: SessionRow,
  sheet: CountedSheet,
  otherMinor: number,
  context: CallContext,
): void {
  const attempt = session.attempts + 1;
  insertCount(
    store,
    {
      id: context.newId(),
      sessionId: session.id,
      purpose: attempt === 1 ? 'closing' : 'recount',
      blind: actor.permissions.has('cash.expected.view') ? 0 : 1,
      countedBy: actingUserId(actor),
      startedAt: session.countingStartedAt ?? context.at,
      submittedAt: context.at,
      attempt,
      totalMinor: sheet.totalMinor,
      otherMinor,
    },
    sheet.lines,
  );
}

const acceptedNote = 'The difference is within the tolerance and was accepted as it is.';

const outcomeWords: Readonly<Record<Outcome['outcome'], string>> = {
  matches: 'it matches',
  'within-tolerance': 'the difference is within the tolerance',
  'count-again': 'it does not match yet',
  'to-manager': 'it does not match, and a manager decides',
};

export const submitCount = commandModule({
  channel: 'cash.submitCount',
  run: (store, actor, { sessionId, lines, otherMinor }, context) => {
    const userId = actingUserId(actor);
    const session = requireSession(store, sessionId);
    requireMove(session.status, { kind: 'submit-count', emptyLines: 0 });
    if (session.countingBy !== userId) throw new FailureError('cash/wrong-state', { countingBy: 'someone-else' });
    const sheet = readCountSheet(store, context.currency, lines);
    const { at } = context;
    claimForSession(store, session, session.countingStartedAt ?? at, context);
    const expected = claimedExpectation(store, session);
    const varianceMinor = cashVariance(sheet.totalMinor, expected.expectedMinor);
    const assessment = assessSessionVariance(store, varianceMinor, expected);
    const attempt = session.attempts + 1;
    const { outcome, status } = outcomeOf(assessment, attempt);
    keepCount(store, actor, session, sheet, otherMinor, context);
    const figures = { expectedMinor: expected.expectedMinor, countedMinor: sheet.totalMinor, varianceMinor };
    updateSession(store, session.id, at, {
      status,
      countedById: userId,
      ...figures,
      expectedLines: JSON.stringify(expected.lines),
      note: withNote(session.note, outcome === 'within-tolerance' ? acceptedNote : null),
    });
    if (outcome === 'to-manager')
      openReconciliation(store, {
        id: context.newId(),
        sessionId,
        varianceMinor,
        escalated: assessment.escalates ? 1 : 0,
        at,
        by: userId,
      });
    const known = mayKnowSession(actor, { status, countingBy: userId });
    return {
      value: { outcome, attempt, countedMinor: sheet.totalMinor, varianceMinor: known ? varianceMinor : null, status },
      audit: [
        entry('cash.count', session, `Counted ${dayOf(session)}, attempt ${attempt}: ${outcomeWords[outcome]}.`, {
          after: { status, attempt, ...figures, otherMinor },
          severity: assessment.escalates ? 'warn' : assessment.verdict === 'beyond' ? 'notice' : 'info',
        }),
      ],
      areas: ['cash', 'orders'],
    };
  },
});

export const countAgain = commandModule({
  channel: 'cash.countAgain',
  run: (store, actor, { sessionId }, context) => {
    const userId = actingUserId(actor);
    const session = requireSession(store, sessionId);
    // Whoever looks into a difference has seen it; only someone who may see it anyway counts once more from there.
    if (session.status === 'INVESTIGATING' && !actor.permissions.has('cash.expected.view'))
      throw new FailureError('cash/wrong-state');
    const status = requireMove(session.status, { kind: 'recount', attemptsMade: session.attempts });
    updateSession(store, session.id, context.at, {
      status,
      countingBy: userId,
      countingStartedAt: context.at,
      expectedMinor: null,
      countedMinor: null,
      varianceMinor: null,
      expectedLines: null,
    });
    const summary = `Began to count ${dayOf(session)} once more.`;
    return {
      value: { done: true },
      audit: [entry('cash.count-again', session, summary, { before: { status: session.status }, after: { status } })],
      areas: ['cash', 'orders'],
    };
  },
});
