import { type Migration, sql } from './sql';

export const stock: Migration = {
  id: '20261121120300',
  name: 'stock',
  sql: sql`
CREATE TABLE unit (
  code TEXT PRIMARY KEY, dimension TEXT NOT NULL CHECK (dimension IN ('mass','volume','count')),
  to_base_num INTEGER NOT NULL CHECK (to_base_num > 0), to_base_den INTEGER NOT NULL CHECK (to_base_den > 0), sort INTEGER NOT NULL
) STRICT;

CREATE TABLE stock_item (
  id TEXT PRIMARY KEY, name TEXT NOT NULL COLLATE NOCASE UNIQUE, category TEXT, base_unit TEXT NOT NULL REFERENCES unit(code),
  count_unit TEXT NOT NULL REFERENCES unit(code), recipe_unit TEXT REFERENCES unit(code), par_micro INTEGER, reorder_micro INTEGER, min_micro INTEGER,
  lead_days INTEGER, order_multiple_micro INTEGER, shelf_life_days INTEGER, abc_class TEXT, is_key_item INTEGER NOT NULL DEFAULT 0 CHECK (is_key_item IN (0,1)),
  tare_micro INTEGER, avg_cost_micro INTEGER, last_cost_micro INTEGER, cost_method TEXT NOT NULL DEFAULT 'moving_avg' CHECK (cost_method IN ('last','moving_avg')),
  -- Sum of the movements, kept by trigger; recounted by every proof.
  on_hand_micro INTEGER NOT NULL DEFAULT 0, archived_at TEXT,
  created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, row_version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE TABLE item_conversion (
  id TEXT PRIMARY KEY, item_id TEXT NOT NULL REFERENCES stock_item(id), from_unit TEXT NOT NULL, to_unit TEXT NOT NULL,
  num INTEGER NOT NULL CHECK (num > 0), den INTEGER NOT NULL CHECK (den > 0), note TEXT, verified_by TEXT, verified_at TEXT,
  UNIQUE (item_id, from_unit, to_unit)
) STRICT;
CREATE TABLE storage_area (id TEXT PRIMARY KEY, name TEXT NOT NULL COLLATE NOCASE UNIQUE, sort INTEGER NOT NULL) STRICT;
CREATE TABLE stock_item_area (
  item_id TEXT NOT NULL REFERENCES stock_item(id), area_id TEXT NOT NULL REFERENCES storage_area(id), sort INTEGER NOT NULL, PRIMARY KEY (item_id, area_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE stock_move (
  id TEXT PRIMARY KEY, item_id TEXT NOT NULL REFERENCES stock_item(id), area_id TEXT REFERENCES storage_area(id), qty_micro INTEGER NOT NULL CHECK (qty_micro <> 0),
  kind TEXT NOT NULL CHECK (kind IN ('opening','receipt','return_to_vendor','sale','sale_reversal','prep_in','prep_out','waste','transfer','adjust','count_correction','reversal')),
  reason_id TEXT REFERENCES reason(id), unit_cost_micro INTEGER NOT NULL CHECK (unit_cost_micro >= 0), value_minor INTEGER NOT NULL,
  occurred_at TEXT NOT NULL, business_date TEXT NOT NULL, ref_type TEXT NOT NULL, ref_id TEXT NOT NULL, reverses_id TEXT UNIQUE REFERENCES stock_move(id), note TEXT,
  created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  CHECK (CASE kind WHEN 'opening' THEN qty_micro > 0 WHEN 'receipt' THEN qty_micro > 0 WHEN 'prep_in' THEN qty_micro > 0 WHEN 'return_to_vendor' THEN qty_micro < 0
    WHEN 'prep_out' THEN qty_micro < 0 WHEN 'waste' THEN qty_micro < 0 ELSE 1 END),
  CHECK (kind <> 'reversal' OR reverses_id IS NOT NULL)
) STRICT, WITHOUT ROWID;
-- An automatic movement happens once: a sale cannot deduct twice.
CREATE UNIQUE INDEX stock_move_once ON stock_move (ref_type, ref_id, item_id, kind);
CREATE INDEX stock_move_item ON stock_move (item_id, occurred_at, id);
CREATE TRIGGER stock_move_no_update BEFORE UPDATE ON stock_move BEGIN SELECT RAISE(ABORT, 'stock_move is append-only'); END;
CREATE TRIGGER stock_move_no_delete BEFORE DELETE ON stock_move BEGIN SELECT RAISE(ABORT, 'stock_move is append-only'); END;
CREATE TRIGGER stock_move_on_hand AFTER INSERT ON stock_move
BEGIN UPDATE stock_item SET on_hand_micro = on_hand_micro + new.qty_micro WHERE id = new.item_id; END;

CREATE TABLE stock_count (
  id TEXT PRIMARY KEY, count_no INTEGER NOT NULL UNIQUE, type TEXT NOT NULL CHECK (type IN ('full','cycle','spot')), scope TEXT NOT NULL CHECK (json_valid(scope)),
  blind INTEGER NOT NULL CHECK (blind IN (0,1)),
  status TEXT NOT NULL CHECK (status IN ('DRAFT','COUNTING','REVIEW','RECOUNT','APPROVED','POSTED','REVERSED','CANCELLED')),
  freeze_at TEXT NOT NULL, business_date TEXT NOT NULL, started_by TEXT NOT NULL REFERENCES user(id), submitted_by TEXT REFERENCES user(id), submitted_at TEXT,
  reviewed_by TEXT REFERENCES user(id), posted_by TEXT REFERENCES user(id), posted_at TEXT, reverses_id TEXT REFERENCES stock_count(id), reversed_reason TEXT,
  created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, row_version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX stock_count_status ON stock_count (status);
CREATE TRIGGER stock_count_final BEFORE UPDATE ON stock_count
WHEN old.status IN ('REVERSED','CANCELLED') OR (old.status = 'POSTED' AND new.status <> 'REVERSED')
BEGIN SELECT RAISE(ABORT, 'a posted count is never edited'); END;
CREATE TRIGGER stock_count_no_delete BEFORE DELETE ON stock_count BEGIN SELECT RAISE(ABORT, 'a count is never deleted'); END;

CREATE TABLE stock_count_line (
  id TEXT PRIMARY KEY, count_id TEXT NOT NULL REFERENCES stock_count(id), item_id TEXT NOT NULL REFERENCES stock_item(id), area_id TEXT REFERENCES storage_area(id),
  counted_micro INTEGER CHECK (counted_micro >= 0), counted_at TEXT, expected_at_freeze_micro INTEGER NOT NULL, moves_after_freeze_micro INTEGER NOT NULL DEFAULT 0,
  expected_at_count_micro INTEGER, variance_micro INTEGER, unit_cost_micro INTEGER NOT NULL, variance_value_minor INTEGER, flag TEXT, reason_id TEXT REFERENCES reason(id),
  recount_of TEXT REFERENCES stock_count_line(id), state TEXT NOT NULL CHECK (state IN ('uncounted','counted','zero_confirmed','skipped')), skip_reason TEXT,
  CHECK (variance_micro IS NULL OR variance_micro = counted_micro - expected_at_count_micro)
) STRICT;
CREATE INDEX stock_count_line_count ON stock_count_line (count_id);
CREATE INDEX stock_count_line_item ON stock_count_line (item_id);
CREATE TRIGGER stock_count_line_final BEFORE UPDATE ON stock_count_line
WHEN (SELECT status FROM stock_count WHERE id = old.count_id) IN ('POSTED','REVERSED','CANCELLED')
BEGIN SELECT RAISE(ABORT, 'a posted count is never edited'); END;

CREATE TABLE stock_count_entry (
  id TEXT PRIMARY KEY, line_id TEXT NOT NULL REFERENCES stock_count_line(id), qty_micro INTEGER NOT NULL, unit TEXT NOT NULL, note TEXT,
  -- An entry is taken back by naming it here, not by deleting it.
  replaces_all INTEGER NOT NULL DEFAULT 0 CHECK (replaces_all IN (0,1)), created_at TEXT NOT NULL, created_by TEXT NOT NULL REFERENCES user(id)
) STRICT;
CREATE INDEX stock_count_entry_line ON stock_count_entry (line_id);
CREATE TRIGGER stock_count_entry_no_update BEFORE UPDATE ON stock_count_entry BEGIN SELECT RAISE(ABORT, 'a count entry is never edited'); END;
CREATE TRIGGER stock_count_entry_no_delete BEFORE DELETE ON stock_count_entry BEGIN SELECT RAISE(ABORT, 'a count entry is never deleted'); END;

CREATE TABLE waste (
  id TEXT PRIMARY KEY, item_id TEXT REFERENCES stock_item(id), product_id TEXT REFERENCES product(id), qty_micro INTEGER NOT NULL CHECK (qty_micro > 0), unit TEXT NOT NULL,
  reason_id TEXT NOT NULL REFERENCES reason(id), station_id TEXT REFERENCES station(id), photo TEXT, value_minor INTEGER NOT NULL, created_at TEXT NOT NULL,
  created_by TEXT NOT NULL REFERENCES user(id), CHECK ((item_id IS NULL) <> (product_id IS NULL))
) STRICT;
`,
};
