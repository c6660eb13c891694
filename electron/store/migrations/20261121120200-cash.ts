import { type Migration, sql } from './sql';

export const cash: Migration = {
  id: '20261121120200',
  name: 'cash',
  sql: sql`
CREATE TABLE drawer (
  id TEXT PRIMARY KEY, name TEXT NOT NULL COLLATE NOCASE UNIQUE, station_id TEXT REFERENCES station(id),
  -- Payments whose export names no drawer belong to the standard drawer.
  standard INTEGER NOT NULL CHECK (standard IN (0,1)), active INTEGER NOT NULL CHECK (active IN (0,1)),
  created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, row_version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX drawer_standard ON drawer (standard) WHERE standard = 1;

CREATE TABLE denomination (
  id TEXT PRIMARY KEY, currency TEXT NOT NULL, value_minor INTEGER NOT NULL CHECK (value_minor > 0),
  kind TEXT NOT NULL CHECK (kind IN ('coin','note')), roll_qty INTEGER CHECK (roll_qty > 0), active INTEGER NOT NULL CHECK (active IN (0,1)),
  UNIQUE (currency, value_minor, kind)
) STRICT;

CREATE TABLE cash_session (
  id TEXT PRIMARY KEY, z_no INTEGER UNIQUE, drawer_id TEXT NOT NULL REFERENCES drawer(id), business_date TEXT NOT NULL,
  opened_by TEXT NOT NULL REFERENCES user(id), opened_at TEXT NOT NULL, opening_float_minor INTEGER NOT NULL CHECK (opening_float_minor >= 0),
  opening_count_id TEXT, expected_opening_minor INTEGER NOT NULL, opening_variance_minor INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('OPEN','COUNTING','COUNTED','RECONCILED','INVESTIGATING','RESOLVED','SIGNED_OFF','LOCKED','FORCE_CLOSED')),
  counting_by TEXT REFERENCES user(id), counting_started_at TEXT, counted_by TEXT REFERENCES user(id), closed_at TEXT,
  expected_minor INTEGER, counted_minor INTEGER, variance_minor INTEGER, expected_lines TEXT CHECK (expected_lines IS NULL OR json_valid(expected_lines)),
  left_in_drawer_minor INTEGER, deposit_minor INTEGER, note TEXT,
  signed_by TEXT REFERENCES user(id), signed_at TEXT, self_signed INTEGER NOT NULL DEFAULT 0 CHECK (self_signed IN (0,1)),
  z_content TEXT, prev_hash TEXT, hash TEXT,
  created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, row_version INTEGER NOT NULL DEFAULT 1,
  CHECK ((status = 'LOCKED') = (z_no IS NOT NULL AND hash IS NOT NULL AND signed_by IS NOT NULL)),
  CHECK (variance_minor IS NULL OR variance_minor = counted_minor - expected_minor)
) STRICT;
CREATE UNIQUE INDEX cash_session_one_open ON cash_session (drawer_id) WHERE status NOT IN ('LOCKED','FORCE_CLOSED');
CREATE INDEX cash_session_day ON cash_session (business_date);
CREATE TRIGGER cash_session_locked BEFORE UPDATE ON cash_session WHEN old.status IN ('LOCKED','FORCE_CLOSED')
BEGIN SELECT RAISE(ABORT, 'a closed drawer session is never changed'); END;
CREATE TRIGGER cash_session_no_delete BEFORE DELETE ON cash_session BEGIN SELECT RAISE(ABORT, 'a drawer session is never deleted'); END;

CREATE TABLE drawer_event (
  id TEXT PRIMARY KEY, session_id TEXT NOT NULL REFERENCES cash_session(id),
  kind TEXT NOT NULL CHECK (kind IN ('sale','refund','pay_in','pay_out','safe_drop','tip_payout','no_sale','float_adjust','reversal')),
  amount_minor INTEGER NOT NULL, reason_id TEXT REFERENCES reason(id), note TEXT, ref TEXT, witness_id TEXT REFERENCES user(id),
  reverses_id TEXT UNIQUE REFERENCES drawer_event(id), client_key TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  CHECK (CASE kind WHEN 'pay_in' THEN amount_minor > 0 WHEN 'sale' THEN amount_minor > 0 WHEN 'no_sale' THEN amount_minor = 0
    WHEN 'pay_out' THEN amount_minor < 0 WHEN 'safe_drop' THEN amount_minor < 0 WHEN 'tip_payout' THEN amount_minor < 0
    WHEN 'refund' THEN amount_minor < 0 ELSE 1 END),
  CHECK ((kind = 'reversal') = (reverses_id IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX drawer_event_session ON drawer_event (session_id);
CREATE TRIGGER drawer_event_no_update BEFORE UPDATE ON drawer_event BEGIN SELECT RAISE(ABORT, 'drawer_event is append-only'); END;
CREATE TRIGGER drawer_event_no_delete BEFORE DELETE ON drawer_event BEGIN SELECT RAISE(ABORT, 'drawer_event is append-only'); END;
CREATE TRIGGER drawer_event_open_only BEFORE INSERT ON drawer_event
WHEN (SELECT status FROM cash_session WHERE id = new.session_id) IN ('SIGNED_OFF','LOCKED','FORCE_CLOSED')
BEGIN SELECT RAISE(ABORT, 'a closed drawer session takes no more entries'); END;

CREATE TABLE cash_count (
  id TEXT PRIMARY KEY, session_id TEXT NOT NULL REFERENCES cash_session(id),
  purpose TEXT NOT NULL CHECK (purpose IN ('opening','interim','closing','recount')), blind INTEGER NOT NULL CHECK (blind IN (0,1)),
  counted_by TEXT NOT NULL REFERENCES user(id), started_at TEXT NOT NULL, submitted_at TEXT NOT NULL, attempt_no INTEGER NOT NULL CHECK (attempt_no BETWEEN 0 AND 3),
  total_minor INTEGER NOT NULL CHECK (total_minor >= 0), other_minor INTEGER NOT NULL DEFAULT 0 CHECK (other_minor >= 0),
  UNIQUE (session_id, attempt_no)
) STRICT;
CREATE TABLE cash_count_line (
  count_id TEXT NOT NULL REFERENCES cash_count(id), denomination_id TEXT NOT NULL REFERENCES denomination(id),
  loose_qty INTEGER NOT NULL CHECK (loose_qty >= 0), roll_qty INTEGER NOT NULL CHECK (roll_qty >= 0), amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
  PRIMARY KEY (count_id, denomination_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER cash_count_no_update BEFORE UPDATE ON cash_count BEGIN SELECT RAISE(ABORT, 'a count is never edited'); END;
CREATE TRIGGER cash_count_no_delete BEFORE DELETE ON cash_count BEGIN SELECT RAISE(ABORT, 'a count is never deleted'); END;
CREATE TRIGGER cash_count_line_no_update BEFORE UPDATE ON cash_count_line BEGIN SELECT RAISE(ABORT, 'a count is never edited'); END;
CREATE TRIGGER cash_count_line_no_delete BEFORE DELETE ON cash_count_line BEGIN SELECT RAISE(ABORT, 'a count is never deleted'); END;

CREATE TABLE reconciliation (
  id TEXT PRIMARY KEY, session_id TEXT NOT NULL UNIQUE REFERENCES cash_session(id), status TEXT NOT NULL CHECK (status IN ('OPEN','RESOLVED','SIGNED')),
  variance_minor INTEGER NOT NULL, reason_id TEXT REFERENCES reason(id), finding TEXT, resolution TEXT, assigned_to TEXT, resolved_by TEXT REFERENCES user(id),
  signed_by TEXT REFERENCES user(id), escalated INTEGER NOT NULL DEFAULT 0 CHECK (escalated IN (0,1)),
  created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, row_version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE TABLE cause_candidate (
  id TEXT PRIMARY KEY, reconciliation_id TEXT NOT NULL REFERENCES reconciliation(id), rule TEXT NOT NULL, score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 100),
  evidence TEXT NOT NULL CHECK (json_valid(evidence)), amount_explained_minor INTEGER NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('open','confirmed','rejected','n/a')), decided_by TEXT REFERENCES user(id), correction_ref TEXT, created_at TEXT NOT NULL
) STRICT;

CREATE TABLE deposit (
  id TEXT PRIMARY KEY, business_date TEXT NOT NULL, amount_minor INTEGER NOT NULL, bag_no TEXT, prepared_by TEXT NOT NULL REFERENCES user(id),
  witness_id TEXT REFERENCES user(id), bank_ref TEXT, bank_confirmed_minor INTEGER,
  status TEXT NOT NULL CHECK (status IN ('prepared','deposited','confirmed','mismatch')),
  created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, row_version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE TABLE deposit_session (
  deposit_id TEXT NOT NULL REFERENCES deposit(id), session_id TEXT NOT NULL UNIQUE REFERENCES cash_session(id), PRIMARY KEY (deposit_id, session_id)
) STRICT, WITHOUT ROWID;

-- Facts that arrive after a Z go on its annex; the Z itself stays as it is.
CREATE TABLE post_close_adjustment (
  id TEXT PRIMARY KEY, session_id TEXT NOT NULL REFERENCES cash_session(id), annex_no INTEGER NOT NULL, kind TEXT NOT NULL, amount_minor INTEGER NOT NULL,
  reason_id TEXT REFERENCES reason(id), note TEXT NOT NULL, ref TEXT, created_at TEXT NOT NULL, created_by TEXT NOT NULL REFERENCES user(id),
  UNIQUE (session_id, annex_no)
) STRICT;
CREATE TRIGGER post_close_adjustment_no_update BEFORE UPDATE ON post_close_adjustment BEGIN SELECT RAISE(ABORT, 'an annex is never edited'); END;
CREATE TRIGGER post_close_adjustment_no_delete BEFORE DELETE ON post_close_adjustment BEGIN SELECT RAISE(ABORT, 'an annex is never deleted'); END;

CREATE TRIGGER payment_session_locked BEFORE UPDATE OF cash_session_id, withdrawn_at, drawer_id ON payment
WHEN old.cash_session_id IS NOT NULL AND (SELECT status FROM cash_session WHERE id = old.cash_session_id) IN ('SIGNED_OFF','LOCKED','FORCE_CLOSED')
BEGIN SELECT RAISE(ABORT, 'a payment of a closed drawer session stays there'); END;
CREATE TRIGGER refund_session_locked BEFORE UPDATE OF cash_session_id, withdrawn_at, drawer_id ON refund
WHEN old.cash_session_id IS NOT NULL AND (SELECT status FROM cash_session WHERE id = old.cash_session_id) IN ('SIGNED_OFF','LOCKED','FORCE_CLOSED')
BEGIN SELECT RAISE(ABORT, 'a refund of a closed drawer session stays there'); END;
`,
};
