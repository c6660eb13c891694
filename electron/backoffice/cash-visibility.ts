import { finalSessionStates, type SessionState } from '../../shared/domain/cash/session-machine';
import type { Permission } from '../../shared/domain/people/permissions';
import type { Actor } from '../pipeline/actor';
import type { ReadStore } from '../store/store-handles';
import { firstArrivalOf, hasCashNobodyCounted, selectUnclosedSessions } from './cash-visibility-sql';

type Asker = Pick<Actor, 'userId' | 'permissions'>;

export interface SessionSecret {
  readonly status: SessionState;
  readonly countingBy: string | null;
}

export interface CashVisibility {
  /** True when no date can be hidden, so that nobody needs to ask for each. */
  readonly hidesNothing: boolean;
  /**
   * Whether cash of this business date stays hidden from the asker: every amount and total it is a part of, and every
   * amount it could be worked out from by taking away what is shown.
   */
  hidesDate(businessDate: string): boolean;
  /** Entries of the trail from this instant on may tell hidden cash; null while nothing is hidden. */
  readonly hiddenSince: string | null;
}

const beforeAnOutcome: readonly SessionState[] = ['OPEN', 'COUNTING', 'COUNTED'];

const may = (asker: Asker, permission: Permission): boolean => asker.permissions.has(permission);

/**
 * The one rule of blind counting (domain rules §2, §3.2). What an unclosed drawer should hold, and any amount it follows
 * from, is known only to people with `cash.expected.view`, from the outcome of the count on also to those who may look
 * into differences, and to nobody while counting that drawer.
 */
export function mayKnowSession(asker: Asker, session: SessionSecret): boolean {
  if (finalSessionStates.includes(session.status)) return true;
  if (session.status === 'COUNTING' && session.countingBy === asker.userId) return false;
  if (may(asker, 'cash.expected.view')) return true;
  return !beforeAnOutcome.includes(session.status) && may(asker, 'cash.investigate.view');
}

/**
 * The same rule for everything that is told by business date (orders, day totals, imports, the audit trail). Someone who
 * may count, but may not see, is also kept from dates whose cash waits for its first count.
 */
export function cashVisibility(store: ReadStore, asker: Asker): CashVisibility {
  const hidden = selectUnclosedSessions(store).filter((session) => !mayKnowSession(asker, session));
  const countsBlind = may(asker, 'cash.drawer.use') && !may(asker, 'cash.expected.view');
  const answers = new Map(hidden.map((session) => [session.businessDate, true]));
  const since = hidden.flatMap((session) =>
    [session.openedAt, firstArrivalOf(store, session.businessDate) ?? []].flat(),
  );
  return {
    hidesNothing: hidden.length === 0 && !countsBlind,
    hidesDate: (businessDate) => {
      const known = answers.get(businessDate);
      if (known !== undefined) return known;
      const answer = countsBlind && hasCashNobodyCounted(store, businessDate);
      answers.set(businessDate, answer);
      return answer;
    },
    hiddenSince: since.toSorted()[0] ?? null,
  };
}
