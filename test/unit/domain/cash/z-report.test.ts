import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { genesis } from '../../../../shared/domain/audit/chain';
import { canonicalZ, type ZContent, zHash } from '../../../../shared/domain/cash/z-report';
import { minor } from '../../../../shared/domain/money';

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());

const content: ZContent = {
  zNumber: 142,
  restaurantId: 'r1',
  sessionId: 's1',
  drawerId: 'd2',
  drawerName: 'Drawer 2, Front counter',
  currency: 'USD',
  businessDate: '2026-11-17',
  openedAt: '2026-11-17T20:31:02.000Z',
  openedById: 'maria',
  countedAt: '2026-11-18T03:07:31.000Z',
  countedById: 'maria',
  countAttempts: 2,
  openingMinor: minor(20_000),
  expectedOpeningMinor: minor(20_000),
  expectedLines: [{ key: 'opening', amountMinor: minor(20_000), count: 1 }],
  expectedMinor: minor(35_247),
  countedLines: [{ denominationId: 'usd-2000', looseQuantity: 9, rolls: 0, amountMinor: minor(18_000) }],
  countedMinor: minor(33_948),
  varianceMinor: minor(-1_299),
  leftInDrawerMinor: minor(20_000),
  depositMinor: minor(13_948),
  note: null,
  categoryId: 'REFUND_NOT_RECORDED',
  finding: 'Order 1122 was handed back.',
  signedAt: '2026-11-18T03:20:00.000Z',
  signedById: 'daniel',
  selfSigned: false,
};

describe('a Z', () => {
  test('is the same text and hash whatever the order in which its fields were filled', () => {
    const shuffled = Object.fromEntries(Object.entries(content).toReversed());
    expect(canonicalZ({ ...content, ...shuffled })).toBe(canonicalZ(content));
  });

  test('has another hash when anything in it changes', () => {
    const hashes = Object.keys(content).map((key) =>
      zHash(
        { ...content, [key]: key === 'expectedLines' || key === 'countedLines' ? [] : 'changed' },
        genesis.hash,
        sha256,
      ),
    );
    expect(new Set([...hashes, zHash(content, genesis.hash, sha256)]).size).toBe(hashes.length + 1);
  });

  test('stands on the Z before it', () => {
    const first = zHash(content, genesis.hash, sha256);
    expect(zHash(content, first, sha256)).not.toBe(first);
    expect(() => zHash(content, 'none', sha256)).toThrow(RangeError);
  });

  test('can be checked without us: SHA-256 of the previous hash and the canonical text', () => {
    const byHand = createHash('sha256').update(new Uint8Array(32)).update(canonicalZ(content), 'utf8').digest('hex');
    expect(zHash(content, genesis.hash, sha256)).toBe(byHand);
  });
});
