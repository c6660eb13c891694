import { addMinor, type Minor, subtractMinor, sumMinor } from '../money';
import { addMicro, type Micro, subtractMicro, sumMicro } from '../quantity';
import { type UnitCost, valueAtCost } from '../unit-cost';

/** UTC instants, ISO 8601 with milliseconds and Z, so that they sort as text. */
export interface TimedMovement {
  readonly quantityMicro: Micro;
  readonly occurredAt: string;
}

export interface CountedStock {
  readonly countedMicro: Micro;
  readonly countedAt: string;
  /** The instant the count began; work may go on after it. */
  readonly freezeAt: string;
  readonly expectedAtFreezeMicro: Micro;
  readonly averageCost: UnitCost;
  /** Movements of the item; those outside (freeze, counted] are passed over. */
  readonly movements: readonly TimedMovement[];
}

export interface StockVariance {
  readonly movesAfterFreezeMicro: Micro;
  readonly expectedAtCountMicro: Micro;
  /** Counted minus expected at that instant: below zero is missing. */
  readonly varianceMicro: Micro;
  readonly varianceValueMinor: Minor;
}

/**
 * Compares a count with what should have been there at the instant it was counted: the figure at the freeze plus
 * every movement after the freeze up to and including the count (domain rules §3.3).
 */
export function stockVariance(line: CountedStock): StockVariance {
  const movesAfterFreezeMicro = sumMicro(
    line.movements
      .filter((movement) => isBetweenFreezeAndCount(movement, line))
      .map((movement) => movement.quantityMicro),
  );
  const expectedAtCountMicro = addMicro(line.expectedAtFreezeMicro, movesAfterFreezeMicro);
  const varianceMicro = subtractMicro(line.countedMicro, expectedAtCountMicro);
  return {
    movesAfterFreezeMicro,
    expectedAtCountMicro,
    varianceMicro,
    varianceValueMinor: valueAtCost(varianceMicro, line.averageCost),
  };
}

/**
 * What a movement means that is recorded after its item was counted but happened before: `recheck` while the count
 * can still change, `note` once it is posted (it is shown, the count is never rewritten), `none` otherwise.
 */
export function effectOfLateMovement(
  occurredAt: string,
  line: { readonly countedAt: string },
  posted: boolean,
): 'none' | 'recheck' | 'note' {
  if (occurredAt > line.countedAt) return 'none';
  return posted ? 'note' : 'recheck';
}

export interface VarianceSummary {
  readonly missingMinor: Minor;
  readonly extraMinor: Minor;
  readonly netMinor: Minor;
  /** Missing and extra without their signs: what approval limits of a whole count look at. */
  readonly grossMinor: Minor;
}

/** Missing and extra apart, because they do not make up for each other. */
export function summariseVariance(values: Iterable<Minor>): VarianceSummary {
  const all = [...values];
  const missingMinor = sumMinor(all.filter((value) => value < 0));
  const extraMinor = sumMinor(all.filter((value) => value > 0));
  return {
    missingMinor,
    extraMinor,
    netMinor: addMinor(extraMinor, missingMinor),
    grossMinor: subtractMinor(extraMinor, missingMinor),
  };
}

function isBetweenFreezeAndCount(movement: TimedMovement, line: CountedStock): boolean {
  return movement.occurredAt > line.freezeAt && movement.occurredAt <= line.countedAt;
}
