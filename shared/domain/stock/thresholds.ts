import { type Minor, magnitudeMinor, minor } from '../money';
import { type Micro, magnitudeMicro } from '../quantity';

/** Who must at least approve a difference. */
export type ApprovalLevel = 'clerk' | 'manager' | 'owner';

export interface StockThresholds {
  /** The clerk who counted may let a line pass below both. */
  readonly clerkValueMinor: Minor;
  readonly clerkPercent: number;
  /** From here a line needs the owner. */
  readonly ownerLineMinor: Minor;
  /** From here a whole count needs the owner (missing and extra added without signs). */
  readonly ownerCountMinor: Minor;
  /** From both of these on, another person counts the line again. */
  readonly secondCountPercent: number;
  readonly secondCountValueMinor: Minor;
}

/** Clerk below $10 and 5 %; owner from $250 a line or $1 000 a count; second count from 20 % and $50 (rules §3.3). */
export const defaultStockThresholds: StockThresholds = {
  clerkValueMinor: minor(1_000),
  clerkPercent: 5,
  ownerLineMinor: minor(25_000),
  ownerCountMinor: minor(100_000),
  secondCountPercent: 20,
  secondCountValueMinor: minor(5_000),
};

export interface LineDifference {
  readonly varianceMicro: Micro;
  readonly expectedMicro: Micro;
  readonly varianceValueMinor: Minor;
}

export interface LineAssessment {
  readonly approval: ApprovalLevel;
  readonly needsReason: boolean;
  readonly needsSecondCount: boolean;
}

const levels: readonly ApprovalLevel[] = ['clerk', 'manager', 'owner'];

/** Weighs one counted line. A reason is needed as soon as the clerk may not let it pass. */
export function assessLine(line: LineDifference, thresholds: StockThresholds = defaultStockThresholds): LineAssessment {
  const value = magnitudeMinor(line.varianceValueMinor);
  const small = value < thresholds.clerkValueMinor && !reachesPercent(line, thresholds.clerkPercent);
  const aboveClerk: ApprovalLevel = value >= thresholds.ownerLineMinor ? 'owner' : 'manager';
  return {
    approval: small ? 'clerk' : aboveClerk,
    needsReason: !small,
    needsSecondCount: value >= thresholds.secondCountValueMinor && reachesPercent(line, thresholds.secondCountPercent),
  };
}

/** Who must approve a whole count: the highest level of its lines, or the owner for its size. */
export function assessCount(
  lines: readonly LineAssessment[],
  grossMinor: Minor,
  thresholds: StockThresholds = defaultStockThresholds,
): ApprovalLevel {
  if (grossMinor >= thresholds.ownerCountMinor) return 'owner';
  return levels.findLast((level) => lines.some((line) => line.approval === level)) ?? 'clerk';
}

export function meetsApproval(approver: ApprovalLevel, required: ApprovalLevel): boolean {
  return levels.indexOf(approver) >= levels.indexOf(required);
}

export type ReviewFlag = 'half-or-less' | 'double-or-more' | 'assumed-zero' | 'negative-expected' | 'above-threshold';

export interface ReviewedLine extends LineDifference {
  /** `null` while nobody counted the line. */
  readonly countedMicro: Micro | null;
  readonly lastCountMicro: Micro | null;
}

/** What the reviewer should look at before approving a line. */
export function reviewFlags(
  line: ReviewedLine,
  thresholds: StockThresholds = defaultStockThresholds,
): readonly ReviewFlag[] {
  const flags: ReviewFlag[] = [];
  const { countedMicro, lastCountMicro } = line;
  if (countedMicro !== null && lastCountMicro !== null && lastCountMicro > 0) {
    if (countedMicro * 2 <= lastCountMicro) flags.push('half-or-less');
    if (countedMicro >= lastCountMicro * 2) flags.push('double-or-more');
  }
  if (countedMicro === null && line.expectedMicro > 0) flags.push('assumed-zero');
  if (line.expectedMicro < 0) flags.push('negative-expected');
  if (countedMicro !== null && assessLine(line, thresholds).needsReason) flags.push('above-threshold');
  return flags;
}

/** Difference as a share of what was expected. Any difference from nothing counts as more than every limit. */
function reachesPercent(line: LineDifference, percent: number): boolean {
  const difference = BigInt(magnitudeMicro(line.varianceMicro));
  return difference > 0n && difference * 100n >= BigInt(magnitudeMicro(line.expectedMicro)) * BigInt(percent);
}
