import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { genesis } from '../../../../shared/domain/audit/chain';
import { fingerprintWords } from '../../../../shared/domain/audit/fingerprint';
import { type CashDay, cashDay, causeId, ownPassword, today } from './cash-day';

let day: CashDay;
beforeEach(() => {
  day = cashDay();
});
afterEach(() => {
  expect(day.ledger.faults).toEqual([]);
  day.ledger.close();
});

interface ZRow {
  readonly z_no: number;
  readonly z_content: string;
  readonly prev_hash: string;
  readonly hash: string;
  readonly status: string;
  readonly self_signed: number;
}

const sign = (sessionId: string, leftInDrawerMinor = 0, password = ownPassword) => ({
  sessionId,
  password,
  leftInDrawerMinor,
});
const zRow = (sessionId: string): ZRow =>
  day.one<ZRow>('SELECT * FROM cash_session WHERE id = :sessionId', { sessionId });
const failedCount = (userId: string): number =>
  day.one<{ readonly n: number }>('SELECT failed_count AS n FROM user WHERE id = :userId', { userId }).n;

/** Counted by this person, short by $12.99, with a cause written down. */
function shortDrawer(counter: 'manager' | 'owner' | 'cashier'): string {
  const sessionId = day.open(counter, 5_000);
  day.count(counter, sessionId, 3_701);
  day.people[counter === 'manager' ? 'owner' : 'manager'].ok('cash.resolve', {
    sessionId,
    reasonId: causeId(day, 'CHANGE_ERROR'),
    finding: 'Gave change of a twenty for a ten.',
  });
  return sessionId;
}

describe('signing a drawer', () => {
  it('locks it as the next Z, chained to the one before, over everything that was counted', () => {
    const first = day.open('cashier', 5_000);
    day.sell({ cash: 2_000 });
    day.count('cashier', first, 7_000);
    const z1 = day.people.manager.ok('cash.signOff', sign(first, 5_000));
    const second = day.open('cashier', 5_000);
    day.count('cashier', second, 5_000);
    const z2 = day.people.owner.ok('cash.signOff', sign(second, 1_000));
    expect([z1.zNo, z2.zNo]).toEqual([1, 2]);
    const [row1, row2] = [zRow(first), zRow(second)];
    expect([row1.status, row1.prev_hash, row2.prev_hash]).toEqual(['LOCKED', genesis.hash, z1.hash]);
    for (const row of [row1, row2]) {
      const bytes = Buffer.concat([Buffer.from(row.prev_hash, 'hex'), Buffer.from(row.z_content, 'utf8')]);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(row.hash);
    }
    expect(z1.words).toEqual([...fingerprintWords(z1.hash)]);
    expect(JSON.parse(row1.z_content)).toMatchObject({
      zNumber: 1,
      businessDate: today,
      expectedMinor: 7_000,
      countedMinor: 7_000,
      leftInDrawerMinor: 5_000,
      depositMinor: 2_000,
    });
    expect(day.people.cashier.ok('cash.session', { id: first }).z).toMatchObject({ zNo: 1, depositMinor: 2_000 });
  });

  it('never changes a signed drawer, its payments or its entries', () => {
    const sessionId = day.open('cashier', 0);
    day.sell({ cash: 2_000 });
    day.count('cashier', sessionId, 2_000);
    day.people.manager.ok('cash.signOff', sign(sessionId));
    expect(() => day.run('UPDATE cash_session SET counted_minor = 1, variance_minor = -1999')).toThrow('never changed');
    expect(() => day.run('UPDATE payment SET cash_session_id = NULL')).toThrow('stays there');
    const entry = { sessionId, kind: 'pay_in', amountMinor: 5, clientKey: day.id() } as const;
    expect(day.people.owner.refused('cash.addEvent', entry).key).toBe('cash/wrong-state');
    expect(day.people.owner.refused('cash.signOff', sign(sessionId)).key).toBe('cash/wrong-state');
  });

  it('refuses a drawer that is not counted, has no finding, or keeps more than it holds', () => {
    const sessionId = day.open('cashier', 5_000);
    expect(day.people.manager.refused('cash.signOff', sign(sessionId)).key).toBe('cash/wrong-state');
    day.count('cashier', sessionId, 1_000);
    expect(day.people.manager.refused('cash.signOff', sign(sessionId)).key).toBe('cash/needs-finding');
    day.people.manager.ok('cash.resolve', {
      sessionId,
      reasonId: causeId(day, 'UNEXPLAINED'),
      finding: 'Nothing was found at all.',
    });
    expect(day.people.manager.refused('cash.signOff', sign(sessionId, 1_001)).key).toBe('request/malformed');
    expect(failedCount(day.people.manager.id)).toBe(0);
    expect(day.people.manager.ok('cash.signOff', sign(sessionId, 1_000)).zNo).toBe(1);
    expect(day.one<{ readonly status: string }>('SELECT status FROM reconciliation').status).toBe('SIGNED');
  });

  it('counts a wrong password, signs nothing, and forgets it once the right one comes', () => {
    const sessionId = day.open('cashier', 5_000);
    day.count('cashier', sessionId, 5_000);
    expect(day.people.manager.refused('cash.signOff', sign(sessionId, 0, 'not the password')).key).toBe(
      'auth/wrong-password',
    );
    expect(failedCount(day.people.manager.id)).toBe(1);
    expect(zRow(sessionId).status).toBe('RECONCILED');
    const kept = `SELECT count(*) AS n FROM audit_event WHERE action = 'auth.signature-refused'`;
    expect(day.one<{ readonly n: number }>(kept).n).toBe(1);
    day.ledger.clock.advance(1_000);
    day.people.manager.ok('cash.signOff', sign(sessionId));
    expect(failedCount(day.people.manager.id)).toBe(0);
  });

  it('makes the signer wait after five wrong passwords', () => {
    const sessionId = day.open('cashier', 5_000);
    day.count('cashier', sessionId, 5_000);
    for (let attempt = 0; attempt < 5; attempt += 1) {
      day.people.manager.refused('cash.signOff', sign(sessionId, 0, 'not the password'));
      day.ledger.clock.advance(1_000);
    }
    expect(day.people.manager.refused('cash.signOff', sign(sessionId)).key).toBe('auth/wait');
    day.ledger.clock.advance(60_000);
    expect(day.people.manager.ok('cash.signOff', sign(sessionId)).zNo).toBe(1);
  });

  it('keeps every note of the session, and says that a small difference was accepted', () => {
    const opened = { drawerId: day.drawerId, businessDate: today, lines: day.sheet(5_000), note: 'Two torn notes' };
    const { sessionId } = day.people.cashier.ok('cash.open', opened);
    day.count('cashier', sessionId, 5_050);
    day.people.manager.ok('cash.signOff', { ...sign(sessionId), note: 'Quiet day' });
    expect(JSON.parse(zRow(sessionId).z_content)).toMatchObject({
      note: 'Two torn notes\nThe difference is within the tolerance and was accepted as it is.\nQuiet day',
    });
  });

  it('gives no number away when a signature fails', () => {
    const sessionId = day.open('cashier', 5_000);
    day.count('cashier', sessionId, 5_000);
    day.people.manager.refused('cash.signOff', sign(sessionId, 0, 'not the password'));
    day.ledger.clock.advance(1_000);
    expect(day.people.manager.ok('cash.signOff', sign(sessionId)).zNo).toBe(1);
  });
});

describe('four eyes', () => {
  it('refuses the counter as signer above the tolerance, and takes a second person', () => {
    const sessionId = shortDrawer('manager');
    expect(day.people.manager.refused('cash.signOff', sign(sessionId)).key).toBe('cash/second-person');
    expect(day.people.manager.ok('cash.session', { id: sessionId }).signOff).toEqual({
      allowed: false,
      selfSign: false,
      why: 'You counted this drawer. Someone else signs the difference.',
      needsFinding: false,
    });
    expect(day.people.owner.ok('cash.signOff', sign(sessionId)).selfSigned).toBe(false);
  });

  it('refuses an owner who counted while a manager could sign', () => {
    const sessionId = shortDrawer('owner');
    expect(day.people.owner.refused('cash.signOff', sign(sessionId)).key).toBe('cash/second-person');
  });

  it('lets a lone owner sign an own count, and marks it', () => {
    const sessionId = shortDrawer('owner');
    day.run(`UPDATE user SET status = 'disabled' WHERE role = 'manager'`);
    expect(day.people.owner.ok('cash.session', { id: sessionId }).signOff).toMatchObject({
      allowed: true,
      selfSign: true,
    });
    expect(day.people.owner.ok('cash.signOff', sign(sessionId)).selfSigned).toBe(true);
    expect(zRow(sessionId).self_signed).toBe(1);
    const entry = day.one<{ readonly severity: string }>(`SELECT severity FROM audit_event WHERE action = 'cash.sign'`);
    expect(entry.severity).toBe('warn');
  });

  it('lets the counter sign a count that matches', () => {
    const sessionId = day.open('manager', 5_000);
    day.count('manager', sessionId, 5_000);
    expect(day.people.manager.ok('cash.signOff', sign(sessionId)).selfSigned).toBe(false);
  });
});

describe('closing without a count', () => {
  const input = (sessionId: string, reason: string) => ({ sessionId, password: ownPassword, reason });

  it('takes the owner, a password and a reason, frees the drawer and is critical in the trail', () => {
    const sessionId = day.open('cashier', 5_000);
    day.sell({ cash: 2_000 });
    expect(day.people.manager.refused('cash.forceClose', input(sessionId, 'Fire alarm, drawer lost')).key).toBe(
      'session/not-allowed',
    );
    expect(day.people.owner.refused('cash.forceClose', input(sessionId, 'Fire')).key).toBe('request/malformed');
    day.people.owner.ok('cash.forceClose', input(sessionId, 'Fire alarm, drawer lost'));
    const { session, z } = day.people.owner.ok('cash.session', { id: sessionId });
    expect([session.status, session.expectedMinor, session.countedMinor, z]).toEqual([
      'FORCE_CLOSED',
      7_000,
      null,
      null,
    ]);
    const entry = day.one<{ readonly severity: string }>(
      `SELECT severity FROM audit_event WHERE action = 'cash.force-close'`,
    );
    expect(entry.severity).toBe('critical');
    expect(
      day.people.owner.ok('cash.open', { drawerId: day.drawerId, businessDate: today, lines: day.sheet(100) })
        .openingVarianceMinor,
    ).toBe(0);
  });
});

describe('the trail of a drawer', () => {
  it('has one entry for each step and no amount in any sentence', () => {
    const sessionId = day.open('cashier', 5_000);
    day.people.cashier.ok('cash.addEvent', { sessionId, kind: 'pay_out', amountMinor: 1_234, clientKey: day.id() });
    day.count('cashier', sessionId, 3_000);
    day.people.cashier.ok('cash.countAgain', { sessionId });
    day.count('cashier', sessionId, 3_766);
    day.people.manager.ok('cash.signOff', sign(sessionId, 1_000));
    const { rows } = day.one<{ readonly rows: string }>(
      `SELECT json_group_array(json_object('action', action, 'summary', summary)) AS rows FROM audit_event WHERE action LIKE 'cash.%'`,
    );
    const entries = JSON.parse(rows) as readonly { readonly action: string; readonly summary: string }[];
    expect(entries.map((entry) => entry.action)).toEqual([
      'cash.open',
      'cash.event',
      'cash.count-start',
      'cash.count',
      'cash.count-again',
      'cash.count',
      'cash.sign',
    ]);
    expect(entries.map((entry) => entry.summary)).toContain('Counted Drawer 1 for 17 Nov 2026, attempt 2: it matches.');
    for (const { summary } of entries) expect(summary).not.toMatch(/\$|\d\.\d\d|1234|3000|3766/);
  });
});
