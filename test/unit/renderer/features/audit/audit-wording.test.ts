import { describe, expect, it } from 'vitest';
import {
  actionName,
  chainSentence,
  groupName,
  severityTone,
  shortMark,
} from '../../../../../renderer/features/audit/audit-wording';

const check = { ok: true, rows: 48_211, headSeq: 48_211, headHash: 'ab', checkedAt: '2026-11-18T03:16:00.000Z' };
const zone = 'America/New_York';

describe('the words of the audit trail', () => {
  it('names what was done without a code', () => {
    expect(actionName('auth.sign-in-refused')).toBe('Sign-in refused');
    expect(groupName('cash')).toBe('Cash and drawers');
  });

  it('reads plainly where a kind of entry has no words of its own yet', () => {
    expect(actionName('deposit.handed_over')).toBe('Handed over');
    expect(groupName('deposit')).toBe('Deposit');
  });

  it('says that no entry was changed or removed, when it was checked and how many', () => {
    expect(chainSentence(check, zone)).toBe('No entry was changed or removed. Checked 22:16, 48,211 entries.');
  });

  it('names the first entry that does not fit', () => {
    expect(chainSentence({ ...check, ok: false, firstBadSeq: 1204 }, zone)).toBe(
      'The trail is broken at entry 1,204. Checked 22:16.',
    );
  });

  it('gives a shape only to what needs a look', () => {
    expect(severityTone('info')).toBeNull();
    expect(severityTone('notice')).toBeNull();
    expect(severityTone('warn')).toBe('attention');
    expect(severityTone('critical')).toBe('danger');
  });

  it('writes the beginning of a mark in groups that can be read out', () => {
    expect(shortMark('9f3c07ae51d2ffff')).toBe('9f3c 07ae 51d2');
    expect(shortMark('')).toBe('');
  });
});
