import { isUtf8 } from 'node:buffer';
import type { FileRefusalCode, RowProblemCode } from '../../../../shared/domain/imports/import-codes';

export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface DecodedText {
  readonly ok: true;
  /** The text as UTF-8 without byte order mark. The file's own bytes where they already are UTF-8, so 50 MB stay 50 MB. */
  readonly utf8: Uint8Array;
  readonly encoding: TextEncodingName;
  /** What was done to make it readable; each concerns the file as a whole. */
  readonly notes: readonly { readonly code: RowProblemCode; readonly value?: string }[];
}

export type DecodeResult = DecodedText | { readonly ok: false; readonly code: FileRefusalCode };

export const largestImportBytes = 50 * 1024 * 1024;

const sniffBytes = 4096;
const zip = [0x50, 0x4b, 0x03, 0x04];
const oldOffice = [0xd0, 0xcf, 0x11, 0xe0];
const pdf = [0x25, 0x50, 0x44, 0x46];
const webPage = /^\s*(?:<!--[\s\S]*?-->\s*)?<(?:!doctype|\?xml|html|head|body|table|meta|script)\b/i;
/** UTF-8 that was once read as Windows-1252 or Mac Roman and saved again. */
const damagedLetters =
  /Ã[\u0080-\u00bf]|â€[\u0080-\u00bf\u2018-\u203a\u0153\u02dc\u2122]|‚Ä[\u00f4-\u00fa\u00b4\u00ba\u00aa]|√[©®±º°†•]/;

/**
 * Finds out how a file's bytes spell text: byte order mark, else strict UTF-8, else Windows-1252 with a note. Refuses
 * what is empty, over 50 MB, a web page, an office document or no text at all.
 */
export function decodeText(bytes: Uint8Array): DecodeResult {
  if (bytes.byteLength > largestImportBytes) return { ok: false, code: 'import/too-large' };
  if ([zip, oldOffice, pdf].some((magic) => startsWith(bytes, magic))) return { ok: false, code: 'import/spreadsheet' };
  const decoded = decodeBytes(bytes);
  if (!decoded.ok) return decoded;
  const start = new TextDecoder().decode(decoded.utf8.subarray(0, sniffBytes));
  if (start.trim() === '' && new TextDecoder().decode(decoded.utf8).trim() === '')
    return { ok: false, code: 'import/empty' };
  if (webPage.test(start)) return { ok: false, code: 'import/html' };
  const damaged = damagedLetters.exec(new TextDecoder().decode(decoded.utf8.subarray(0, 1024 * 1024)));
  if (damaged === null) return decoded;
  return { ...decoded, notes: [...decoded.notes, { code: 'import/damaged-letters', value: damaged[0] }] };
}

function decodeBytes(bytes: Uint8Array): DecodeResult {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) {
    return isUtf8(bytes) ? withoutNul(bytes.subarray(3), 'utf-8') : decodeAs(bytes.subarray(3), 'windows-1252');
  }
  if (startsWith(bytes, [0xff, 0xfe])) return decodeAs(bytes, 'utf-16le');
  if (startsWith(bytes, [0xfe, 0xff])) return decodeAs(bytes, 'utf-16be');
  const wide = unmarkedUtf16(bytes);
  if (wide !== undefined) return decodeAs(bytes, wide);
  return isUtf8(bytes) ? withoutNul(bytes, 'utf-8') : decodeAs(bytes, 'windows-1252');
}

function decodeAs(bytes: Uint8Array, encoding: TextEncodingName): DecodeResult {
  const text = new TextDecoder(encoding).decode(bytes);
  const decoded = withoutNul(new TextEncoder().encode(text), encoding);
  if (!decoded.ok || encoding !== 'windows-1252') return decoded;
  return { ...decoded, notes: [...decoded.notes, { code: 'import/read-as-windows-1252' }] };
}

/** A stray NUL in a note is taken out; many control characters mean that this is no text. */
function withoutNul(utf8: Uint8Array, encoding: TextEncodingName): DecodeResult {
  let nul = 0;
  let control = 0;
  const sampled = utf8.subarray(0, 256 * 1024);
  for (const byte of sampled) {
    if (byte === 0) nul += 1;
    else if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) control += 1;
  }
  if (nul + control > 8 && (nul + control) * 200 > sampled.byteLength) return { ok: false, code: 'import/not-text' };
  if (!utf8.includes(0)) return { ok: true, utf8, encoding, notes: [] };
  return { ok: true, utf8: utf8.filter((byte) => byte !== 0), encoding, notes: [{ code: 'import/nul-removed' }] };
}

/** Text in UTF-16 without a mark has a zero in every second byte of its plain letters. */
function unmarkedUtf16(bytes: Uint8Array): TextEncodingName | undefined {
  const sampled = bytes.subarray(0, sniffBytes);
  if (sampled.byteLength < 4) return undefined;
  let [even, odd] = [0, 0];
  sampled.forEach((byte, index) => {
    if (byte !== 0) return;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  });
  const most = sampled.byteLength * 0.4;
  if (odd > most && even * 20 < odd) return 'utf-16le';
  return even > most && odd * 20 < even ? 'utf-16be' : undefined;
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}
