import type { VarianceVerdict } from './tolerance';

export interface SignOffFacts {
  readonly signerId: string;
  /** The signer's role allows signing off at all. */
  readonly signerMaySign: boolean;
  readonly signerIsOwner: boolean;
  /** Everyone who counted this session, in any attempt. */
  readonly counterIds: readonly string[];
  readonly verdict: VarianceVerdict;
  /** Active people other than the signer who may sign and did not count. */
  readonly otherPossibleSigners: number;
}

export type SignOffDecision =
  | {
      readonly allowed: true;
      /** The signer counted this drawer. */
      readonly selfSigned: boolean;
      /** Own count signed above the tolerance: shown red in every report. */
      readonly needsAttention: boolean;
    }
  | { readonly allowed: false; readonly problem: 'may-not-sign' | 'counted-it-yourself' };

/**
 * Four eyes (domain rules §2): above the tolerance nobody signs a drawer they counted. The one exception is an owner
 * when no second person exists who could sign; that is allowed and flagged.
 */
export function decideSignOff(facts: SignOffFacts): SignOffDecision {
  if (!facts.signerMaySign) return { allowed: false, problem: 'may-not-sign' };
  const selfSigned = facts.counterIds.includes(facts.signerId);
  const needsSecondPerson = selfSigned && facts.verdict === 'beyond';
  if (!needsSecondPerson) return { allowed: true, selfSigned, needsAttention: false };
  const alone = facts.signerIsOwner && facts.otherPossibleSigners === 0;
  return alone
    ? { allowed: true, selfSigned, needsAttention: true }
    : { allowed: false, problem: 'counted-it-yourself' };
}
