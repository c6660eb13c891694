import { type Minor, magnitudeMinor, minor } from '../money';

/** `within`: small enough to be signed off as it is. `beyond`: a cause is looked for first. */
export type VarianceVerdict = 'matches' | 'within' | 'beyond';

export interface ToleranceSettings {
  /** A difference of this size or more is looked into; anything smaller is accepted. */
  readonly toleranceMinor: Minor;
  /** From this size the difference goes to the owner. */
  readonly escalateMinor: Minor;
  /** Or from this share of the session's cash sales, in hundredths of a percent. */
  readonly escalateBasisPoints: number;
}

export interface VarianceAssessment {
  readonly verdict: VarianceVerdict;
  /** An incident is drafted for the owner. */
  readonly escalates: boolean;
}

/** Under $1 is accepted; $20 or 0.5 % of the cash sales goes to the owner (domain rules §3.2). */
export const defaultTolerance: ToleranceSettings = {
  toleranceMinor: minor(100),
  escalateMinor: minor(2_000),
  escalateBasisPoints: 50,
};

const basisPointsOfWhole = 10_000n;

/** Weighs a difference (counted minus expected). Only a difference beyond the tolerance can escalate. */
export function assessVariance(
  varianceMinor: Minor,
  cashSalesMinor: Minor,
  settings: ToleranceSettings = defaultTolerance,
): VarianceAssessment {
  const size = magnitudeMinor(varianceMinor);
  if (size === 0) return { verdict: 'matches', escalates: false };
  if (size < settings.toleranceMinor) return { verdict: 'within', escalates: false };
  return { verdict: 'beyond', escalates: size >= escalationLimit(cashSalesMinor, settings) };
}

/** The smallest difference that goes to the owner, for a session with these cash sales. */
export function escalationLimit(cashSalesMinor: Minor, settings: ToleranceSettings = defaultTolerance): Minor {
  const sales = BigInt(Math.max(cashSalesMinor, 0));
  const share = (sales * BigInt(settings.escalateBasisPoints) + basisPointsOfWhole - 1n) / basisPointsOfWhole;
  return minor(Math.max(Math.min(Number(share), settings.escalateMinor), settings.toleranceMinor));
}
