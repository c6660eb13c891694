import { type Migration, sql } from './sql';

export const peopleAndSettings: Migration = {
  id: '20261121120000',
  name: 'people-and-settings',
  sql: sql`
CREATE TABLE restaurant (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, legal_name TEXT, address TEXT,
  currency TEXT NOT NULL CHECK (length(currency) = 3), locale TEXT NOT NULL,
  tax_mode TEXT NOT NULL CHECK (tax_mode IN ('inclusive','exclusive')),
  tax_round TEXT NOT NULL CHECK (tax_round IN ('line','order')),
  cash_round_to INTEGER NOT NULL CHECK (cash_round_to IN (1,5,10)),
  demo INTEGER NOT NULL CHECK (demo IN (0,1)),
  created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, row_version INTEGER NOT NULL DEFAULT 1
) STRICT;

-- Business days never change afterwards: a rule is added, and holds from its date on.
CREATE TABLE business_day_rule (
  valid_from TEXT PRIMARY KEY, time_zone TEXT NOT NULL,
  cutoff_local TEXT NOT NULL CHECK (cutoff_local GLOB '[01][0-9]:[0-5][0-9]' AND cutoff_local < '12:00'),
  created_at TEXT NOT NULL, created_by TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
  key TEXT PRIMARY KEY, value TEXT NOT NULL CHECK (json_valid(value)),
  updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, row_version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE setting_change (
  id TEXT PRIMARY KEY, key TEXT NOT NULL, old_value TEXT, new_value TEXT NOT NULL, reason TEXT,
  changed_at TEXT NOT NULL, changed_by TEXT NOT NULL
) STRICT;
CREATE TRIGGER setting_change_no_update BEFORE UPDATE ON setting_change BEGIN SELECT RAISE(ABORT, 'setting_change is append-only'); END;
CREATE TRIGGER setting_change_no_delete BEFORE DELETE ON setting_change BEGIN SELECT RAISE(ABORT, 'setting_change is append-only'); END;

CREATE TABLE station (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('back_office','register')),
  device_fingerprint TEXT NOT NULL UNIQUE, last_seen_at TEXT NOT NULL,
  created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, row_version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE user (
  id TEXT PRIMARY KEY, username TEXT NOT NULL COLLATE NOCASE UNIQUE, display TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('owner','manager','shift_lead','cashier','stock_clerk','accountant','auditor')),
  status TEXT NOT NULL CHECK (status IN ('active','disabled','locked')),
  password_hash TEXT NOT NULL, pin_hash TEXT,
  must_change INTEGER NOT NULL CHECK (must_change IN (0,1)), one_time_until TEXT,
  password_changed_at TEXT NOT NULL, last_login_at TEXT,
  failed_count INTEGER NOT NULL DEFAULT 0 CHECK (failed_count >= 0), last_failed_at TEXT,
  created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, row_version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE password_history (
  user_id TEXT NOT NULL REFERENCES user(id), password_hash TEXT NOT NULL, changed_at TEXT NOT NULL,
  PRIMARY KEY (user_id, changed_at)
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
  id TEXT PRIMARY KEY, user_id TEXT NOT NULL REFERENCES user(id), station_id TEXT NOT NULL REFERENCES station(id),
  role TEXT NOT NULL, started_at TEXT NOT NULL, last_seen_at TEXT NOT NULL, locked_at TEXT,
  ended_at TEXT, end_reason TEXT CHECK (end_reason IN ('signed-out','elsewhere','role-changed','disabled','expired','restart'))
) STRICT;
CREATE INDEX session_open ON session (user_id) WHERE ended_at IS NULL;

CREATE TABLE audit_event (
  seq INTEGER PRIMARY KEY, at TEXT NOT NULL, boot_id TEXT NOT NULL, monotonic_ms INTEGER NOT NULL,
  actor_id TEXT, actor TEXT NOT NULL, role TEXT NOT NULL, station TEXT NOT NULL,
  action TEXT NOT NULL, entity TEXT NOT NULL, entity_id TEXT, summary TEXT NOT NULL,
  before TEXT CHECK (before IS NULL OR json_valid(before)), after TEXT CHECK (after IS NULL OR json_valid(after)), reason TEXT,
  severity TEXT NOT NULL CHECK (severity IN ('info','notice','warn','critical')),
  prev_hash TEXT NOT NULL CHECK (length(prev_hash) = 64), hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64)
) STRICT;
CREATE INDEX audit_event_at ON audit_event (at);
CREATE INDEX audit_event_actor ON audit_event (actor, seq);
CREATE INDEX audit_event_entity ON audit_event (entity_id, seq) WHERE entity_id IS NOT NULL;
CREATE INDEX audit_event_action ON audit_event (action, seq);
CREATE TRIGGER audit_event_no_update BEFORE UPDATE ON audit_event BEGIN SELECT RAISE(ABORT, 'audit_event is append-only'); END;
CREATE TRIGGER audit_event_no_delete BEFORE DELETE ON audit_event BEGIN SELECT RAISE(ABORT, 'audit_event is append-only'); END;

CREATE TABLE reason (
  id TEXT PRIMARY KEY, area TEXT NOT NULL CHECK (area IN ('cash','stock')), code TEXT NOT NULL, label TEXT NOT NULL,
  restricted INTEGER NOT NULL CHECK (restricted IN (0,1)), archived_at TEXT,
  created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, row_version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (area, code)
) STRICT;

-- Gap-free human numbers, taken in the transaction that uses them.
CREATE TABLE counter (name TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT;
`,
};
