import { describe, expect, it } from 'vitest';
import {
  type CopyStatus,
  copyAnswer,
  drawerStanding,
  greeting,
  type HomeDrawer,
  hoursInOrder,
  moneyVerdict,
  placeStanding,
  primaryQuestion,
  stockVerdict,
  worstDrawer,
} from '../../../../../renderer/features/home/home-wording';

type Place = CopyStatus['destinations'][number];

const nas: Place = {
  id: '0198f2a0-0000-7000-8000-000000000001',
  kind: 'folder',
  label: 'Office NAS',
  location: '/copies',
  onSameDisk: false,
  state: 'up-to-date',
  failure: null,
  lastSnapshotAt: '2026-11-17T22:19:48.000Z',
  lastProvedAt: '2026-11-17T22:19:48.000Z',
  lastProofDepth: 'whole',
  lastProofSeconds: 0.084,
  lagSeconds: 0,
  lagOrders: 0,
  lagMinor: 0,
  copies: 3,
  bytes: 4096,
};
const behind: Place = { ...nas, label: 'USB disk', state: 'behind', lagSeconds: 15_480, lagOrders: 103 };

const statusOf = (destinations: readonly Place[], atRisk: number | null = 41): CopyStatus => ({
  dataAtRiskSeconds: atRisk,
  dataAtRiskOrders: 0,
  running: false,
  nextDailyAt: null,
  recoveryCodeCheckedAt: null,
  destinations: [...destinations],
});

const drawer = (name: string, status: string, varianceMinor: number | null): HomeDrawer => ({
  sessionId: '0198f2a0-0000-7000-8000-000000000002',
  name,
  status,
  varianceMinor,
  businessDate: '2026-11-17',
});

describe('is my data safe', () => {
  it('is never green while every copy lies on the disk of the records', () => {
    const beside: Place = { ...nas, onSameDisk: true };
    const answer = copyAnswer(statusOf([beside]));
    expect(answer.verdict).toEqual({ tone: 'attention', words: 'Copied and proved, on this disk only' });
    expect(answer.sentence).toContain('every copy lies on it');
    expect(copyAnswer(statusOf([beside, nas])).verdict.tone).toBe('safe');
  });

  it('says that everything would be lost while there is no place for copies', () => {
    const answer = copyAnswer(statusOf([], null));
    expect(answer.figure).toBe('Everything');
    expect(answer.verdict).toEqual({ tone: 'danger', words: 'No copies' });
  });

  it('names the place that is behind and how far in time and sales', () => {
    expect(copyAnswer(statusOf([nas, behind])).verdict).toEqual({ tone: 'attention', words: 'USB disk is behind' });
    expect(placeStanding(behind)).toEqual({ words: '4 h 18 min · 103 sales behind', tone: 'attention' });
  });

  it('is green only when every place holds a proved copy', () => {
    expect(copyAnswer(statusOf([nas])).verdict.tone).toBe('safe');
    expect(copyAnswer(statusOf([{ ...nas, lastProvedAt: null }])).verdict).toEqual({
      tone: 'attention',
      words: 'Copied, not proved yet',
    });
    expect(copyAnswer(statusOf([behind])).verdict.tone).toBe('danger');
  });

  it('counts what a dead PC would take', () => {
    expect(copyAnswer(statusOf([nas])).figure).toBe('41 s, 0 sales');
    expect(copyAnswer(statusOf([nas], 0)).figure).toBe('Nothing');
  });
});

describe('is my money right', () => {
  it('finds the drawer whose difference is largest', () => {
    const drawers = [drawer('Drawer 1', 'COUNTED', -300), drawer('Drawer 2', 'INVESTIGATING', -1299)];
    expect(worstDrawer(drawers)?.name).toBe('Drawer 2');
    expect(moneyVerdict(drawers)).toEqual({ tone: 'danger', words: '2 drawers do not match' });
  });

  it('says short or over only of a difference it may know', () => {
    expect(moneyVerdict([drawer('Drawer 2', 'INVESTIGATING', -1299)]).words).toBe('1 drawer short');
    expect(moneyVerdict([drawer('Drawer 2', 'INVESTIGATING', 5)]).words).toBe('1 drawer over');
    expect(moneyVerdict([drawer('Drawer 2', 'INVESTIGATING', null)]).words).toBe('1 drawer to settle');
  });

  it('does not call an explained difference wrong', () => {
    expect(moneyVerdict([drawer('Drawer 1', 'RESOLVED', -1299)])).toEqual({ tone: 'attention', words: '1 to sign' });
    expect(moneyVerdict([drawer('Drawer 1', 'LOCKED', -1299)]).tone).toBe('safe');
  });

  it('never shows a state by its code', () => {
    const states = ['OPEN', 'COUNTING', 'COUNTED', 'RECONCILED', 'INVESTIGATING', 'RESOLVED', 'LOCKED', 'FORCE_CLOSED'];
    const words = states.map((status) => drawerStanding(drawer('Drawer 1', status, null)));
    expect(words.filter((word) => word === word.toUpperCase())).toEqual([]);
  });
});

describe('Home', () => {
  it('fills one button only: the gravest question, money first', () => {
    const danger = { tone: 'danger', words: '' } as const;
    const attention = { tone: 'attention', words: '' } as const;
    expect(primaryQuestion({ data: danger, money: danger, stock: attention })).toBe('money');
    expect(primaryQuestion({ data: danger, money: attention })).toBe('data');
    expect(primaryQuestion({ stock: attention })).toBe('stock');
    expect(primaryQuestion({ data: { tone: 'safe', words: '' } })).toBeNull();
  });

  it('answers for the stock', () => {
    const stock = { items: 64, negative: 0, openCounts: 0, unpostedVarianceMinor: 0, lines: [] };
    expect(stockVerdict(stock).tone).toBe('safe');
    expect(stockVerdict({ ...stock, negative: 1 }).words).toBe('1 item below nothing');
    expect(stockVerdict({ ...stock, items: 0 }).tone).toBe('neutral');
  });

  it('draws hours as the business day runs, with the quiet ones between', () => {
    const hour = (at: number) => ({ hour: at, todayMinor: 100, usualMinor: 50 });
    const drawn = hoursInOrder([hour(0), hour(21), hour(23)], '04:00');
    expect(drawn.map((entry) => entry.hour)).toEqual([21, 22, 23, 0]);
    expect(drawn[1]).toEqual({ hour: 22, todayMinor: 0, usualMinor: 0 });
    expect(hoursInOrder([], '04:00')).toEqual([]);
  });

  it('greets by the clock of the restaurant', () => {
    expect(greeting('Daniel Kowalczyk', 22, 1)).toBe('Good evening, Daniel. 1 thing needs someone.');
    expect(greeting('Daniel', 9, 0)).toBe('Good morning, Daniel. Nothing waits for you.');
  });
});
