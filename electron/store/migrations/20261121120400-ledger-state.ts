import { type Migration, sql } from './sql';

export const ledgerState: Migration = {
  id: '20261121120400',
  name: 'ledger-state',
  sql: sql`
-- One row that every transaction keeps true, so that a copy can be compared with its origin without reading it all.
CREATE TABLE ledger_state (
  id INTEGER PRIMARY KEY CHECK (id = 1), commit_counter INTEGER NOT NULL, updated_at TEXT NOT NULL, business_date TEXT,
  orders INTEGER NOT NULL, order_items INTEGER NOT NULL, payments INTEGER NOT NULL, refunds INTEGER NOT NULL, cash_sessions INTEGER NOT NULL,
  drawer_events INTEGER NOT NULL, cash_counts INTEGER NOT NULL, stock_moves INTEGER NOT NULL, stock_counts INTEGER NOT NULL, users INTEGER NOT NULL,
  payment_minor INTEGER NOT NULL, refund_minor INTEGER NOT NULL, drawer_event_minor INTEGER NOT NULL, counted_minor INTEGER NOT NULL,
  stock_move_micro INTEGER NOT NULL, stock_value_minor INTEGER NOT NULL,
  audit_seq INTEGER NOT NULL, audit_hash TEXT NOT NULL
) STRICT;
INSERT INTO ledger_state VALUES (1, 0, '1970-01-01T00:00:00.000Z', NULL, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  '0000000000000000000000000000000000000000000000000000000000000000');
CREATE TRIGGER ledger_state_one_row BEFORE DELETE ON ledger_state BEGIN SELECT RAISE(ABORT, 'ledger_state stays'); END;

CREATE TRIGGER ledger_order AFTER INSERT ON "order" BEGIN UPDATE ledger_state SET orders = orders + 1; END;
CREATE TRIGGER ledger_order_item AFTER INSERT ON order_item BEGIN UPDATE ledger_state SET order_items = order_items + 1; END;
CREATE TRIGGER ledger_payment AFTER INSERT ON payment BEGIN UPDATE ledger_state SET payments = payments + 1, payment_minor = payment_minor + new.amount_minor; END;
CREATE TRIGGER ledger_refund AFTER INSERT ON refund BEGIN UPDATE ledger_state SET refunds = refunds + 1, refund_minor = refund_minor + new.amount_minor; END;
CREATE TRIGGER ledger_cash_session AFTER INSERT ON cash_session BEGIN UPDATE ledger_state SET cash_sessions = cash_sessions + 1; END;
CREATE TRIGGER ledger_drawer_event AFTER INSERT ON drawer_event
BEGIN UPDATE ledger_state SET drawer_events = drawer_events + 1, drawer_event_minor = drawer_event_minor + new.amount_minor; END;
CREATE TRIGGER ledger_cash_count AFTER INSERT ON cash_count BEGIN UPDATE ledger_state SET cash_counts = cash_counts + 1, counted_minor = counted_minor + new.total_minor; END;
CREATE TRIGGER ledger_stock_move AFTER INSERT ON stock_move
BEGIN UPDATE ledger_state SET stock_moves = stock_moves + 1, stock_move_micro = stock_move_micro + new.qty_micro, stock_value_minor = stock_value_minor + new.value_minor; END;
CREATE TRIGGER ledger_stock_count AFTER INSERT ON stock_count BEGIN UPDATE ledger_state SET stock_counts = stock_counts + 1; END;
CREATE TRIGGER ledger_user AFTER INSERT ON user BEGIN UPDATE ledger_state SET users = users + 1; END;
CREATE TRIGGER ledger_audit AFTER INSERT ON audit_event BEGIN UPDATE ledger_state SET audit_seq = new.seq, audit_hash = new.hash; END;
`,
};
