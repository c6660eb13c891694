import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../../../shared/domain/people/permissions';
import { permissionsOf, roles } from '../../../../shared/domain/people/permissions';
import {
  type Colleague,
  colleague,
  ownerName,
  ownerPassword,
  refusal,
  restaurantLedger,
  type SignedIn,
  signIn,
  value,
  window,
} from '../../../support/people-ledger';
import type { TestLedger } from '../../../support/test-ledger';

interface Person {
  readonly id: string;
  readonly username: string;
  readonly role: Role;
  readonly status: string;
  readonly mustChangePassword: boolean;
  readonly rowVersion: number;
}

const hour = 3_600_000;
let ledger: TestLedger;
let owner: SignedIn;
beforeEach(() => {
  ledger = restaurantLedger();
  owner = signIn(ledger);
});
afterEach(() => ledger.close());

const person = (username: string): Person => {
  const found = value<Person[]>(ledger, 'people.list', {}, owner.caller).find((one) => one.username === username);
  if (!found) throw new Error(`no ${username}`);
  return found;
};
const idAndVersion = (username: string) => {
  const { id, rowVersion } = person(username);
  return { id, rowVersion };
};
const newest = () =>
  ledger.connection.read.get<{ action: string; summary: string; before: string | null; after: string | null }>(
    'SELECT action, summary, before, after FROM audit_event ORDER BY seq DESC LIMIT 1',
  );
const resetOf = (username: string): string =>
  value<{ oneTimePassword: string }>(ledger, 'people.resetPassword', { id: person(username).id }, owner.caller)
    .oneTimePassword;

describe('a first password', () => {
  const add = () =>
    value<{ id: string; oneTimePassword: string }>(
      ledger,
      'people.create',
      { username: 'tomas', display: 'Tomas', role: 'cashier' },
      owner.caller,
    );

  it('has twelve readable characters and is never in the trail', () => {
    const { oneTimePassword } = add();
    expect(oneTimePassword).toMatch(/^[acdefghjkmnpqrtwxy34679]{12}$/);
    const everything = JSON.stringify(ledger.connection.read.all('SELECT * FROM audit_event'));
    expect(everything).not.toContain(oneTimePassword);
    expect(newest()).toMatchObject({ action: 'user.created', summary: 'Rosalind Achterberg added Tomas as cashier.' });
  });

  it('lets in once, and only to choose an own one', () => {
    const { oneTimePassword } = add();
    const first = signIn(ledger, 'tomas', oneTimePassword);
    expect(first.view.mustChangePassword).toBe(true);
    expect(refusal(ledger, 'cash.board', {}, first.caller).key).toBe('session/must-change-password');
    const again = { username: 'tomas', password: oneTimePassword };
    expect(refusal(ledger, 'auth.signIn', again, window(null)).key).toBe('auth/wrong-password');
    value(ledger, 'auth.changePassword', { current: oneTimePassword, next: 'blue umbrella' }, first.caller);
    expect(signIn(ledger, 'tomas', 'blue umbrella').view.mustChangePassword).toBe(false);
  });

  it('is of no use after an hour', () => {
    const { oneTimePassword } = add();
    ledger.clock.advance(hour);
    const late = { username: 'tomas', password: oneTimePassword };
    expect(refusal(ledger, 'auth.signIn', late, window(null)).key).toBe('auth/wrong-password');
  });
});

describe('managing people', () => {
  let manager: Colleague;
  beforeEach(() => {
    manager = colleague(ledger, owner.caller, 'manager');
  });

  it('refuses a user name that somebody has, in any case', () => {
    const input = { username: ownerName.toUpperCase(), display: 'Another', role: 'cashier' };
    expect(refusal(ledger, 'people.create', input, owner.caller).key).toBe('people/username-taken');
  });

  it('lets a manager manage everybody but owners', () => {
    const { caller } = manager;
    const input = { username: 'nia', display: 'Nia', role: 'owner' };
    expect(refusal(ledger, 'people.create', input, caller).key).toBe('people/owner-only');
    expect(refusal(ledger, 'people.resetPassword', { id: owner.view.userId }, caller).key).toBe('people/owner-only');
    const wanted = { ...idAndVersion(ownerName), active: false };
    expect(refusal(ledger, 'people.setActive', wanted, caller).key).toBe('people/owner-only');
    const demoted = { ...idAndVersion(ownerName), role: 'cashier' };
    expect(refusal(ledger, 'people.setRole', demoted, caller).key).toBe('people/owner-only');
    const promoted = { ...idAndVersion('manager'), role: 'owner' };
    expect(refusal(ledger, 'people.setRole', promoted, caller).key).toBe('people/owner-only');
    value(ledger, 'people.create', { ...input, role: 'cashier' }, caller);
  });

  it('keeps one active owner, whoever asks', () => {
    const demoted = { ...idAndVersion(ownerName), role: 'manager' };
    const off = { ...idAndVersion(ownerName), active: false };
    expect(refusal(ledger, 'people.setRole', demoted, owner.caller).key).toBe('people/last-owner');
    expect(refusal(ledger, 'people.setActive', off, owner.caller).key).toBe('people/last-owner');
    const second = colleague(ledger, owner.caller, 'owner', 'second');
    value(ledger, 'people.setActive', { ...idAndVersion('second'), active: false }, owner.caller);
    expect(refusal(ledger, 'people.setActive', off, owner.caller).key).toBe('people/last-owner');
    value(ledger, 'people.setActive', { ...idAndVersion('second'), active: true }, owner.caller);
    value(ledger, 'people.setRole', demoted, owner.caller);
    expect(refusal(ledger, 'people.list', {}, owner.caller).key).toBe('session/signed-out');
    owner = signIn(ledger, second.username, second.password);
    expect(person(ownerName).role).toBe('manager');
  });

  it('does not count an owner as gone who only waits after wrong passwords', () => {
    colleague(ledger, owner.caller, 'owner', 'second');
    for (let count = 0; count < 5; count += 1)
      refusal(ledger, 'auth.signIn', { username: 'second', password: 'wrong' }, window(null));
    expect(person('second').status).toBe('locked');
    value(ledger, 'people.setRole', { ...idAndVersion(ownerName), role: 'manager' }, owner.caller);
    ledger.clock.advance(60_000);
    owner = signIn(ledger, 'second', 'seven copper saucepans');
    expect(person('second').status).toBe('active');
  });

  it('ends the sessions of a person whose role changes, and asks for a longer password where the role does', () => {
    const cashier = colleague(ledger, owner.caller, 'cashier');
    value(ledger, 'people.setRole', { ...idAndVersion('cashier'), role: 'manager' }, owner.caller);
    expect(newest()).toMatchObject({ before: '{"role":"cashier"}', after: '{"role":"manager"}' });
    expect(refusal(ledger, 'auth.lock', {}, cashier.caller).key).toBe('session/signed-out');
    const again = signIn(ledger, cashier.username, cashier.password);
    expect(again.view).toMatchObject({ role: 'manager', mustChangePassword: true });
    const short = { current: cashier.password, next: 'tin whistle' };
    expect(refusal(ledger, 'auth.changePassword', short, again.caller)).toMatchObject({
      key: 'auth/weak-password',
      detail: { kind: 'too-short', atLeast: 15 },
    });
  });

  it('refuses to change what somebody else changed meanwhile', () => {
    const seen = idAndVersion('manager');
    value(ledger, 'people.setRole', { ...seen, role: 'cashier' }, owner.caller);
    expect(refusal(ledger, 'people.setRole', { ...seen, role: 'auditor' }, owner.caller).key).toBe(
      'record/changed-meanwhile',
    );
    const nobody = { id: '00000000-0000-4000-8000-000000000009', role: 'cashier', rowVersion: 1 };
    expect(refusal(ledger, 'people.setRole', nobody, owner.caller).key).toBe('record/not-found');
  });

  it('gives a new first password to others, never to oneself', () => {
    expect(refusal(ledger, 'people.resetPassword', { id: owner.view.userId }, owner.caller).key).toBe(
      'session/not-allowed',
    );
    for (let count = 0; count < 5; count += 1)
      refusal(ledger, 'auth.signIn', { username: 'manager', password: 'wrong' }, window(null));
    const first = resetOf('manager');
    expect(refusal(ledger, 'people.list', {}, manager.caller).key).toBe('session/signed-out');
    expect(signIn(ledger, 'manager', first).view.mustChangePassword).toBe(true);
  });

  it('tells an owner or manager whether they are the only one', () => {
    expect(value(ledger, 'auth.session', {}, owner.caller)).toMatchObject({ alone: false });
    value(ledger, 'people.setActive', { ...idAndVersion('manager'), active: false }, owner.caller);
    expect(value(ledger, 'auth.session', {}, owner.caller)).toMatchObject({ alone: true });
  });

  it('shows sign-ins and refused tries of one person', () => {
    refusal(ledger, 'auth.signIn', { username: 'manager', password: 'wrong' }, window(null));
    const rows = value<{ action: string }[]>(ledger, 'people.signIns', { id: manager.id }, owner.caller);
    expect(rows.map(({ action }) => action)).toEqual(['auth.sign-in-refused', 'auth.signed-in', 'auth.signed-in']);
  });

  it('is open to exactly the roles that have the permission', () => {
    for (const role of roles.filter((one) => one !== 'owner' && one !== 'manager')) {
      const someone = colleague(ledger, owner.caller, role);
      const input = { username: `${role}2`, display: role, role: 'cashier' };
      expect(permissionsOf[role]).not.toContain('people.manage');
      expect(refusal(ledger, 'people.create', input, someone.caller).key).toBe('session/not-allowed');
      expect(refusal(ledger, 'people.list', {}, someone.caller).key).toBe('session/not-allowed');
    }
  });
});

describe('changing the own password', () => {
  const change = (next: string, current = ownerPassword) =>
    ledger.call('auth.changePassword', { current, next }, owner.caller);
  const keyOf = (next: string, current?: string): string => {
    const envelope = change(next, current);
    return envelope.ok ? 'changed' : envelope.failure.key;
  };

  it.each([
    'short',
    'passwordpassword',
    'Password123456789!',
    'qwertyuiopasdfgh',
    'aaaaaaaaaaaaaaaa',
    '123456789012345678',
    'P@ssw0rd-P@ssw0rd',
    'sunshine princess 2026',
  ])('refuses %s', (next) => {
    expect(keyOf(next)).toBe('auth/weak-password');
  });

  it('counts wrong present passwords, and none when only the choice was refused', () => {
    for (let count = 0; count < 6; count += 1) expect(keyOf('short')).toBe('auth/weak-password');
    expect(newest()).toMatchObject({ action: 'user.password-refused' });
    for (let count = 0; count < 5; count += 1) expect(keyOf('a winter of bread', 'wrong')).toBe('auth/wrong-password');
    expect(keyOf('a winter of bread')).toBe('auth/wait');
  });

  it('refuses the last ten passwords and takes the eleventh again', () => {
    const chosen = Array.from({ length: 10 }, (_, index) => `kettle number ${index} on the stove`);
    let current = ownerPassword;
    for (const next of chosen) {
      ledger.clock.advance(1);
      expect(keyOf(next, current)).toBe('changed');
      current = next;
    }
    expect(keyOf(chosen[0] ?? '', current)).toBe('auth/used-password');
    expect(keyOf(current, current)).toBe('auth/used-password');
    expect(keyOf(ownerPassword, current)).toBe('changed');
  });

  it('ends every other session of the person', () => {
    const other = signIn(ledger);
    owner = signIn(ledger);
    ledger.connection.transaction(() =>
      ledger.connection.write.run('UPDATE session SET ended_at = NULL, end_reason = NULL WHERE id = :id', {
        id: other.caller.kind === 'session' ? other.caller.sessionId : null,
      }),
    );
    value(ledger, 'auth.session', {}, other.caller);
    expect(keyOf('a winter of bread')).toBe('changed');
    expect(value(ledger, 'auth.session', {}, other.caller)).toBeNull();
    expect(value(ledger, 'auth.session', {}, owner.caller)).not.toBeNull();
  });

  it('is due after 90 days when the operations guide is followed, and never otherwise', () => {
    const { rowVersion } = value<{ rowVersion: number }>(ledger, 'settings.get', {}, owner.caller);
    ledger.clock.advance(91 * 24 * hour);
    owner = signIn(ledger);
    expect(owner.view.mustChangePassword).toBe(false);
    value(ledger, 'settings.change', { changes: { operationsGuidePolicy: true }, rowVersion }, owner.caller);
    owner = signIn(ledger);
    expect(owner.view.mustChangePassword).toBe(true);
    expect(keyOf('bread and winter')).toBe('changed');
  });
});
