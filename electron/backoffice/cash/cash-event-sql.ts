import type { DrawerEventKind } from '../../../shared/domain/cash/drawer-event';
import type { SessionState } from '../../../shared/domain/cash/session-machine';
import type { Minor } from '../../../shared/domain/money';
import type { ReadStore, WriteStore } from '../../store/store-handles';

export interface ReasonRow {
  readonly id: string;
  readonly code: string;
  readonly label: string;
  readonly restricted: number;
}

export const selectReasons = (store: ReadStore): readonly ReasonRow[] =>
  store.all<ReasonRow>(
    `SELECT id, code, label, restricted FROM reason WHERE area = 'cash' AND archived_at IS NULL ORDER BY restricted, label`,
  );

export interface EventRow {
  readonly id: string;
  readonly kind: DrawerEventKind;
  readonly amountMinor: Minor;
  readonly reason: string | null;
  readonly reasonRestricted: number | null;
  readonly note: string | null;
  readonly at: string;
  readonly by: string;
  readonly reversesId: string | null;
  readonly reversed: number;
}

export const selectEvents = (store: ReadStore, sessionId: string): readonly EventRow[] =>
  store.all<EventRow>(
    `SELECT e.id, e.kind, e.amount_minor AS amountMinor, r.label AS reason, r.restricted AS reasonRestricted, e.note,
       e.created_at AS at, u.display AS by, e.reverses_id AS reversesId,
       EXISTS (SELECT 1 FROM drawer_event back WHERE back.reverses_id = e.id) AS reversed
     FROM drawer_event e JOIN user u ON u.id = e.created_by LEFT JOIN reason r ON r.id = e.reason_id
     WHERE e.session_id = :sessionId ORDER BY e.created_at, e.id`,
    { sessionId },
  );

export interface StoredEvent {
  readonly id: string;
  readonly sessionId: string;
  readonly kind: DrawerEventKind;
  readonly amountMinor: Minor;
  readonly createdBy: string;
  readonly status: SessionState;
  readonly drawerName: string;
  readonly reversed: number;
}

const storedEvent = `SELECT e.id, e.session_id AS sessionId, e.kind, e.amount_minor AS amountMinor, e.created_by AS createdBy, s.status,
  d.name AS drawerName, EXISTS (SELECT 1 FROM drawer_event back WHERE back.reverses_id = e.id) AS reversed
  FROM drawer_event e JOIN cash_session s ON s.id = e.session_id JOIN drawer d ON d.id = s.drawer_id`;

export const selectEvent = (store: ReadStore, id: string): StoredEvent | undefined =>
  store.get<StoredEvent>(`${storedEvent} WHERE e.id = :id`, { id });

export const selectEventByKey = (store: ReadStore, clientKey: string): StoredEvent | undefined =>
  store.get<StoredEvent>(`${storedEvent} WHERE e.client_key = :clientKey`, { clientKey });

export interface NewEvent {
  readonly id: string;
  readonly sessionId: string;
  readonly kind: DrawerEventKind;
  readonly amountMinor: Minor;
  readonly reasonId: string | null;
  readonly note: string | null;
  readonly reversesId: string | null;
  readonly clientKey: string;
  readonly at: string;
  readonly by: string;
}

export const insertEvent = (store: WriteStore, row: NewEvent): void => {
  store.run(
    `INSERT INTO drawer_event (id, session_id, kind, amount_minor, reason_id, note, reverses_id, client_key, created_at, created_by)
     VALUES (:id, :sessionId, :kind, :amountMinor, :reasonId, :note, :reversesId, :clientKey, :at, :by)`,
    { ...row },
  );
};

export interface ReconciliationRow {
  readonly status: string;
  readonly reasonId: string | null;
  readonly category: string | null;
  readonly restricted: number | null;
  readonly finding: string | null;
  readonly resolution: string | null;
  readonly escalated: number;
}

export const selectReconciliation = (store: ReadStore, sessionId: string): ReconciliationRow | undefined =>
  store.get<ReconciliationRow>(
    `SELECT c.status, c.reason_id AS reasonId, r.label AS category, r.restricted, c.finding, c.resolution, c.escalated
     FROM reconciliation c LEFT JOIN reason r ON r.id = c.reason_id WHERE c.session_id = :sessionId`,
    { sessionId },
  );

/** Opens the reconciliation of a session, or takes over the difference of a later count. */
export const openReconciliation = (
  store: WriteStore,
  row: {
    readonly id: string;
    readonly sessionId: string;
    readonly varianceMinor: Minor;
    readonly escalated: 0 | 1;
    readonly at: string;
    readonly by: string;
  },
): void => {
  store.run(
    `INSERT INTO reconciliation (id, session_id, status, variance_minor, escalated, created_at, created_by, updated_at)
     VALUES (:id, :sessionId, 'OPEN', :varianceMinor, :escalated, :at, :by, :at)
     ON CONFLICT (session_id) DO UPDATE SET variance_minor = excluded.variance_minor, escalated = excluded.escalated,
       updated_at = excluded.updated_at, row_version = row_version + 1`,
    row,
  );
};

export const resolveReconciliation = (
  store: WriteStore,
  row: {
    readonly sessionId: string;
    readonly reasonId: string;
    readonly finding: string;
    readonly resolution: string | null;
    readonly at: string;
    readonly by: string;
  },
): void => {
  store.run(
    `UPDATE reconciliation SET status = 'RESOLVED', reason_id = :reasonId, finding = :finding, resolution = :resolution,
       resolved_by = :by, updated_at = :at, row_version = row_version + 1 WHERE session_id = :sessionId`,
    row,
  );
};

export const signReconciliation = (
  store: WriteStore,
  row: { readonly sessionId: string; readonly at: string; readonly by: string },
): void => {
  store.run(
    `UPDATE reconciliation SET status = 'SIGNED', signed_by = :by, updated_at = :at, row_version = row_version + 1 WHERE session_id = :sessionId`,
    row,
  );
};
