import { describe, expect, it } from 'vitest';
import {
  accountState,
  newPersonProblems,
  type Person,
  peopleFacts,
  rolesToGive,
  roleWords,
  suggestedUsername,
  untouchableBecause,
} from '../../../../../renderer/features/people/people-words';
import { roles } from '../../../../../shared/domain/people/permissions';

const maria: Person = {
  id: '0190a0b0-0000-7000-8000-000000000001',
  username: 'maria',
  display: 'Maria',
  role: 'owner',
  status: 'active',
  mustChangePassword: false,
  lastSignInAt: null,
  rowVersion: 1,
};

describe('people', () => {
  it('are counted, those switched off apart', () => {
    expect(peopleFacts([maria])).toBe('1 person can sign in');
    expect(peopleFacts([maria, maria, { ...maria, status: 'disabled' }])).toBe('2 people can sign in, 1 switched off');
  });

  it('say in words whether they can come in', () => {
    expect(accountState(maria).words).toBe('Can sign in');
    expect(accountState({ ...maria, mustChangePassword: true }).words).toBe('Has a first password');
    expect(accountState({ ...maria, status: 'locked' }).tone).toBe('attention');
    expect(accountState({ ...maria, status: 'disabled', mustChangePassword: true }).words).toBe('Switched off');
  });

  it('have seven roles, each with a name and a sentence without codes', () => {
    for (const role of roles)
      expect(`${roleWords[role].name}: ${roleWords[role].may}`).toMatch(/^[A-Z][^_]+: [A-Z].*\.$/);
  });

  it('become owners only by an owner', () => {
    expect(rolesToGive('owner')).toContain('owner');
    expect(rolesToGive('manager')).not.toContain('owner');
    expect(untouchableBecause(maria, { role: 'manager', mayManage: true })).toBe('Only an owner can change an owner.');
    expect(untouchableBecause(maria, { role: 'owner', mayManage: true })).toBeUndefined();
  });
});

describe('a new person', () => {
  it('gets a plain name to sign in with', () => {
    expect(suggestedUsername('  Zoë Müller-Nwosu')).toBe('zoe');
    expect(suggestedUsername('李')).toBe('');
  });

  it('needs a name, a name to sign in with and a role', () => {
    expect(Object.keys(newPersonProblems({ display: ' ', username: '', role: null }))).toEqual([
      'display',
      'username',
      'role',
    ]);
    expect(newPersonProblems({ display: 'Ana', username: 'ana', role: 'cashier' })).toEqual({});
  });
});
