import { concatBytes, fromHex, type Sha256, toHex, utf8 } from '../bytes';
import { type CanonicalObject, canonicalJson } from './canonical-json';

/** The newest link of a chain: how far it goes and the hash that stands for everything before. */
export interface ChainHead {
  readonly seq: number;
  /** 64 lower-case hexadecimal digits. */
  readonly hash: string;
}

/** A link as it is stored or exported. */
export interface ChainLink {
  readonly seq: number;
  /** What was hashed; its own `seq` must be the link's. */
  readonly body: CanonicalObject;
  readonly prevHash: string;
  readonly hash: string;
}

export interface ChainVerification {
  readonly ok: boolean;
  /** Links that fit, counted from the start. */
  readonly rows: number;
  /** The last link that fits. */
  readonly headSeq: number;
  readonly headHash: string;
  /** The first link that was changed, moved, added or is missing; absent when all is well. */
  readonly firstBadSeq?: number;
}

export interface ChainExpectations {
  /** Where the links begin; the beginning of the trail when not given. */
  readonly start?: ChainHead;
  /** Heads noted outside the chain (in copies, on printed reports): they show a cut-off tail or a rewritten chain. */
  readonly anchors?: readonly ChainHead[];
}

/** Before the first entry: 32 zero bytes. */
export const genesis: ChainHead = { seq: 0, hash: '0'.repeat(64) };

/**
 * SHA-256 over the 32 bytes of the previous hash followed by the UTF-8 of the body's canonical JSON, so that an
 * outsider can check an export with any tool.
 *
 * @throws RangeError when the previous hash is not 64 lower-case hexadecimal digits.
 * @throws TypeError when the body cannot be written canonically.
 */
export function chainHash(prevHash: string, body: CanonicalObject, sha256: Sha256): string {
  return chainHashOfText(prevHash, canonicalJson(body), sha256);
}

/** The same for a body that is already canonical JSON. */
export function chainHashOfText(prevHash: string, canonicalBody: string, sha256: Sha256): string {
  const previous = fromHex(prevHash);
  if (previous.length !== 32) throw new RangeError('A chain hash has 32 bytes');
  return toHex(sha256(concatBytes(previous, utf8(canonicalBody))));
}

/**
 * Reads links in order and stops at the first that does not fit. Finds every change, insertion, removal and
 * exchange; with anchors also a removed tail and a chain that was rewritten as a whole. Never throws for bad links.
 */
export function verifyChain(
  links: Iterable<ChainLink>,
  sha256: Sha256,
  expectations: ChainExpectations = {},
): ChainVerification {
  const start = expectations.start ?? genesis;
  const anchors = new Map((expectations.anchors ?? []).map((anchor) => [anchor.seq, anchor.hash]));
  let head = start;
  for (const link of links) {
    const hash = follows(head, link, sha256) ? link.hash : undefined;
    if (hash === undefined || (anchors.get(link.seq) ?? hash) !== hash) {
      return { ...verified(start, head, false), firstBadSeq: head.seq + 1 };
    }
    head = { seq: link.seq, hash };
  }
  const beyond = (expectations.anchors ?? []).some((anchor) => anchor.seq > head.seq);
  return beyond ? { ...verified(start, head, false), firstBadSeq: head.seq + 1 } : verified(start, head, true);
}

function verified(start: ChainHead, head: ChainHead, ok: boolean): ChainVerification {
  return { ok, rows: head.seq - start.seq, headSeq: head.seq, headHash: head.hash };
}

function follows(head: ChainHead, link: ChainLink, sha256: Sha256): boolean {
  if (link.seq !== head.seq + 1 || link.body.seq !== link.seq || link.prevHash !== head.hash) return false;
  try {
    return chainHash(head.hash, link.body, sha256) === link.hash;
  } catch (reason) {
    // A body that cannot be written canonically was never written by us: a bad link, not a fault of the check.
    if (reason instanceof TypeError || reason instanceof RangeError) return false;
    throw reason;
  }
}
