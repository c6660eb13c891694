import type { ReadStore, WriteStore } from './store-handles';

/** The one row that says what the ledger holds. Kept true by triggers and by the pipeline; compared by every proof. */
export interface LedgerState {
  readonly commit_counter: number;
  readonly updated_at: string;
  readonly business_date: string | null;
  readonly orders: number;
  readonly order_items: number;
  readonly payments: number;
  readonly refunds: number;
  readonly cash_sessions: number;
  readonly drawer_events: number;
  readonly cash_counts: number;
  readonly stock_moves: number;
  readonly stock_counts: number;
  readonly users: number;
  readonly payment_minor: number;
  readonly refund_minor: number;
  readonly drawer_event_minor: number;
  readonly counted_minor: number;
  readonly stock_move_micro: number;
  readonly stock_value_minor: number;
  readonly audit_seq: number;
  readonly audit_hash: string;
}

const columns = `commit_counter, updated_at, business_date, orders, order_items, payments, refunds, cash_sessions, drawer_events,
  cash_counts, stock_moves, stock_counts, users, payment_minor, refund_minor, drawer_event_minor, counted_minor, stock_move_micro,
  stock_value_minor, audit_seq, audit_hash`;

export function readLedgerState(store: ReadStore): LedgerState {
  const row = store.get<LedgerState>(`SELECT ${columns} FROM ledger_state`);
  if (!row) throw new Error('the store has no ledger_state row');
  return row;
}

export function countCommit(store: WriteStore, at: string, businessDate: string | null): void {
  store.run(
    'UPDATE ledger_state SET commit_counter = commit_counter + 1, updated_at = :at, business_date = :businessDate',
    { at, businessDate },
  );
}

/** The same figures worked out again from the rows; what does not depend on rows (counter, times) is carried over. */
export function recountLedgerState(store: ReadStore): LedgerState {
  const kept = readLedgerState(store);
  const counted = store.get<Partial<LedgerState>>(`SELECT
    (SELECT count(*) FROM "order") AS orders, (SELECT count(*) FROM order_item) AS order_items,
    (SELECT count(*) FROM payment) AS payments, (SELECT count(*) FROM refund) AS refunds,
    (SELECT count(*) FROM cash_session) AS cash_sessions, (SELECT count(*) FROM drawer_event) AS drawer_events,
    (SELECT count(*) FROM cash_count) AS cash_counts, (SELECT count(*) FROM stock_move) AS stock_moves,
    (SELECT count(*) FROM stock_count) AS stock_counts, (SELECT count(*) FROM user) AS users,
    (SELECT coalesce(sum(amount_minor), 0) FROM payment) AS payment_minor, (SELECT coalesce(sum(amount_minor), 0) FROM refund) AS refund_minor,
    (SELECT coalesce(sum(amount_minor), 0) FROM drawer_event) AS drawer_event_minor, (SELECT coalesce(sum(total_minor), 0) FROM cash_count) AS counted_minor,
    (SELECT coalesce(sum(qty_micro), 0) FROM stock_move) AS stock_move_micro, (SELECT coalesce(sum(value_minor), 0) FROM stock_move) AS stock_value_minor,
    (SELECT coalesce(max(seq), 0) FROM audit_event) AS audit_seq`);
  const head = store.get<{ readonly hash: string }>('SELECT hash FROM audit_event ORDER BY seq DESC LIMIT 1');
  return { ...kept, ...counted, audit_hash: head?.hash ?? '0'.repeat(64) };
}
