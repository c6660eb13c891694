import { fromHex } from '../bytes';
import { fingerprintWordList } from './fingerprint-word-list';

export const fingerprintLength = 6;

/**
 * Six words for the first 48 bits of a hash, to be read out, printed and compared by people. They tell two records
 * apart at a glance; the proof is the whole hash.
 *
 * @throws RangeError when the hash is not hexadecimal or has fewer than 6 bytes.
 */
export function fingerprintWords(hash: string): readonly string[] {
  const bytes = fromHex(hash);
  if (bytes.length < fingerprintLength) throw new RangeError('A fingerprint needs at least 6 bytes of hash');
  return Array.from(bytes.subarray(0, fingerprintLength), (byte) => fingerprintWordList[byte] ?? '');
}
