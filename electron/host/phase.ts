import type { Phase } from '../../shared/contract/channel';
import type { Failure, FailureKey } from '../../shared/failures/failures';

export interface HostPhase {
  readonly phase: Phase;
  /** What keeps the records from opening, in `keychain`, `damaged` and `newer-store`. */
  readonly problem: (Failure & { readonly at: string }) | null;
}

const phaseOfFailure: Readonly<Partial<Record<FailureKey, Phase>>> = {
  'store/newer': 'newer-store',
  'keychain/unavailable': 'keychain',
  'keychain/locked': 'keychain',
  'keychain/missing-key': 'keychain',
  'keychain/insecure': 'keychain',
};

/** Where Larder stands after the records would not open: everything unknown counts as damaged, nothing as new. */
export function phaseAfter(failure: Failure, at: string): HostPhase {
  return { phase: phaseOfFailure[failure.key] ?? 'damaged', problem: { ...failure, at } };
}
