import { fingerprintWords } from '../../../shared/domain/audit/fingerprint';
import { finalSessionStates } from '../../../shared/domain/cash/session-machine';
import type { Actor } from '../../pipeline/actor';
import { queryModule } from '../../pipeline/module';
import type { ReadStore } from '../../store/store-handles';
import { mayKnowSession } from '../cash-visibility';
import { countUnclaimed } from './cash-claim-sql';
import { selectCounts } from './cash-count-sql';
import { selectEvents, selectReconciliation } from './cash-event-sql';
import type { SessionRow } from './cash-sql';
import { explainedLines } from './expected-of-session';
import { mayKnowRestricted, requireSession } from './session-guards';
import { drawerSessionFor, expectationOf } from './session-view';
import { signOffDecision } from './sign-off';

function eventsFor(store: ReadStore, actor: Actor, session: SessionRow, known: boolean) {
  return selectEvents(store, session.id).map((event) => ({
    id: event.id,
    kind: event.kind,
    amountMinor: known ? event.amountMinor : null,
    reason: event.reasonRestricted === 1 && !mayKnowRestricted(actor) ? null : event.reason,
    // What people write beside an amount often repeats it.
    note: known ? event.note : null,
    at: event.at,
    by: event.by,
    reversesId: event.reversesId,
    reversed: event.reversed === 1,
  }));
}

function countsFor(store: ReadStore, actor: Actor, session: SessionRow, known: boolean) {
  const counts = selectCounts(store, session.id);
  return counts.map((count, index) => ({
    id: count.id,
    purpose: count.purpose,
    attempt: count.attempt,
    totalMinor: known || count.countedById === actor.userId ? count.totalMinor : null,
    by: count.by,
    at: count.at,
    used: count.attempt > 0 && index === counts.length - 1 && session.status !== 'COUNTING',
  }));
}

function reconciliationFor(store: ReadStore, actor: Actor, session: SessionRow, known: boolean) {
  const row = known ? selectReconciliation(store, session.id) : undefined;
  if (!row) return null;
  const { status, category, finding, resolution } = row;
  const kept = row.restricted === 1 && !mayKnowRestricted(actor);
  return kept ? { status, category: null, finding: null, resolution: null } : { status, category, finding, resolution };
}

function signOffFor(store: ReadStore, actor: Actor, session: SessionRow) {
  const needsFinding = session.status === 'COUNTED' || session.status === 'INVESTIGATING';
  const refuse = (why: string | null) => ({ allowed: false, selfSign: false, why, needsFinding });
  if (finalSessionStates.includes(session.status)) return refuse(null);
  const decision = signOffDecision(store, actor, session);
  if (!decision.allowed && decision.problem === 'may-not-sign')
    return refuse('The owner or a manager signs this drawer.');
  if (needsFinding) return refuse('First choose a cause and write what you found.');
  if (session.status !== 'RECONCILED' && session.status !== 'RESOLVED') return refuse('The drawer is not counted yet.');
  if (!decision.allowed) return refuse('You counted this drawer. Someone else signs the difference.');
  return { allowed: true, selfSign: decision.needsAttention, why: null, needsFinding };
}

function zOf(session: SessionRow) {
  const { zNo, hash, signedAt, signedBy, leftInDrawerMinor, depositMinor } = session;
  if (zNo === null || !hash || !signedAt || !signedBy || leftInDrawerMinor === null || depositMinor === null)
    return null;
  return { zNo, hash, words: [...fingerprintWords(hash)], signedAt, signedBy, leftInDrawerMinor, depositMinor };
}

export const session = queryModule({
  channel: 'cash.session',
  run: (store, actor, { id }, context) => {
    const row = requireSession(store, id);
    const known = mayKnowSession(actor, row);
    const running = row.status === 'OPEN' || row.status === 'COUNTING';
    return {
      session: drawerSessionFor(store, actor, row, context),
      expectedLines: known ? explainedLines(expectationOf(store, row, context).lines) : null,
      events: eventsFor(store, actor, row, known),
      counts: countsFor(store, actor, row, known),
      unclaimed: running
        ? 0
        : countUnclaimed(store, { drawerId: row.drawerId, standard: row.standard, businessDate: row.businessDate }),
      reconciliation: reconciliationFor(store, actor, row, known),
      signOff: signOffFor(store, actor, row),
      z: zOf(row),
    };
  },
});
