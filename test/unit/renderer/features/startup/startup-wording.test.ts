import { describe, expect, it } from 'vitest';
import {
  countedRows,
  newestByPlace,
  newestGood,
  problemWords,
  putBackLabel,
  spokenMoment,
} from '../../../../../renderer/features/startup/startup-wording';
import type { Moment } from '../../../../../shared/contract/backup';

const moment = (at: string, changes: Partial<Moment> = {}): Moment => ({
  destinationId: 'nas',
  place: 'Office NAS',
  snapshotId: at,
  at: `2026-11-17T${at}.000Z`,
  label: 'After changes',
  reason: 'after changes',
  tags: [],
  businessDate: '2026-11-17',
  schemaVersion: 1,
  appVersion: '0.1.0',
  orders: 187,
  auditSeq: 47_906,
  proved: false,
  newest: false,
  restorable: true,
  ...changes,
});

describe('the copy offered when the records do not open', () => {
  const older = moment('18:41:52', { proved: true });
  const newer = moment('18:42:10');
  const unreadable = moment('18:42:30', { restorable: false });

  it('is the newest that this Larder can read, so that the least is lost', () => {
    expect(newestGood([older, unreadable, newer])).toBe(newer);
    expect(newestGood([unreadable])).toBeUndefined();
  });

  it('passes over a copy that turned out damaged', () => {
    expect(newestGood([older, newer], [newer.snapshotId])).toBe(older);
  });

  it('is named by its moment on the button', () => {
    expect(putBackLabel(newer, newer, '18:42:10')).toBe('Put back the newest good copy (18:42:10)');
    expect(putBackLabel(older, newer, '18:41:52')).toBe('Put back 18:41:52');
  });

  it('is called safe only when it was proved', () => {
    const proved = problemWords('damaged', 'store/damaged', { spoken: '18:42:10', proved: true });
    const unproved = problemWords('damaged', 'store/damaged', { spoken: '18:42:10', proved: false });
    expect(proved.title).toBe('Your records are safe up to 18:42:10.');
    expect(unproved.title).toBe('A copy from 18:42:10 is ready.');
    expect(problemWords('damaged', 'store/missing', undefined).title).toBe('Where are your copies?');
  });

  it('does not call records of a newer Larder damaged', () => {
    expect(problemWords('newer-store', 'store/newer', undefined).fact).toBe('These records belong to a newer Larder');
  });

  it('carries its day unless that is today', () => {
    const now = Date.parse('2026-11-17T20:00:00.000Z');
    expect(spokenMoment(newer.at, now, 'UTC')).toBe('18:42:10');
    expect(spokenMoment(newer.at, now + 86_400_000, 'UTC')).toBe('Tue 17 Nov, 18:42:10');
  });
});

it('finds the newest copy of each place', () => {
  const usb = moment('16:00:00', { destinationId: 'usb' });
  const found = newestByPlace([moment('18:41:52'), usb, moment('18:42:10')]);
  expect(found.map((entry) => entry.snapshotId)).toEqual(['18:42:10', '16:00:00']);
});

it('counts what was put back in words, and leaves out what means nothing to a person', () => {
  expect(countedRows({ audit_seq: 12, commit_counter: 9, orders: 3 })).toEqual([
    { label: 'Orders', count: 3 },
    { label: 'Entries in the audit trail', count: 12 },
  ]);
});
