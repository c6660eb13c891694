import type { SessionState } from '../../shared/domain/cash/session-machine';
import type { ReadStore } from '../store/store-handles';

export interface UnclosedSessionRow {
  readonly id: string;
  readonly businessDate: string;
  readonly status: SessionState;
  readonly countingBy: string | null;
  readonly openedAt: string;
}

/** Drawer sessions that can still be counted, decided or signed. */
export const selectUnclosedSessions = (store: ReadStore): readonly UnclosedSessionRow[] =>
  store.all<UnclosedSessionRow>(
    `SELECT id, business_date AS businessDate, status, counting_by AS countingBy, opened_at AS openedAt
     FROM cash_session WHERE status NOT IN ('LOCKED', 'FORCE_CLOSED')`,
  );

/** Whether a date has cash of a drawer that was never opened for that date: somebody will count it later. */
export const hasCashNobodyCounted = (store: ReadStore, businessDate: string): boolean =>
  store.get<{ readonly found: number }>(
    `SELECT 1 AS found FROM live_payment p
     WHERE p.business_date = :businessDate AND p.method = 'CASH' AND p.cash_session_id IS NULL
       AND NOT EXISTS (SELECT 1 FROM cash_session s WHERE s.business_date = p.business_date
         AND s.drawer_id = coalesce(p.drawer_id, (SELECT id FROM drawer WHERE standard = 1)))
     LIMIT 1`,
    { businessDate },
  ) !== undefined;

/** When the first sale of a date came into the ledger. */
export const firstArrivalOf = (store: ReadStore, businessDate: string): string | null =>
  store.get<{ readonly at: string | null }>(
    'SELECT min(created_at) AS at FROM payment WHERE business_date = :businessDate',
    {
      businessDate,
    },
  )?.at ?? null;
