import { describe, expect, it } from 'vitest';
import { stageOf } from '../../../../renderer/app/stage';
import type { AppState } from '../../../../shared/contract/app';
import type { SessionView } from '../../../../shared/contract/people';

const state = (phase: AppState['phase']): AppState => ({
  phase,
  version: '0.1.0',
  restaurantName: null,
  sample: false,
  currency: null,
  timeZone: null,
  businessDate: null,
  problem: null,
  keychain: { usable: true, backend: 'Secret Service', message: null },
  undoUntil: null,
});

const session: SessionView = {
  userId: '0198f2a0-0000-7000-8000-000000000001',
  username: 'daniel',
  display: 'Daniel Kowalczyk',
  role: 'manager',
  permissions: ['home.view'],
  mustChangePassword: false,
  locked: false,
  idleLockMinutes: 10,
  alone: false,
};

describe('what the window shows', () => {
  it('is nothing until main has said where Larder stands', () => {
    expect(stageOf(undefined, undefined)).toBe('quiet');
    expect(stageOf(state('starting'), null)).toBe('quiet');
    expect(stageOf(state('open'), undefined)).toBe('quiet');
  });

  it('never is the office while the records are closed, whoever was signed in', () => {
    const phases = ['starting', 'first-run', 'keychain', 'damaged', 'newer-store'] as const;
    expect(phases.map((phase) => stageOf(state(phase), session))).not.toContain('office');
  });

  it('is the office only for a session that is neither locked nor on a first password', () => {
    expect(stageOf(state('open'), null)).toBe('sign-in');
    expect(stageOf(state('open'), { ...session, locked: true, mustChangePassword: true })).toBe('locked');
    expect(stageOf(state('open'), { ...session, mustChangePassword: true })).toBe('own-password');
    expect(stageOf(state('open'), session)).toBe('office');
  });
});
