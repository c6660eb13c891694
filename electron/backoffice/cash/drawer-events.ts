import { type DrawerEventKind, signedDrawerAmount } from '../../../shared/domain/cash/drawer-event';
import type { SessionState } from '../../../shared/domain/cash/session-machine';
import { type Minor, magnitudeMinor, minor, negateMinor } from '../../../shared/domain/money';
import { drawerEventLimitMinor, type Role } from '../../../shared/domain/people/permissions';
import { FailureError } from '../../../shared/failures/failures';
import type { Actor } from '../../pipeline/actor';
import { commandModule } from '../../pipeline/module';
import type { ReadStore } from '../../store/store-handles';
import { insertEvent, type StoredEvent, selectEvent, selectEventByKey, selectReasons } from './cash-event-sql';
import { actingUserId, mayKnowRestricted, requireSession } from './session-guards';

type TypedKind = Exclude<DrawerEventKind, 'sale' | 'refund' | 'reversal'>;

const deeds: Readonly<Record<TypedKind, string>> = {
  pay_in: 'a pay-in',
  pay_out: 'a pay-out',
  safe_drop: 'a safe drop',
  tip_payout: 'a tip payout',
  no_sale: 'an opening without a sale',
  float_adjust: 'a correction of the float',
};

/** Until a count is handed in, entries change what it is compared with; afterwards that amount stands. */
const takesEntries: readonly SessionState[] = ['OPEN', 'COUNTING'];

function requireTakesEntries(status: SessionState): void {
  if (!takesEntries.includes(status)) throw new FailureError('cash/wrong-state');
}

function requireWithinLimit(actor: Actor, amountMinor: Minor): void {
  const limits: Readonly<Partial<Record<string, number | null>>> = drawerEventLimitMinor satisfies Record<
    Role,
    number | null
  >;
  const limit = limits[actor.role];
  if (limit === null) return;
  if (limit === undefined || magnitudeMinor(amountMinor) > limit)
    throw new FailureError('cash/over-limit', { limitMinor: limit ?? 0 });
}

function requireReason(store: ReadStore, actor: Actor, reasonId: string): void {
  const reason = selectReasons(store).find((row) => row.id === reasonId);
  if (!reason || (reason.restricted === 1 && !mayKnowRestricted(actor))) throw new FailureError('record/not-found');
}

function signedAmount(kind: TypedKind, typed: number): Minor {
  if ((kind === 'no_sale') !== (typed === 0)) throw new FailureError('request/malformed', { field: 'amountMinor' });
  return kind === 'float_adjust' ? minor(typed) : signedDrawerAmount(kind, minor(typed));
}

/** A retry after a lost answer gets the same answer; the key of another entry is a mistake of the caller. */
function answerOfSameKey(
  known: StoredEvent,
  asked: { readonly sessionId: string; readonly amountMinor: Minor; readonly kind: string },
  userId: string,
) {
  const same =
    known.sessionId === asked.sessionId &&
    known.kind === asked.kind &&
    known.amountMinor === asked.amountMinor &&
    known.createdBy === userId;
  if (!same) throw new FailureError('request/malformed', { field: 'clientKey' });
  return { value: { id: known.id }, audit: 'not-a-change', areas: [] } as const;
}

export const addEvent = commandModule({
  channel: 'cash.addEvent',
  run: (store, actor, { sessionId, kind, amountMinor: typed, reasonId, note, clientKey }, { at, newId }) => {
    const userId = actingUserId(actor);
    const amountMinor = signedAmount(kind, typed);
    const known = selectEventByKey(store, clientKey);
    if (known) return answerOfSameKey(known, { sessionId, kind, amountMinor }, userId);
    const session = requireSession(store, sessionId);
    requireTakesEntries(session.status);
    requireWithinLimit(actor, amountMinor);
    if (reasonId) requireReason(store, actor, reasonId);
    const id = newId();
    const event = { id, sessionId, kind, amountMinor, reasonId: reasonId ?? null, note: note || null };
    insertEvent(store, { ...event, reversesId: null, clientKey, at, by: userId });
    return {
      value: { id },
      audit: [
        {
          action: 'cash.event',
          entity: 'drawer_event',
          entityId: id,
          summary: `Recorded ${deeds[kind]} for ${session.drawerName}.`,
          after: { session: sessionId, kind, amountMinor, note: event.note },
        },
      ],
      areas: ['cash', 'orders'],
    };
  },
});

export const reverseEvent = commandModule({
  channel: 'cash.reverseEvent',
  run: (store, actor, { eventId, note }, { at, newId }) => {
    const userId = actingUserId(actor);
    const event = selectEvent(store, eventId);
    if (!event) throw new FailureError('record/not-found');
    if (event.reversed === 1) throw new FailureError('cash/already-reversed');
    requireTakesEntries(event.status);
    if (event.kind === 'reversal' || event.amountMinor === 0)
      throw new FailureError(
        'request/malformed',
        { field: 'eventId' },
        'This entry moved no money of its own. It stays as it is.',
      );
    requireWithinLimit(actor, event.amountMinor);
    const id = newId();
    const amountMinor = negateMinor(event.amountMinor);
    insertEvent(store, {
      id,
      sessionId: event.sessionId,
      kind: 'reversal',
      amountMinor,
      reasonId: null,
      note,
      reversesId: eventId,
      clientKey: newId(),
      at,
      by: userId,
    });
    return {
      value: { id },
      audit: [
        {
          action: 'cash.reverse-event',
          entity: 'drawer_event',
          entityId: id,
          summary: `Took back an entry of ${event.drawerName} by an opposite one.`,
          after: { session: event.sessionId, reverses: eventId, amountMinor },
          reason: note,
          severity: 'notice',
        },
      ],
      areas: ['cash', 'orders'],
    };
  },
});
