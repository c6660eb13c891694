import type { AuditHead, LedgerState, Manifest } from '../engine/manifest';

/** What an opened copy of the store says of itself. */
export interface StoreFacts {
  /** The answer of `PRAGMA quick_check` or `integrity_check`: `ok`, or what is wrong. */
  readonly quickCheck: string;
  /** Recomputed from the rows, not read from the row that states it. */
  readonly ledgerState: LedgerState;
  readonly auditHead: AuditHead | null;
}

/** Opens a staged store, looks at it, closes it again: given by whoever has the code of the store. */
export type InspectStore = (path: string) => Promise<StoreFacts>;

const isSum = /_(minor|micro)$/;

/** Where a copy differs from what the manifest of its snapshot says, in short English; empty when it agrees. */
export function differencesFromManifest(facts: StoreFacts, manifest: Manifest): readonly string[] {
  const differences: string[] = [];
  if (facts.quickCheck !== 'ok') differences.push(`check: ${facts.quickCheck}`);
  const names = new Set([...Object.keys(manifest.ledgerState), ...Object.keys(facts.ledgerState)]);
  for (const name of [...names].sort()) {
    const expected = JSON.stringify(manifest.ledgerState[name]);
    const found = JSON.stringify(facts.ledgerState[name]);
    // Sums are not told: what a drawer should hold follows from them, and this text reaches screens and logs.
    if (expected !== found)
      differences.push(isSum.test(name) ? `${name} differs` : `${name}: ${found} instead of ${expected}`);
  }
  const headDiffers =
    facts.auditHead?.seq !== manifest.auditHead?.seq || facts.auditHead?.hash !== manifest.auditHead?.hash;
  if (headDiffers) differences.push('the head of the audit trail');
  return differences;
}
