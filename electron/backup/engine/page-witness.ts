import { createHmac } from 'node:crypto';
import { readSync } from 'node:fs';
import { decryptPages, type PageKeys, pageSize } from './sqlcipher-pages';

/**
 * What the pages of one commit hold, as a keyed digest. Every commit of the ledger changes the page of its one state
 * row, so a store file in which these pages still hold the same was not committed to afterwards.
 */
export interface PageWitness {
  /** Page numbers in ascending order. */
  readonly numbers: readonly number[];
  /** Hex HMAC-SHA256 over the decrypted pages in that order: a checkpoint encrypts them anew, so their bytes change. */
  readonly digest: string;
}

/**
 * Reads pages where they stand and makes their witness.
 *
 * @param offsetOf where in the file an encrypted page begins, in bytes. A page that is cut off gives another digest.
 */
export function witnessPages(
  descriptor: number,
  numbers: readonly number[],
  offsetOf: (number: number) => number,
  keys: PageKeys,
): PageWitness {
  const digest = createHmac('sha256', keys.authentication);
  const sealed = Buffer.allocUnsafeSlow(pageSize);
  for (const number of numbers) {
    const length = readSync(descriptor, sealed, 0, pageSize, offsetOf(number));
    digest.update(length === pageSize ? decryptPages(sealed, number, keys) : 'cut off');
  }
  return { numbers, digest: digest.digest('hex') };
}
