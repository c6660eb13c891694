import { describe, expect, it } from 'vitest';
import {
  momentRows,
  ordersNow,
  suggestedRow,
  whatWasHappening,
} from '../../../../../renderer/features/restore/moment-rows';
import { authorityOf, mayPutBack, nothingTyped } from '../../../../../renderer/features/restore/put-back-step';
import type { Moment } from '../../../../../shared/contract/backup';

const copy: Moment = {
  destinationId: 'pc',
  place: 'This PC',
  snapshotId: 'one',
  at: '2026-11-17T21:19:48.000Z',
  label: 'Before import',
  reason: 'before import',
  tags: [],
  businessDate: '2026-11-17',
  schemaVersion: 7,
  appVersion: '0.1.0',
  orders: 1056,
  auditSeq: 47_866,
  proved: false,
  newest: false,
  restorable: true,
};
const onNas: Moment = {
  ...copy,
  destinationId: 'nas',
  place: 'Office NAS',
  snapshotId: 'two',
  at: '2026-11-17T21:19:52.000Z',
  proved: true,
};
const newest: Moment = {
  ...copy,
  snapshotId: 'three',
  at: '2026-11-18T03:19:48.000Z',
  reason: 'after changes',
  auditSeq: 48_211,
  orders: 1190,
  newest: true,
};

describe('the moments one can go back to', () => {
  it('are one row where several places hold the same state, read from the proved copy', () => {
    const rows = momentRows([copy, onNas, newest], 1190);
    expect(rows.map((row) => [row.id, row.keptOn, row.proved])).toEqual([
      ['three', ['This PC'], false],
      ['two', ['Office NAS', 'This PC'], true],
    ]);
  });

  it('say how many orders were sold since then', () => {
    expect(momentRows([copy], 1190)[0]?.ordersSince).toBe(134);
    expect(momentRows([copy], null)[0]?.ordersSince).toBeNull();
  });

  it('stay two rows when one place holds the same state twice', () => {
    expect(momentRows([copy, { ...copy, snapshotId: 'again' }], null)).toHaveLength(2);
  });

  it('never read from a copy of a newer Larder when another place has a readable one', () => {
    expect(momentRows([{ ...onNas, restorable: false }, copy], null)[0]?.id).toBe('one');
  });

  it('know the orders of now from the newest copy and what it lacks', () => {
    expect(ordersNow([newest, copy], [{ id: 'pc', lagOrders: 3 }])).toBe(1193);
    expect(ordersNow([copy], [{ id: 'pc', lagOrders: 3 }])).toBeNull();
  });

  it('tell in plain words what was happening', () => {
    expect(whatWasHappening(copy)).toBe('Just before a file was added');
    expect(whatWasHappening({ reason: 'before update 1.4' })).toBe('Just before an update');
    expect(whatWasHappening({ reason: 'something else' })).toBe('A named copy');
  });
});

describe('the moment to look at first', () => {
  const rows = momentRows([copy, newest], 1190);

  it('is the one before the import when a file was wrong', () => {
    expect(suggestedRow('import', rows)?.id).toBe('one');
  });

  it('is the newest when something is missing, and none when only the person can know', () => {
    expect(suggestedRow('missing', rows)?.id).toBe('three');
    expect(suggestedRow('known', rows)).toBeNull();
  });
});

describe('who may put back', () => {
  const people = [
    { username: 'rosa', display: 'Rosa', role: 'owner' },
    { username: 'dan', display: 'Dan', role: 'manager' },
    { username: 'kyle', display: 'Kyle', role: 'cashier' },
  ];

  it('is the owner for an older moment, and a manager too for the newest', () => {
    expect(mayPutBack(people, true).map((person) => person.username)).toEqual(['rosa']);
    expect(mayPutBack(people, false).map((person) => person.username)).toEqual(['rosa', 'dan']);
  });

  it('has to give a password or a whole code', () => {
    expect(authorityOf(nothingTyped, 'rosa')).toBeNull();
    expect(authorityOf({ ...nothingTyped, password: 'secret' }, 'rosa')).toEqual({
      username: 'rosa',
      password: 'secret',
    });
    expect(authorityOf({ ...nothingTyped, by: 'code', password: 'secret' }, 'rosa')).toBeNull();
    expect(authorityOf({ ...nothingTyped, by: 'code', code: 'AB6C' }, null)).toEqual({ recoveryCode: 'AB6C' });
  });
});
