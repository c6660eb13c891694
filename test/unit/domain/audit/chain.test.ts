import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AuditEntry, auditBody } from '../../../../shared/domain/audit/audit-entry';
import { canonicalJson } from '../../../../shared/domain/audit/canonical-json';
import { type ChainLink, chainHash, genesis, verifyChain } from '../../../../shared/domain/audit/chain';
import { fingerprintWords } from '../../../../shared/domain/audit/fingerprint';
import { fingerprintWordList } from '../../../../shared/domain/audit/fingerprint-word-list';
import { concatBytes, fromHex, toHex, utf8 } from '../../../../shared/domain/bytes';

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());

function entry(seq: number): AuditEntry {
  return {
    seq,
    at: `2026-11-17T22:14:${String(seq % 60).padStart(2, '0')}.000Z`,
    bootId: 'boot',
    monotonicMs: seq * 10,
    actorId: 'maria',
    actorName: 'Maria Fernanda Gutiérrez-Oyelaran',
    role: 'cashier',
    station: 'Front PC',
    action: 'cash.count.submitted',
    entity: 'cash_session',
    entityId: 's1',
    summary: 'Drawer 2 counted 😀',
    before: null,
    after: { totalMinor: 33_948 },
    reason: null,
    severity: 'info',
  };
}

function chainOf(length: number): readonly ChainLink[] {
  let prevHash = genesis.hash;
  return Array.from({ length }, (_, index) => {
    const body = auditBody(entry(index + 1));
    const link = { seq: index + 1, body, prevHash, hash: chainHash(prevHash, body, sha256) };
    prevHash = link.hash;
    return link;
  });
}

const links = chainOf(20);
const verify = (chain: readonly ChainLink[], expectations = {}) => verifyChain(chain, sha256, expectations);
const withField = (index: number, field: keyof AuditEntry, value: string | number) =>
  links.map((link, each) => (each === index ? { ...link, body: { ...link.body, [field]: value } } : link));

describe('the audit chain', () => {
  test('can be checked without us: SHA-256 of the previous 32 bytes and the UTF-8 of the canonical JSON', () => {
    const byHand = createHash('sha256')
      .update(new Uint8Array(32))
      .update(canonicalJson(auditBody(entry(1))), 'utf8')
      .digest('hex');
    expect(links[0]?.hash).toBe(byHand);
  });

  test('covers every field of an entry', () => {
    expect(Object.keys(auditBody(entry(1))).sort()).toEqual(Object.keys(entry(1)).sort());
  });

  test('verifies as it was written, also when nothing was written yet', () => {
    expect(verify(links)).toEqual({ ok: true, rows: 20, headSeq: 20, headHash: links[19]?.hash });
    expect(verify([])).toEqual({ ok: true, rows: 0, headSeq: 0, headHash: genesis.hash });
  });

  test('finds a change of any field at any entry', () => {
    const fields = Object.keys(entry(1)).filter((key) => key !== 'seq') as readonly (keyof AuditEntry)[];
    for (const index of [0, 7, 19]) {
      for (const field of fields) {
        const result = verify(withField(index, field, 'changed'));
        expect(result).toEqual({
          ok: false,
          rows: index,
          headSeq: index,
          headHash: links[index]?.prevHash,
          firstBadSeq: index + 1,
        });
      }
    }
  });

  test('finds a removed, added, doubled or exchanged entry', () => {
    const at = (result: { readonly firstBadSeq?: number }) => result.firstBadSeq;
    expect(at(verify(links.toSpliced(4, 1)))).toBe(5);
    expect(at(verify(links.slice(1)))).toBe(1);
    expect(at(verify(links.toSpliced(4, 0, ...links.slice(4, 5))))).toBe(6);
    expect(at(verify([...links.slice(0, 4), ...links.slice(4, 6).toReversed(), ...links.slice(6)]))).toBe(5);
  });

  test('finds a hash that was made to fit a changed entry, at the entry after it', () => {
    const body = auditBody({ ...entry(8), summary: 'changed' });
    const prevHash = links[6]?.hash ?? '';
    const link = { seq: 8, body, prevHash, hash: chainHash(prevHash, body, sha256) };
    expect(verify(links.with(7, link)).firstBadSeq).toBe(9);
  });

  test('finds a cut-off tail and a rewritten chain through a head noted elsewhere', () => {
    const anchors = [{ seq: 20, hash: links[19]?.hash ?? '' }];
    expect(verify(links, { anchors }).ok).toBe(true);
    expect(verify(links.slice(0, 15)).ok).toBe(true);
    expect(verify(links.slice(0, 15), { anchors })).toMatchObject({ ok: false, headSeq: 15, firstBadSeq: 16 });
    expect(verify(links, { anchors: [{ seq: 12, hash: '0'.repeat(64) }] })).toMatchObject({
      ok: false,
      firstBadSeq: 12,
    });
  });

  test('verifies a part when told where it begins', () => {
    const start = { seq: 10, hash: links[9]?.hash ?? '' };
    expect(verify(links.slice(10), { start })).toMatchObject({ ok: true, rows: 10, headSeq: 20 });
    expect(verify(links.slice(11), { start })).toMatchObject({ ok: false, rows: 0, firstBadSeq: 11 });
  });

  test('calls an entry bad that could never have been written, instead of failing', () => {
    expect(verify(withField(3, 'monotonicMs', 1.5)).firstBadSeq).toBe(4);
    expect(verify(withField(3, 'summary', '\ud83d')).firstBadSeq).toBe(4);
  });
});

describe('the words of a hash', () => {
  test('are six, the same for the same hash', () => {
    const words = fingerprintWords(links[19]?.hash ?? '');
    expect(words).toHaveLength(6);
    expect(fingerprintWords('000102fdfeff00')).toEqual(
      [0, 1, 2, 253, 254, 255].map((byte) => fingerprintWordList[byte]),
    );
    expect(() => fingerprintWords('0001')).toThrow(RangeError);
    expect(() => fingerprintWords('not hexadecimal')).toThrow(RangeError);
  });

  test('are 256 short words of which no two differ by one letter', () => {
    expect(new Set(fingerprintWordList).size).toBe(256);
    for (const word of fingerprintWordList) expect(word).toMatch(/^[a-z]{3,7}$/u);
    const alike = fingerprintWordList.flatMap((left, index) =>
      fingerprintWordList.slice(index + 1).filter((right) => isOneLetterApart(left, right)),
    );
    expect(alike).toEqual([]);
  });
});

describe('bytes', () => {
  test('are written in hexadecimal and read back', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(fromHex(toHex(bytes))).toEqual(bytes);
      }),
    );
    for (const text of ['0', 'AB', 'zz']) expect(() => fromHex(text)).toThrow(RangeError);
    expect(concatBytes(fromHex('01'), fromHex('0203'))).toEqual(fromHex('010203'));
  });

  test('of a text are its UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(utf8(text)).toEqual(new Uint8Array(Buffer.from(text, 'utf8')));
      }),
    );
    expect(toHex(utf8('€😀'))).toBe('e282acf09f9880');
  });
});

function isOneLetterApart(left: string, right: string): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (long.length - short.length > 1) return false;
  if (long.length === short.length) return [...long].filter((letter, index) => letter !== short[index]).length <= 1;
  return [...long].some((_, index) => long.slice(0, index) + long.slice(index + 1) === short);
}
