import { describe, expect, it } from 'vitest';
import {
  auditCheck,
  clockCheck,
  diskCheck,
  keychainCheck,
  memoryCheck,
  proofCheck,
  queriesCheck,
} from '../../../electron/health/checks';

const gigabyte = 1024 ** 3;
const now = new Date('2026-11-21T12:00:00.000Z');

describe('the disk', () => {
  it.each([
    [50, 100, 'good'],
    [20, 100, 'good'],
    [19.9, 100, 'attention'],
    [1, 100, 'attention'],
    [0.9, 1, 'danger'],
  ])('with %d of %d GB free is %s', (free, total, state) => {
    expect(diskCheck({ freeBytes: free * gigabyte, totalBytes: total * gigabyte }).state).toBe(state);
  });
});

describe('the proof of copies', () => {
  it('is dangerous without any place for copies', () => {
    expect(proofCheck([], now).state).toBe('danger');
  });
  it('waits for the first one', () => {
    expect(proofCheck([null], now).state).toBe('attention');
  });
  it('counts the newest of all places, up to 26 hours', () => {
    expect(proofCheck(['2026-11-01T00:00:00.000Z', '2026-11-21T11:18:00.000Z', null], now)).toMatchObject({
      state: 'good',
      sentence: 'A copy was last put back and compared 42 min ago.',
    });
    expect(proofCheck(['2026-11-20T10:00:00.000Z'], now).state).toBe('good');
    expect(proofCheck(['2026-11-20T09:59:59.000Z'], now).state).toBe('danger');
  });
});

describe('the clock', () => {
  it('is fine within two minutes', () => {
    expect(clockCheck({ now, wentBackMs: 120_000, newestEntryAt: '2026-11-21T12:02:00.000Z' }).state).toBe('good');
  });
  it('is told of when it went back', () => {
    expect(clockCheck({ now, wentBackMs: 3_600_000, newestEntryAt: '2026-11-21T11:00:00.000Z' }).sentence).toContain(
      'put back by 1 h 0 min',
    );
  });
  it('is told of when it is behind the newest entry', () => {
    expect(clockCheck({ now, wentBackMs: 0, newestEntryAt: '2026-11-21T12:30:00.000Z' })).toMatchObject({
      state: 'attention',
      sentence: 'The clock of this PC is 30 min behind the newest entry.',
    });
  });
});

it('shows the end of the chain, the keychain’s own words, memory above the budget and slow answers', () => {
  expect(auditCheck({ entries: 48211, hash: 'ab12cd34ef' }).sentence).toBe(
    '48,211 entries in the trail; the newest ends the chain with ab12cd34.',
  );
  expect(keychainCheck({ usable: false, reason: 'The keychain is locked.' })).toMatchObject({
    state: 'attention',
    sentence: 'The keychain is locked.',
  });
  expect(memoryCheck(700 * 1024 ** 2).state).toBe('attention');
  expect(queriesCheck(1).sentence).toBe('1 kind of request takes longer than a fifth of a second.');
});
