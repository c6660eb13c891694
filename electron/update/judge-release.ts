import { type ReleaseStatement, readStatement } from './release-statement';
import { releaseVersion, versionOrder } from './version-order';

/** One file that the update list offers, as the list itself claims it. Nothing of it is believed. */
export interface OfferedFile {
  readonly url: string;
  readonly sha512: string;
  readonly size: number | null;
}

export interface Offer {
  readonly version: string;
  readonly files: readonly OfferedFile[];
}

export interface RunningLarder {
  readonly version: string;
  readonly platform: string;
  /** The newest version that ever was seen with a good signature. */
  readonly highestSeen: string;
}

export type RefusalReason =
  | 'no-key'
  | 'unreadable'
  | 'not-signed'
  | 'other-platform'
  | 'other-package'
  | 'older'
  | 'too-big-a-step'
  | 'unsafe-place'
  | 'changed-on-the-way';

export type Judgement =
  | { readonly verdict: 'refused'; readonly reason: RefusalReason }
  | { readonly verdict: 'newest'; readonly statement: ReleaseStatement; readonly expired: boolean }
  | { readonly verdict: 'newer'; readonly statement: ReleaseStatement; readonly expired: boolean };

const refused = (reason: RefusalReason): Judgement => ({ verdict: 'refused', reason });

/** https, or this very PC; a plain connection would let anybody on the way hold updates back unseen. */
export function isSafePlace(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname));
}

const plainName = /^[A-Za-z0-9][A-Za-z0-9 ._-]{0,120}$/;

/** Names become file names and, on some systems, parts of a command: only plain ones pass. */
function hasPlainName(address: string): boolean {
  try {
    const name = decodeURIComponent(new URL(address).pathname.split('/').at(-1) ?? '');
    return plainName.test(name) && !name.includes('..');
  } catch {
    return false;
  }
}

/**
 * Decides over an offer before anything of it is fetched: signature, platform, the very package, no way back to an
 * older version, no step that is too big. Everything that is not clearly right is refused; only age is forgiven,
 * because a PC without internet must not be punished for the time it was away.
 */
export function judgeRelease(
  offer: Offer,
  signedText: string,
  running: RunningLarder,
  publicKeys: readonly string[],
  now: Date,
): Judgement {
  if (publicKeys.length === 0) return refused('no-key');
  const statement = readStatement(signedText, publicKeys);
  if (typeof statement === 'string') return refused(statement);
  if (statement.platform !== running.platform) return refused('other-platform');
  if (!releaseVersion.test(offer.version) || offer.version !== statement.version) return refused('other-package');
  if (versionOrder(statement.version, running.version) < 0) return refused('older');
  if (versionOrder(statement.version, running.highestSeen) < 0) return refused('older');
  const expired = now.getTime() > Date.parse(statement.expires);
  if (versionOrder(statement.version, running.version) === 0) return { verdict: 'newest', statement, expired };
  if (versionOrder(running.version, statement.minVersion) < 0) return refused('too-big-a-step');
  if (!offer.files.every((file) => isSafePlace(file.url) && hasPlainName(file.url))) return refused('unsafe-place');
  const named = offer.files.some((file) => file.sha512 === statement.sha512 && file.size === statement.size);
  return named ? { verdict: 'newer', statement, expired } : refused('other-package');
}
