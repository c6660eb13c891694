import { describe, expect, it } from 'vitest';
import { usDollars } from '../../../../../renderer/components/format/money-format';
import { backupNotice, codeCheckState } from '../../../../../renderer/features/backups/backup-notice';
import {
  behindWords,
  copiedWords,
  missingSales,
  placeState,
  placesFact,
  proofWords,
  provedWords,
} from '../../../../../renderer/features/backups/backups-wording';
import type { DestinationView } from '../../../../../shared/contract/backup';

const zone = 'America/New_York';
const now = Date.parse('2026-11-18T03:20:00.000Z');
const offline = { key: 'destination/offline', code: 'LRD-DST-001', message: 'Not reachable.' };
const place: DestinationView = {
  id: '01a1fe29-68c0-7000-b089-07d817846779',
  kind: 'folder',
  label: 'Office NAS',
  location: '/nas',
  onSameDisk: false,
  state: 'up-to-date',
  failure: null,
  lastSnapshotAt: '2026-11-18T03:19:19.000Z',
  lastProvedAt: '2026-11-17T08:11:00.000Z',
  lastProofDepth: 'whole',
  lastProofSeconds: 21.6,
  lagSeconds: 0,
  lagOrders: 0,
  lagMinor: 0,
  copies: 1902,
  bytes: 8_400_000_000,
};
const late: DestinationView = { ...place, state: 'behind', lagSeconds: 15_480, lagOrders: 103, lagMinor: 241_200 };
const status = (...destinations: readonly DestinationView[]) => ({
  dataAtRiskSeconds: 15_480,
  dataAtRiskOrders: 103,
  running: false,
  nextDailyAt: null,
  recoveryCodeCheckedAt: null,
  destinations: [...destinations],
});

describe('a place for copies in words', () => {
  it('is up to date only when nothing is missing from it', () => {
    expect(placeState(place)).toEqual({ tone: 'safe', words: 'Up to date' });
    expect(behindWords(place)).toBe('nothing');
  });

  it('says how far it is behind in time and in sales', () => {
    expect(placeState(late)).toEqual({ tone: 'attention', words: 'Behind' });
    expect(behindWords(late)).toBe('4 h 18 min');
    expect(missingSales(late, usDollars)).toBe('103 · $2,412.00');
  });

  it('keeps the amount out where it is hidden', () => {
    expect(missingSales({ ...late, lagMinor: null }, usDollars)).toBe('103');
  });

  it('raises no alarm in the minute in which a copy follows by itself', () => {
    expect(placeState({ ...late, lagSeconds: 40 })).toEqual({ tone: 'neutral', words: 'Copy follows' });
  });

  it('tells a place that cannot be reached from one that is damaged', () => {
    expect(placeState({ ...place, failure: offline })).toEqual({ tone: 'attention', words: 'Not reachable' });
    expect(placeState({ ...place, failure: { ...offline, key: 'destination/damaged' } }).tone).toBe('danger');
    expect(placeState({ ...place, failure: { ...offline, key: 'something/new' } }).tone).toBe('danger');
  });

  it('names the depth of the last proof, when it was and how long it took', () => {
    expect(proofWords(place, now, zone)).toEqual(['Whole 03:11:00', '19 h 9 min ago, took 21.6 s']);
    expect(proofWords({ ...place, lastProvedAt: null }, now, zone)[0]).toBe('Never proved');
  });

  it('counts the places that are up to date', () => {
    expect(placesFact(status(place, late))).toBe('1 of 2 places for copies are up to date');
    expect(placesFact(status())).toBe('No place for copies yet');
  });
});

describe('the one notice about the copies', () => {
  it('is red while the records are on this PC only', () => {
    expect(backupNotice(status(), now)).toMatchObject({ tone: 'danger', fact: 'Your records are on this PC only.' });
  });

  it('is silent when every place is up to date and proved', () => {
    expect(backupNotice(status(place), now)).toBeNull();
  });

  it('says what would be missing when no place takes copies', () => {
    expect(backupNotice(status({ ...late, failure: offline }), now)).toMatchObject({
      tone: 'danger',
      fact: 'No place takes copies. If this PC died now, 4 h 18 min and 103 orders of work would be missing.',
      code: 'LRD-DST-001',
    });
  });

  it('names one failing place beside good ones', () => {
    expect(backupNotice(status(place, { ...late, label: 'Stick', failure: offline }), now)).toMatchObject({
      tone: 'attention',
      fact: 'Stick takes no copies.',
    });
  });

  it('says so while every copy lies on the disk of the records, and is silent once one does not', () => {
    const here = { ...place, onSameDisk: true };
    expect(backupNotice(status(here), now)?.fact).toBe('Every copy lies on the same disk as your records.');
    expect(backupNotice(status(here, place), now)).toBeNull();
  });

  it('asks for a proof of a place that was never proved, or not for more than eight days', () => {
    expect(backupNotice(status({ ...place, lastProvedAt: null }), now)?.fact).toContain('was proved yet');
    expect(backupNotice(status({ ...place, lastProvedAt: '2026-11-08T08:11:00.000Z' }), now)?.fact).toBe(
      'The last proof at Office NAS is 9 days old.',
    );
  });
});

describe('what came of the work', () => {
  const copied = { snapshot: 'a', newBytes: 10, seconds: 0.04 };

  it('names the places that took the copy', () => {
    const result = { ...copied, destinations: [{ id: place.id, kind: 'folder', ok: true }] };
    expect(copiedWords(result, status(place))).toEqual({
      tone: 'safe',
      fact: 'Copied to Office NAS in less than 0.1 s.',
      rest: '0 sales are missing from it.',
    });
  });

  it('never calls a copy good that no place took', () => {
    const result = { ...copied, destinations: [{ id: place.id, kind: 'folder', ok: false, failure: offline }] };
    expect(copiedWords(result, status(place))).toEqual({
      tone: 'danger',
      fact: 'No place took the copy.',
      rest: 'Office NAS: Not reachable.',
    });
  });

  it('says what differs when a proof fails', () => {
    const proof = {
      id: place.id,
      snapshot: 'a',
      ok: false,
      depth: 'whole' as const,
      seconds: 1,
      provedAt: '2026-11-18T03:19:19.000Z',
      differences: ['Payments differ.'],
      rows: {},
      auditHead: { seq: 1, hash: 'a' },
    };
    expect(provedWords(proof, 'Office NAS')).toMatchObject({
      tone: 'danger',
      fact: 'The copy at Office NAS is not proved.',
    });
    expect(provedWords({ ...proof, ok: true }, 'Office NAS').tone).toBe('safe');
  });
});

describe('the recovery code', () => {
  it('is due six months after it was last typed back', () => {
    expect(codeCheckState('2026-05-02T12:00:00.000Z', now, zone)).toEqual({ tone: 'attention', words: '15 days late' });
    expect(codeCheckState('2026-11-17T12:00:00.000Z', now, zone)).toEqual({
      tone: 'neutral',
      words: 'Mon 17 May 2027',
    });
    expect(codeCheckState(null, now, zone).words).toBe('never typed back');
  });
});
