import type { CountedLine } from '../../../shared/domain/cash/count';
import type { Minor } from '../../../shared/domain/money';
import type { ReadStore, WriteStore } from '../../store/store-handles';

export interface DenominationRow {
  readonly id: string;
  readonly valueMinor: Minor;
  readonly kind: 'note' | 'coin';
  readonly rollQuantity: number | null;
}

export const selectDenominations = (store: ReadStore, currency: string): readonly DenominationRow[] =>
  store.all<DenominationRow>(
    `SELECT id, value_minor AS valueMinor, kind, roll_qty AS rollQuantity FROM denomination
     WHERE currency = :currency AND active = 1 ORDER BY value_minor DESC, kind DESC`,
    { currency },
  );

export interface NewCount {
  readonly id: string;
  readonly sessionId: string;
  readonly purpose: 'opening' | 'closing' | 'recount';
  /** 0 when the counter was able to look up the expected amount beforehand. */
  readonly blind: 0 | 1;
  readonly countedBy: string;
  readonly startedAt: string;
  readonly submittedAt: string;
  readonly attempt: number;
  readonly totalMinor: Minor;
  readonly otherMinor: number;
}

export const insertCount = (store: WriteStore, count: NewCount, lines: readonly CountedLine[]): void => {
  store.run(
    `INSERT INTO cash_count (id, session_id, purpose, blind, counted_by, started_at, submitted_at, attempt_no, total_minor, other_minor)
     VALUES (:id, :sessionId, :purpose, :blind, :countedBy, :startedAt, :submittedAt, :attempt, :totalMinor, :otherMinor)`,
    { ...count },
  );
  for (const { denominationId, looseQuantity, rolls, amountMinor } of lines) {
    store.run(
      `INSERT INTO cash_count_line (count_id, denomination_id, loose_qty, roll_qty, amount_minor)
       VALUES (:countId, :denominationId, :looseQuantity, :rolls, :amountMinor)`,
      { countId: count.id, denominationId, looseQuantity, rolls, amountMinor },
    );
  }
};

export interface CountRow {
  readonly id: string;
  readonly purpose: string;
  readonly attempt: number;
  readonly totalMinor: Minor;
  readonly countedById: string;
  readonly by: string;
  readonly at: string;
}

export const selectCounts = (store: ReadStore, sessionId: string): readonly CountRow[] =>
  store.all<CountRow>(
    `SELECT c.id, c.purpose, c.attempt_no AS attempt, c.total_minor AS totalMinor, c.counted_by AS countedById, u.display AS by,
       c.submitted_at AS at FROM cash_count c JOIN user u ON u.id = c.counted_by
     WHERE c.session_id = :sessionId ORDER BY c.attempt_no`,
    { sessionId },
  );

export const selectCountLines = (store: ReadStore, countId: string): readonly CountedLine[] =>
  store.all<CountedLine>(
    `SELECT l.denomination_id AS denominationId, l.loose_qty AS looseQuantity, l.roll_qty AS rolls, l.amount_minor AS amountMinor
     FROM cash_count_line l JOIN denomination d ON d.id = l.denomination_id WHERE l.count_id = :countId
     ORDER BY d.value_minor DESC, d.kind DESC`,
    { countId },
  );
