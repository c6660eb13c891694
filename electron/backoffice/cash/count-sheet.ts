import { type CountedLine, totalCount } from '../../../shared/domain/cash/count';
import type { Minor } from '../../../shared/domain/money';
import { FailureError } from '../../../shared/failures/failures';
import type { ReadStore } from '../../store/store-handles';
import { selectDenominations } from './cash-count-sql';

export interface TypedLine {
  readonly denominationId: string;
  readonly loose: number;
  readonly rolls: number;
}

export interface CountedSheet {
  readonly totalMinor: Minor;
  readonly lines: readonly CountedLine[];
}

/**
 * What was typed, as money. Every note and coin in use must have been looked at: a line that is missing is not a zero.
 *
 * @throws FailureError `cash/count-incomplete` for a missing line, `request/malformed` for one that is unknown or twice.
 */
export function readCountSheet(store: ReadStore, currency: string, typed: readonly TypedLine[]): CountedSheet {
  const denominations = selectDenominations(store, currency);
  const byId = new Map(typed.map((line) => [line.denominationId, line]));
  const known = new Set(denominations.map((row) => row.id));
  if (byId.size !== typed.length || typed.some((line) => !known.has(line.denominationId)))
    throw new FailureError('request/malformed', { field: 'lines' });
  const result = totalCount(
    denominations.map(({ id, valueMinor, rollQuantity }) => ({
      denominationId: id,
      valueMinor,
      ...(rollQuantity === null ? {} : { rollQuantity }),
      looseQuantity: byId.get(id)?.loose ?? null,
      rolls: byId.get(id)?.rolls ?? null,
    })),
  );
  if (result.ok) return result;
  const empty = result.problems.find((problem) => problem.kind === 'empty' || problem.kind === 'no-lines');
  if (empty) throw new FailureError('cash/count-incomplete', { missing: empty.denominationIds.length });
  throw new FailureError('request/malformed', { field: 'lines', problem: result.problems[0]?.kind ?? '' });
}
