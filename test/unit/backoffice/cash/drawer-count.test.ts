import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CashDay, cashDay, causeId } from './cash-day';

let day: CashDay;
beforeEach(() => {
  day = cashDay();
});
afterEach(() => {
  expect(day.ledger.faults).toEqual([]);
  day.ledger.close();
});

describe('counting', () => {
  it('asks for a decision about unfinished orders first, and keeps that they were seen', () => {
    const sessionId = day.open('cashier', 0);
    day.sell({ orderNo: '1184', status: 'PENDING', cash: 1_732, paymentStatus: 'PENDING' });
    const asked = day.people.cashier.refused('cash.startCount', { sessionId, acknowledged: false });
    expect(asked).toMatchObject({ key: 'cash/unacknowledged', detail: { count: 1, orders: '1184' } });
    const begun = day.people.cashier.ok('cash.startCount', { sessionId, acknowledged: true });
    expect(begun).toEqual({ attempt: 1, undecided: [{ orderNo: '1184', detail: 'Not confirmed yet' }] });
    const after = day.one<{ readonly after: string }>(
      `SELECT after FROM audit_event WHERE action = 'cash.count-start'`,
    ).after;
    expect(JSON.parse(after)).toMatchObject({ acknowledgedOrders: ['1184'] });
  });

  it('refuses a sheet with an empty line, and one from somebody who does not count', () => {
    const sessionId = day.open('cashier', 0);
    day.people.cashier.ok('cash.startCount', { sessionId, acknowledged: false });
    const lines = day.sheet(0);
    expect(day.people.cashier.refused('cash.submitCount', { sessionId, lines: lines.slice(2) }).key).toBe(
      'cash/count-incomplete',
    );
    expect(day.people.shift_lead.refused('cash.submitCount', { sessionId, lines }).key).toBe('cash/wrong-state');
    day.people.shift_lead.ok('cash.startCount', { sessionId, acknowledged: false });
    expect(day.people.shift_lead.ok('cash.submitCount', { sessionId, lines }).outcome).toBe('matches');
  });

  it.each([
    [0, 'matches', 'RECONCILED'],
    [99, 'within-tolerance', 'RECONCILED'],
    [-99, 'within-tolerance', 'RECONCILED'],
    [-100, 'count-again', 'COUNTED'],
    [100, 'count-again', 'COUNTED'],
  ] as const)('weighs a difference of %i as %s', (difference, outcome, status) => {
    const sessionId = day.open('cashier', 5_000);
    expect(day.count('cashier', sessionId, 5_000 + difference)).toMatchObject({ outcome, status, varianceMinor: null });
  });

  it('follows the tolerance of the settings', () => {
    day.run(
      `INSERT INTO setting (key, value, updated_at, updated_by) VALUES ('cashToleranceMinor', '0', '2026-11-17T00:00:00.000Z', 'x')`,
    );
    const sessionId = day.open('cashier', 5_000);
    expect(day.count('cashier', sessionId, 5_001).outcome).toBe('count-again');
  });

  it('goes to a manager after the third count that does not match, and keeps every count', () => {
    const sessionId = day.open('cashier', 5_000);
    expect(day.count('cashier', sessionId, 4_000).outcome).toBe('count-again');
    day.people.cashier.ok('cash.countAgain', { sessionId });
    expect(day.count('cashier', sessionId, 3_000)).toMatchObject({ outcome: 'count-again', attempt: 2 });
    day.people.cashier.ok('cash.countAgain', { sessionId });
    expect(day.count('cashier', sessionId, 2_500)).toMatchObject({
      outcome: 'to-manager',
      attempt: 3,
      status: 'INVESTIGATING',
    });
    expect(day.people.manager.refused('cash.countAgain', { sessionId }).key).toBe('cash/no-more-counts');
    const shown = day.people.manager.ok('cash.session', { id: sessionId });
    expect(shown.counts.map((count) => [count.purpose, count.attempt, count.totalMinor, count.used])).toEqual([
      ['opening', 0, 5_000, false],
      ['closing', 1, 4_000, false],
      ['recount', 2, 3_000, false],
      ['recount', 3, 2_500, true],
    ]);
    expect(shown.session.varianceMinor).toBe(-2_500);
    expect(day.one<{ readonly escalated: number }>('SELECT escalated FROM reconciliation').escalated).toBe(1);
    expect(() => day.run('UPDATE cash_count SET total_minor = 5000')).toThrow('a count is never edited');
  });

  it('counts a forgotten pay-out recorded between two counts', () => {
    const sessionId = day.open('cashier', 5_000);
    expect(day.count('cashier', sessionId, 4_000).outcome).toBe('count-again');
    day.people.cashier.ok('cash.countAgain', { sessionId });
    day.people.cashier.ok('cash.addEvent', { sessionId, kind: 'pay_out', amountMinor: 1_000, clientKey: day.id() });
    expect(day.count('cashier', sessionId, 4_000).outcome).toBe('matches');
  });
});

describe('deciding a difference', () => {
  it('lets a manager decide before the third count, with a cause and a finding of ten characters', () => {
    const sessionId = day.open('cashier', 5_000);
    day.count('cashier', sessionId, 3_701);
    const reasonId = causeId(day, 'CHANGE_ERROR');
    const input = { sessionId, reasonId, finding: 'Too short' };
    expect(day.people.manager.refused('cash.resolve', input).key).toBe('cash/needs-finding');
    day.people.manager.ok('cash.resolve', { ...input, finding: 'Gave change of a twenty for a ten.' });
    const shown = day.people.manager.ok('cash.session', { id: sessionId });
    expect(shown.session).toMatchObject({ status: 'RESOLVED', varianceMinor: -1_299 });
    expect(shown.reconciliation).toMatchObject({ status: 'RESOLVED', category: 'Wrong change was given' });
  });

  it('refuses to decide what matches or was not counted', () => {
    const sessionId = day.open('cashier', 5_000);
    const input = { sessionId, reasonId: causeId(day, 'UNEXPLAINED'), finding: 'Nothing was found at all.' };
    expect(day.people.manager.refused('cash.resolve', input).key).toBe('cash/wrong-state');
    day.count('cashier', sessionId, 5_000);
    expect(day.people.manager.refused('cash.resolve', input).key).toBe('cash/wrong-state');
  });

  it('keeps suspicion of theft between owner and managers', () => {
    const theft = causeId(day, 'THEFT_SUSPECTED');
    const codes = (role: 'cashier' | 'shift_lead' | 'manager' | 'owner') =>
      day
        .person(role)
        .ok('cash.reasons', {})
        .map((reason) => reason.code);
    expect(codes('cashier')).not.toContain('THEFT_SUSPECTED');
    expect(codes('shift_lead')).not.toContain('THEFT_SUSPECTED');
    expect(codes('manager')).toContain('THEFT_SUSPECTED');
    expect(codes('owner')).toContain('THEFT_SUSPECTED');
    const sessionId = day.open('cashier', 5_000);
    day.count('cashier', sessionId, 1_000);
    const input = { sessionId, reasonId: theft, finding: 'The camera shows a hand in the drawer.' };
    expect(day.people.shift_lead.refused('cash.resolve', input).key).toBe('record/not-found');
    day.people.manager.ok('cash.resolve', input);
    expect(day.people.shift_lead.ok('cash.session', { id: sessionId }).reconciliation).toEqual({
      status: 'RESOLVED',
      category: null,
      finding: null,
      resolution: null,
    });
    const trail = day.one<{ readonly text: string }>(
      `SELECT group_concat(summary || coalesce(after, '')) AS text FROM audit_event`,
    ).text;
    expect(trail).not.toMatch(/theft|camera/i);
  });
});
