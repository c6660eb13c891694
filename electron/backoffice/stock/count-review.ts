import { type Minor, minor } from '../../../shared/domain/money';
import { micro } from '../../../shared/domain/quantity';
import {
  type ApprovalLevel,
  assessCount,
  assessLine,
  type LineAssessment,
} from '../../../shared/domain/stock/thresholds';
import { stockVariance, summariseVariance, type VarianceSummary } from '../../../shared/domain/stock/variance';
import { unitCost } from '../../../shared/domain/unit-cost';
import type { ReadStore } from '../../store/store-handles';
import { type LineRow, selectEntries, selectLines } from './count-line-sql';
import type { CountRow } from './stock-count-sql';
import { sumOfMovesUpTo } from './stock-sql';

export interface LineFigures {
  readonly movesAfterFreezeMicro: number;
  readonly expectedAtCountMicro: number;
  readonly varianceMicro: number;
  readonly varianceMinor: Minor;
}

export interface ReviewedLine {
  readonly line: LineRow;
  /** By the movements as they are recorded now; null while the line is not counted. */
  readonly figures: LineFigures | null;
  readonly assessment: LineAssessment | null;
  /** A movement was recorded after the line was handed in that happened before it was counted. */
  readonly recheck: boolean;
  readonly secondCountMissing: boolean;
  readonly reasonMissing: boolean;
}

export interface Review {
  readonly lines: readonly ReviewedLine[];
  readonly required: ApprovalLevel;
  readonly summary: VarianceSummary;
}

/**
 * What a line comes to by the movements recorded so far (domain rules §3.3). Movements that happened before the freeze
 * but were recorded after it, such as a late import, are reckoned with as well.
 */
export function figuresOf(store: ReadStore, count: CountRow, line: LineRow): LineFigures | null {
  const { countedMicro, countedAt, itemId } = line;
  if (countedMicro === null || countedAt === null) return null;
  const atFreeze = sumOfMovesUpTo(store, itemId, count.frozenAt, count.id);
  const since = sumOfMovesUpTo(store, itemId, countedAt, count.id) - atFreeze;
  const variance = stockVariance({
    countedMicro: micro(countedMicro),
    countedAt,
    freezeAt: count.frozenAt,
    expectedAtFreezeMicro: micro(atFreeze),
    averageCost: unitCost(line.unitCostMicro),
    movements: [{ quantityMicro: micro(since), occurredAt: countedAt }],
  });
  return {
    movesAfterFreezeMicro: variance.expectedAtCountMicro - line.expectedAtFreezeMicro,
    expectedAtCountMicro: variance.expectedAtCountMicro,
    varianceMicro: variance.varianceMicro,
    varianceMinor: variance.varianceValueMinor,
  };
}

/** Whether somebody who did not count the line the first time counted it again. */
function wasCountedTwice(store: ReadStore, line: LineRow): boolean {
  if (line.recountOf === null) return false;
  const first = new Set(selectEntries(store, line.recountOf).map(({ byId }) => byId));
  return !selectEntries(store, line.id).some(({ byId }) => first.has(byId));
}

function reviewLine(store: ReadStore, count: CountRow, line: LineRow): ReviewedLine {
  const figures = figuresOf(store, count, line);
  if (figures === null)
    return { line, figures, assessment: null, recheck: false, secondCountMissing: false, reasonMissing: false };
  const assessment = assessLine({
    varianceMicro: micro(figures.varianceMicro),
    expectedMicro: micro(figures.expectedAtCountMicro),
    varianceValueMinor: figures.varianceMinor,
  });
  return {
    line,
    figures,
    assessment,
    recheck: line.expectedAtCountMicro !== null && line.expectedAtCountMicro !== figures.expectedAtCountMicro,
    secondCountMissing: assessment.needsSecondCount && !wasCountedTwice(store, line),
    reasonMissing: figures.varianceMicro !== 0 && line.reasonId === null,
  };
}

/** Every line of a count weighed anew, with who must approve it. */
export function reviewCount(store: ReadStore, count: CountRow): Review {
  const lines = selectLines(store, count.id).map((line) => reviewLine(store, count, line));
  const summary = summariseVariance(lines.map(({ figures }) => figures?.varianceMinor ?? minor(0)));
  const assessments = lines.flatMap(({ assessment }) => assessment ?? []);
  return { lines, required: assessCount(assessments, summary.grossMinor), summary };
}
