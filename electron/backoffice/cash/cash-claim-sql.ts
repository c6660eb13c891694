import type { DrawerEvent, DrawerPayment, DrawerRefund } from '../../../shared/domain/cash/expected-cash';
import type { ReadStore, WriteStore } from '../../store/store-handles';

/** Which rows belong to a session: cash of its drawer and date, up to an instant where the date is still running. */
export interface ClaimScope {
  readonly sessionId: string;
  readonly drawerId: string;
  /** 1 when rows without a drawer belong here too. */
  readonly standard: number;
  readonly businessDate: string;
  readonly until: string | null;
}

const unclaimed = `business_date = :businessDate AND method = 'CASH' AND cash_session_id IS NULL AND withdrawn_at IS NULL
  AND (drawer_id = :drawerId OR (:standard = 1 AND drawer_id IS NULL))`;
const unclaimedPayment = `${unclaimed} AND status IN ('SUCCESS', 'PARTIALLY_REFUNDED', 'REFUNDED')`;
const paymentInTime = '(:until IS NULL OR paid_at IS NULL OR paid_at <= :until)';
const refundInTime = '(:until IS NULL OR refunded_at <= :until)';
const paymentColumns = `method, status, amount_minor AS amountMinor, tip_minor AS tipMinor, cash_rounding_minor AS cashRoundingMinor`;
const refundColumns = 'method, amount_minor AS amountMinor, tip_minor AS tipMinor';

/** @returns how many payments and refunds are the session's from now on. */
export const claimCash = (
  store: WriteStore,
  { sessionId, drawerId, standard, businessDate, until }: ClaimScope,
  at: string,
): number => {
  const parameters = { sessionId, drawerId, standard, businessDate, until, at };
  const claim = 'SET cash_session_id = :sessionId, updated_at = :at, row_version = row_version + 1';
  return (
    store.run(`UPDATE payment ${claim} WHERE ${unclaimedPayment} AND ${paymentInTime}`, parameters) +
    store.run(`UPDATE refund ${claim} WHERE ${unclaimed} AND ${refundInTime}`, parameters)
  );
};

export const selectClaimedPayments = (store: ReadStore, sessionId: string): readonly DrawerPayment[] =>
  store.all<DrawerPayment>(`SELECT ${paymentColumns} FROM live_payment WHERE cash_session_id = :sessionId`, {
    sessionId,
  });

export const selectClaimedRefunds = (store: ReadStore, sessionId: string): readonly DrawerRefund[] =>
  store.all<DrawerRefund>(`SELECT ${refundColumns} FROM live_refund WHERE cash_session_id = :sessionId`, { sessionId });

export const selectClaimablePayments = (
  store: ReadStore,
  { drawerId, standard, businessDate, until }: ClaimScope,
): readonly DrawerPayment[] =>
  store.all<DrawerPayment>(`SELECT ${paymentColumns} FROM payment WHERE ${unclaimedPayment} AND ${paymentInTime}`, {
    drawerId,
    standard,
    businessDate,
    until,
  });

export const selectClaimableRefunds = (
  store: ReadStore,
  { drawerId, standard, businessDate, until }: ClaimScope,
): readonly DrawerRefund[] =>
  store.all<DrawerRefund>(`SELECT ${refundColumns} FROM refund WHERE ${unclaimed} AND ${refundInTime}`, {
    drawerId,
    standard,
    businessDate,
    until,
  });

/** Cash rows of the drawer and date that no session holds. */
export const countUnclaimed = (
  store: ReadStore,
  { drawerId, standard, businessDate }: Omit<ClaimScope, 'sessionId' | 'until'>,
): number =>
  store.get<{ readonly count: number }>(
    `SELECT (SELECT count(*) FROM payment WHERE ${unclaimedPayment}) + (SELECT count(*) FROM refund WHERE ${unclaimed}) AS count`,
    { drawerId, standard, businessDate },
  )?.count ?? 0;

/** The entries of a session as the expected cash is worked out from them. */
export const selectExpectedEvents = (store: ReadStore, sessionId: string): readonly DrawerEvent[] =>
  store.all<DrawerEvent>(
    `SELECT e.kind, origin.kind AS reversedKind, e.amount_minor AS amountMinor
     FROM drawer_event e LEFT JOIN drawer_event origin ON origin.id = e.reverses_id WHERE e.session_id = :sessionId`,
    { sessionId },
  );

export interface UndecidedOrderRow {
  readonly id: string;
  readonly orderNo: string;
  readonly status: string;
}

/** Orders of the date that are neither finished nor cancelled, or whose cash is not confirmed. */
export const selectUndecidedOrders = (store: ReadStore, businessDate: string): readonly UndecidedOrderRow[] =>
  store.all<UndecidedOrderRow>(
    `SELECT o.id, o.order_no AS orderNo, o.status FROM live_order o
     WHERE o.business_date = :businessDate AND (o.status IN ('PENDING', 'IN_PROGRESS')
       OR EXISTS (SELECT 1 FROM live_payment p WHERE p.order_id = o.id AND p.method = 'CASH' AND p.status = 'PENDING'))
     ORDER BY o.opened_at, o.id LIMIT 200`,
    { businessDate },
  );
