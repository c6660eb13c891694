import { describe, expect, it } from 'vitest';
import {
  countName,
  countOutcome,
  differenceSaid,
  drawersOpen,
  eventSaid,
  listInWords,
  nextStep,
  sessionSaid,
  typedKinds,
} from '../../../../../renderer/features/cash/cash-words';
import { type DrawerSession, drawerEventKind, sessionStatus } from '../../../../../shared/contract/cash';
import { mayDo, type Permission, type Role } from '../../../../../shared/domain/people/permissions';

const may =
  (role: Role) =>
  (permission: Permission): boolean =>
    mayDo(role, permission);

const session: DrawerSession = {
  id: '018f0000-0000-7000-8000-000000000001',
  drawerId: '018f0000-0000-7000-8000-000000000002',
  drawerName: 'Drawer 2',
  businessDate: '2026-11-17',
  status: 'OPEN',
  openedAt: '2026-11-17T15:31:00.000Z',
  openedBy: 'Maria',
  countedBy: null,
  countedById: null,
  signedBy: null,
  selfSigned: false,
  zNo: null,
  attempts: 0,
  openingMinor: null,
  openingVarianceMinor: null,
  expectedMinor: null,
  countedMinor: null,
  varianceMinor: null,
  rowVersion: 1,
};
const drawer = (name: string, current: DrawerSession | null = null) => ({ id: name, name, current });
const at = (status: DrawerSession['status']): DrawerSession => ({ ...session, status });

describe('the words of a drawer', () => {
  it('never show a state by its code', () => {
    const words = sessionStatus.options.map((status) => sessionSaid({ status, selfSigned: false }).word);
    expect(words.filter((word) => /[A-Z_]{4,}/u.test(word))).toEqual([]);
    const entries = [...drawerEventKind.options, ...typedKinds, 'reversal', 'unheard-of'].map(eventSaid);
    expect(entries.filter((word) => word.includes('_'))).toEqual([]);
  });

  it('keep a count that its only owner signed alone marked as danger', () => {
    expect(sessionSaid({ status: 'LOCKED', selfSigned: true })).toEqual({
      tone: 'danger',
      word: 'Counted and signed alone',
    });
  });

  it('are red only while a difference is not explained', () => {
    const short = { varianceMinor: -1299 } as const;
    expect(differenceSaid({ ...short, status: 'INVESTIGATING' }, '$0.99')).toEqual({
      tone: 'danger',
      word: 'Short, beyond the $0.99 limit',
    });
    expect(differenceSaid({ ...short, status: 'RESOLVED' }, '$0.99').tone).toBe('attention');
    expect(differenceSaid({ varianceMinor: 40, status: 'RECONCILED' }, null)).toEqual({
      tone: 'attention',
      word: 'Over, within the limit',
    });
    expect(differenceSaid({ varianceMinor: 0, status: 'RECONCILED' }, '$0.99').tone).toBe('safe');
  });

  it('tell somebody who may not see amounts how many counts are left, and no amount', () => {
    const first = countOutcome({ status: 'COUNTED', attempts: 1 }, 3, true);
    const second = countOutcome({ status: 'COUNTED', attempts: 2 }, 3, true);
    expect(first.meaning).toContain('2 more counts are possible');
    expect(second.meaning).toContain('One more count is possible');
    expect(countOutcome({ status: 'INVESTIGATING', attempts: 3 }, 3, true).meaning).toContain('Your part is done');
    expect(countOutcome({ status: 'RECONCILED', attempts: 1 }, 3, true)).toMatchObject({ tone: 'safe' });
  });

  it('tell whoever only reads nothing of a part of theirs', () => {
    expect(countOutcome({ status: 'RECONCILED', attempts: 1 }, 3, false).meaning).toBe('The owner or a manager signs.');
  });

  it('name counts in the order they were made', () => {
    expect([0, 1, 2, 3].map(countName)).toEqual(['Opening', 'First', 'Second', 'Third']);
  });

  it('join order numbers as they are said', () => {
    expect(listInWords([])).toBe('');
    expect(listInWords(['1184'])).toBe('1184');
    expect(listInWords(['1184', '1187'])).toBe('1184 and 1187');
    expect(listInWords(['1184', '1187', '1190'])).toBe('1184, 1187 and 1190');
  });
});

describe('the next step on the board', () => {
  const owner = may('owner');

  it('is only what this person may do', () => {
    const toSign = drawer('Drawer 3', at('RESOLVED'));
    const free = drawer('Drawer 4');
    expect(nextStep([toSign, free], may('cashier'))?.label).toBe('Open Drawer 4');
    expect(nextStep([toSign, free, drawer('Drawer 1', at('OPEN'))], may('accountant'))).toBeNull();
  });

  it('is the drawer nearest to being closed', () => {
    const open = drawer('Drawer 1', at('OPEN'));
    const toExplain = drawer('Drawer 2', at('INVESTIGATING'));
    const toSign = drawer('Drawer 3', at('RESOLVED'));
    expect(nextStep([open, toSign, toExplain], owner)).toEqual({ label: 'Settle Drawer 2', drawer: toExplain });
    expect(nextStep([open, toSign], owner)?.label).toBe('Sign Drawer 3');
    expect(nextStep([drawer('Drawer 4'), open], owner)?.label).toBe('Count Drawer 1');
  });

  it('is opening the first free drawer when nothing else waits', () => {
    expect(nextStep([drawer('Drawer 1'), drawer('Drawer 2')], owner)?.label).toBe('Open Drawer 1');
    expect(nextStep([], owner)).toBeNull();
  });

  it('counts the drawers that are open', () => {
    expect(drawersOpen([drawer('Drawer 1')])).toBe('no drawer is open');
    expect(drawersOpen([drawer('Drawer 1', session), drawer('Drawer 2')])).toBe('1 of 2 drawers open');
  });
});
