import { type CanonicalObject, canonicalJson } from '../audit/canonical-json';
import { chainHash } from '../audit/chain';
import type { Sha256 } from '../bytes';
import type { Minor } from '../money';
import type { CountedLine } from './count';
import type { ExpectedCashLine } from './expected-cash';

/** Everything a signature on a drawer covers. What is not in here was not signed. */
export interface ZContent {
  readonly zNumber: number;
  readonly restaurantId: string;
  readonly sessionId: string;
  readonly drawerId: string;
  readonly drawerName: string;
  readonly currency: string;
  readonly businessDate: string;
  readonly openedAt: string;
  readonly openedById: string;
  readonly countedAt: string;
  readonly countedById: string;
  readonly countAttempts: number;
  readonly openingMinor: Minor;
  readonly expectedOpeningMinor: Minor;
  readonly expectedLines: readonly ExpectedCashLine[];
  readonly expectedMinor: Minor;
  readonly countedLines: readonly CountedLine[];
  readonly countedMinor: Minor;
  readonly varianceMinor: Minor;
  readonly leftInDrawerMinor: Minor;
  readonly depositMinor: Minor;
  readonly note: string | null;
  readonly categoryId: string | null;
  readonly finding: string | null;
  readonly signedAt: string;
  readonly signedById: string;
  readonly selfSigned: boolean;
}

/** The record that is hashed and stored for a Z. */
export function zRecord(content: ZContent): CanonicalObject {
  return {
    ...content,
    expectedLines: content.expectedLines.map((line) => ({ ...line })),
    countedLines: content.countedLines.map((line) => ({ ...line })),
  };
}

/** The text of a Z that is kept and hashed; the same content always gives the same text. */
export function canonicalZ(content: ZContent): string {
  return canonicalJson(zRecord(content));
}

/**
 * The hash of a Z, chained to the Z before it (`genesis.hash` for the first), so that none can be exchanged or left
 * out later.
 *
 * @throws RangeError when the previous hash is not 64 lower-case hexadecimal digits.
 */
export function zHash(content: ZContent, prevHash: string, sha256: Sha256): string {
  return chainHash(prevHash, zRecord(content), sha256);
}
