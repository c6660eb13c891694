import { describe, expect, test } from 'vitest';
import { isLockedOut, lockedUntil, lockoutMinutes } from '../../../../shared/domain/passwords/lockout';
import {
  normalisedPassword,
  type PasswordFacts,
  passwordProblems,
  shortestPassword,
} from '../../../../shared/domain/passwords/policy';
import { roles } from '../../../../shared/domain/people/permissions';

const facts: PasswordFacts = {
  password: 'three brown cows',
  username: 'rosalind',
  role: 'owner',
  isCommon: (password) => password === 'correct horse battery staple',
};

describe('a new password', () => {
  test('is longer for those who can change everything', () => {
    expect(roles.map((role) => [role, shortestPassword(role)])).toEqual([
      ['owner', 15],
      ['manager', 15],
      ['shift_lead', 8],
      ['cashier', 8],
      ['stock_clerk', 8],
      ['accountant', 8],
      ['auditor', 8],
    ]);
  });

  test.each<[string, Partial<PasswordFacts>, ReturnType<typeof passwordProblems>]>([
    ['long enough', {}, []],
    ['15 characters for an owner', { password: 'abcdefghijklmno' }, []],
    ['14 characters for an owner', { password: 'abcdefghijklmn' }, [{ kind: 'too-short', atLeast: 15 }]],
    ['8 characters for a cashier', { password: 'abcdefgh', role: 'cashier' }, []],
    ['7 characters for a cashier', { password: 'abcdefg', role: 'cashier' }, [{ kind: 'too-short', atLeast: 8 }]],
    ['8 characters outside the basic plane', { password: '😀'.repeat(8), role: 'cashier' }, []],
    ['128 characters', { password: 'x'.repeat(128) }, []],
    ['129 characters', { password: 'x'.repeat(129) }, [{ kind: 'too-long', atMost: 128 }]],
    ['a common one in other letters', { password: 'Correct Horse Battery STAPLE' }, [{ kind: 'common' }]],
    ['the user name in other letters', { password: ' Rosalind ', role: 'cashier' }, [{ kind: 'is-username' }]],
    ['nothing at all', { password: '' }, [{ kind: 'too-short', atLeast: 15 }]],
    ['no kinds of character are demanded', { password: 'aaaaaaaaaaaaaaa' }, []],
  ])('%s', (_, change, problems) => {
    expect(passwordProblems({ ...facts, ...change })).toEqual(problems);
  });

  test('is the same however a keyboard composes its letters, and keeps spaces and case', () => {
    expect(normalisedPassword('Gutie\u0301rrez')).toBe(normalisedPassword('Guti\u00e9rrez'));
    expect(normalisedPassword(' Aa ')).toBe(' Aa ');
  });
});

describe('after wrong passwords', () => {
  const last = '2026-11-17T22:14:09.000Z';

  test.each([
    [0, 0],
    [4, 0],
    [5, 1],
    [6, 2],
    [7, 4],
    [8, 8],
    [9, 15],
    [10, 15],
    [1_000, 15],
  ])('%i in a row mean a wait of %i minutes', (failures, minutes) => {
    expect(lockoutMinutes(failures)).toBe(minutes);
  });

  test('the wait runs from the last failure, in stored figures only', () => {
    expect(lockedUntil(4, last)).toBeUndefined();
    expect(lockedUntil(7, last)).toBe('2026-11-17T22:18:09.000Z');
    expect(isLockedOut(7, last, '2026-11-17T22:18:08.999Z')).toBe(true);
    expect(isLockedOut(7, last, '2026-11-17T22:18:09.000Z')).toBe(false);
    expect(isLockedOut(4, last, last)).toBe(false);
  });

  test('a clock set back a little does not open the lock, a wrong year does not hold it', () => {
    expect(isLockedOut(9, last, '2026-11-17T22:13:00.000Z')).toBe(true);
    expect(isLockedOut(9, last, '2025-11-17T22:14:09.000Z')).toBe(false);
  });
});
