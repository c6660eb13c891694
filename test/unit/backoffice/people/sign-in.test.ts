import { afterEach, describe, expect, it } from 'vitest';
import { peopleCommands } from '../../../../electron/backoffice/people/people-modules';
import { checkPerson } from '../../../../electron/ledger/check-person';
import { callContext } from '../../../../electron/pipeline/call-context';
import { FailureError } from '../../../../shared/failures/failures';
import {
  colleague,
  ownerName,
  ownerPassword,
  peopleModules,
  refusal,
  restaurantLedger,
  signIn,
  value,
  window,
} from '../../../support/people-ledger';
import { TestClock, type TestLedger } from '../../../support/test-ledger';

const minute = 60_000;
const open: TestLedger[] = [];
const kept = (ledger: TestLedger): TestLedger => {
  open.push(ledger);
  return ledger;
};
afterEach(() => {
  for (const ledger of open.splice(0)) ledger.close();
});

const failTimes = (ledger: TestLedger, times: number, username = ownerName): readonly string[] =>
  Array.from(
    { length: times },
    () => refusal(ledger, 'auth.signIn', { username, password: 'not the password' }, window(null)).key,
  );

const attempt = (ledger: TestLedger, password = ownerPassword) =>
  ledger.call('auth.signIn', { username: ownerName, password }, window(null));

const failureKey = (ledger: TestLedger, password = ownerPassword): string => {
  const envelope = attempt(ledger, password);
  return envelope.ok ? 'let in' : envelope.failure.key;
};

const failedCount = (ledger: TestLedger): number | undefined =>
  ledger.connection.read.get<{ failed_count: number }>('SELECT failed_count FROM user')?.failed_count;

const trail = (ledger: TestLedger) =>
  ledger.connection.read.all<{
    action: string;
    summary: string;
    after: string | null;
    actor: string;
    severity: string;
  }>('SELECT action, summary, after, actor, severity FROM audit_event ORDER BY seq DESC');

describe('signing in', () => {
  it('lets the owner in under a new random id and says what they may do', () => {
    const ledger = kept(restaurantLedger());
    const first = signIn(ledger);
    const second = signIn(ledger);
    expect(first.view).toMatchObject({
      username: ownerName,
      role: 'owner',
      locked: false,
      alone: true,
      idleLockMinutes: 15,
    });
    expect(second.caller).not.toEqual(first.caller);
    expect(trail(ledger)[0]).toMatchObject({ action: 'auth.signed-in', actor: 'Rosalind Achterberg' });
  });

  it('ends the older session of the same person on the same station', () => {
    const ledger = kept(restaurantLedger());
    const older = signIn(ledger);
    signIn(ledger);
    expect(refusal(ledger, 'people.list', {}, older.caller).key).toBe('session/signed-out');
    expect(ledger.connection.read.all('SELECT end_reason FROM session WHERE ended_at IS NOT NULL')).toEqual([
      { end_reason: 'elsewhere' },
    ]);
  });

  it('ends the session of whoever used this window before', () => {
    const ledger = kept(restaurantLedger());
    const owner = signIn(ledger);
    const cashier = colleague(ledger, owner.caller, 'cashier');
    signIn(ledger, cashier.username, cashier.password, owner.caller);
    expect(refusal(ledger, 'people.list', {}, owner.caller).key).toBe('session/signed-out');
  });

  it('refuses an unknown name like a wrong password and keeps nothing of what was typed', () => {
    const ledger = kept(restaurantLedger());
    const typed = { username: 'my secret password', password: 'not the password' };
    expect(refusal(ledger, 'auth.signIn', typed, window(null))).toMatchObject({
      key: 'auth/wrong-password',
      detail: {},
    });
    expect(trail(ledger)[0]).toMatchObject({ action: 'auth.sign-in-refused', severity: 'notice' });
    expect(JSON.stringify(trail(ledger))).not.toContain('my secret password');
  });

  it('refuses a switched-off account only after the right password', () => {
    const ledger = kept(restaurantLedger());
    const owner = signIn(ledger);
    const cashier = colleague(ledger, owner.caller, 'cashier');
    const row = value<{ id: string; rowVersion: number }[]>(ledger, 'people.list', {}, owner.caller).find(
      ({ id }) => id === cashier.id,
    );
    value(ledger, 'people.setActive', { id: cashier.id, active: false, rowVersion: row?.rowVersion }, owner.caller);
    const name = { username: cashier.username };
    expect(refusal(ledger, 'auth.signIn', { ...name, password: 'wrong' }, window(null)).key).toBe(
      'auth/wrong-password',
    );
    expect(refusal(ledger, 'auth.signIn', { ...name, password: cashier.password }, window(null)).key).toBe(
      'auth/disabled',
    );
    expect(refusal(ledger, 'people.list', {}, cashier.caller).key).toBe('session/signed-out');
  });
});

describe('wrong passwords', () => {
  it('keeps every refusal in the trail and warns when a wait begins', () => {
    const ledger = kept(restaurantLedger());
    failTimes(ledger, 5);
    const entries = trail(ledger).filter(({ action }) => action === 'auth.sign-in-refused');
    expect(entries).toHaveLength(5);
    expect(entries.map(({ severity }) => severity)).toEqual(['warn', 'notice', 'notice', 'notice', 'notice']);
    expect(entries[0]?.summary).toBe('Rosalind Achterberg was not let in: wrong password, next try in 1 minute.');
  });

  it('waits 1, 2, 4, 8, 15, 15 minutes from the fifth failure on and refuses the right password meanwhile', () => {
    const ledger = kept(restaurantLedger());
    failTimes(ledger, 5);
    for (const minutes of [1, 2, 4, 8, 15, 15]) {
      expect(
        refusal(ledger, 'auth.signIn', { username: ownerName, password: ownerPassword }, window(null)),
      ).toMatchObject({
        key: 'auth/wait',
        detail: { waitSeconds: minutes * 60 },
      });
      ledger.clock.advance(minutes * minute - 1);
      expect(failureKey(ledger)).toBe('auth/wait');
      ledger.clock.advance(1);
      expect(failureKey(ledger, 'still wrong')).toBe('auth/wrong-password');
    }
  });

  it('forgets the failures after the right password', () => {
    const ledger = kept(restaurantLedger());
    failTimes(ledger, 4);
    expect(failureKey(ledger)).toBe('let in');
    expect(failedCount(ledger)).toBe(0);
    expect(failTimes(ledger, 4)).not.toContain('auth/wait');
  });

  it('goes on waiting after a restart', () => {
    const clock = new TestClock();
    const first = restaurantLedger(clock);
    failTimes(first, 5);
    const ledger = kept(first.reopen());
    expect(failureKey(ledger)).toBe('auth/wait');
    clock.advance(minute);
    expect(failureKey(ledger)).toBe('let in');
  });

  it('counts a try that was killed between the count and the comparison', () => {
    let kills = 0;
    const killed = {
      ...peopleCommands['auth.signIn'],
      run: (): never => {
        kills += 1;
        throw new Error('killed');
      },
    };
    const clock = new TestClock();
    const commands = { ...peopleModules.commands, 'auth.signIn': killed };
    const first = restaurantLedger(clock, { ...peopleModules, commands });
    for (let count = 0; count < 5; count += 1) expect(failureKey(first)).toBe('unexpected');
    expect(failureKey(first)).toBe('auth/wait');
    expect(kills).toBe(5);
    const ledger = kept(first.reopen());
    expect(failedCount(ledger)).toBe(5);
    expect(failureKey(ledger)).toBe('auth/wait');
  });

  it('gives the whole wait anew when the clock is set back, and ends it', () => {
    const clock = new TestClock();
    const ledger = kept(restaurantLedger(clock));
    failTimes(ledger, 8);
    clock.advance(7 * minute);
    failTimes(ledger, 0);
    const before = failedCount(ledger);
    clock.set('2026-11-16T06:00:00.000Z');
    expect(failureKey(ledger)).toBe('auth/wait');
    expect(failureKey(ledger)).toBe('auth/wait');
    clock.set('2026-11-16T05:00:00.000Z');
    expect(failureKey(ledger)).toBe('auth/wait');
    expect(failedCount(ledger)).toBe(before);
    clock.advance(15 * minute);
    expect(failureKey(ledger)).toBe('let in');
  });

  it('evaluates at most one guess per wait, however often it is tried', () => {
    const ledger = kept(restaurantLedger());
    failTimes(ledger, 5);
    const before = failedCount(ledger) ?? 0;
    let evaluated = 0;
    for (let count = 0; count < 600; count += 1) {
      if (failureKey(ledger, 'guess') === 'auth/wrong-password') evaluated += 1;
      ledger.clock.advance(6_000);
    }
    expect(evaluated).toBeGreaterThan(0);
    expect(evaluated).toBeLessThanOrEqual(8);
    expect(failedCount(ledger)).toBe(before + evaluated);
  });
});

describe('the lock', () => {
  it('keeps everything shut until the password of whoever locked it', () => {
    const ledger = kept(restaurantLedger());
    const { caller } = signIn(ledger);
    value(ledger, 'auth.lock', {}, caller);
    expect(refusal(ledger, 'people.list', {}, caller).key).toBe('session/locked');
    expect(value(ledger, 'auth.session', {}, caller)).toMatchObject({ locked: true });
    expect(refusal(ledger, 'auth.unlock', { password: 'wrong' }, caller).key).toBe('auth/wrong-password');
    expect(value(ledger, 'auth.unlock', { password: ownerPassword }, caller)).toMatchObject({ locked: false });
    value(ledger, 'people.list', {}, caller);
  });

  it('comes by itself when nobody was there, and a sign of life puts it off', () => {
    const ledger = kept(restaurantLedger());
    const { caller } = signIn(ledger);
    ledger.clock.advance(14 * minute);
    value(ledger, 'auth.active', {}, caller);
    ledger.clock.advance(14 * minute);
    value(ledger, 'people.list', {}, caller);
    ledger.clock.advance(minute);
    expect(refusal(ledger, 'people.list', {}, caller).key).toBe('session/locked');
  });

  it('shares the wait with signing in', () => {
    const ledger = kept(restaurantLedger());
    const { caller } = signIn(ledger);
    value(ledger, 'auth.lock', {}, caller);
    for (let count = 0; count < 5; count += 1) refusal(ledger, 'auth.unlock', { password: 'wrong' }, caller);
    expect(refusal(ledger, 'auth.unlock', { password: ownerPassword }, caller).key).toBe('auth/wait');
    expect(failureKey(ledger)).toBe('auth/wait');
  });

  it('is no way in for a window without a session', () => {
    const ledger = kept(restaurantLedger());
    expect(refusal(ledger, 'auth.unlock', { password: ownerPassword }, window(null)).key).toBe('session/signed-out');
  });
});

describe('signing out', () => {
  it('ends the session for good', () => {
    const ledger = kept(restaurantLedger());
    const { caller } = signIn(ledger);
    const result = ledger.pipeline.call('auth.signOut', {}, caller);
    expect(result.session).toEqual({ id: null });
    expect(value(ledger, 'auth.session', {}, caller)).toBeNull();
    expect(refusal(ledger, 'auth.signOut', {}, caller).key).toBe('session/signed-out');
  });
});

describe('a person checked without a session', () => {
  const check = (ledger: TestLedger, username: string, password: string): unknown => {
    try {
      return checkPerson(ledger.connection, { username, password }, callContext(ledger.connection.read, ledger.world));
    } catch (error) {
      if (error instanceof FailureError) return error.failure.key;
      throw error;
    }
  };

  it('is counted and refused like anybody else', () => {
    const ledger = kept(restaurantLedger());
    expect(check(ledger, ownerName, ownerPassword)).toMatchObject({ role: 'owner', display: 'Rosalind Achterberg' });
    expect(check(ledger, 'nobody', ownerPassword)).toBe('auth/wrong-password');
    for (let count = 0; count < 5; count += 1) expect(check(ledger, ownerName, 'wrong')).toBe('auth/wrong-password');
    expect(check(ledger, ownerName, ownerPassword)).toBe('auth/wait');
  });

  it('is refused with a first password, which somebody else knows, and says no more about a spent one', () => {
    const ledger = kept(restaurantLedger());
    const owner = signIn(ledger);
    const add = (username: string): string =>
      value<{ oneTimePassword: string }>(
        ledger,
        'people.create',
        { username, display: username, role: 'manager' },
        owner.caller,
      ).oneTimePassword;
    const [used, old] = [add('mira'), add('nils')];
    signIn(ledger, 'mira', used);
    expect(check(ledger, 'mira', used)).toBe('auth/wrong-password');
    expect(check(ledger, 'nils', old)).toBe('session/must-change-password');
    ledger.clock.advance(60 * minute);
    expect(check(ledger, 'nils', old)).toBe('auth/wrong-password');
  });
});
