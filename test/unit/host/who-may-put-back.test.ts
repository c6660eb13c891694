import { describe, expect, it } from 'vitest';
import { mayPutBack, requireMayPutBack } from '../../../electron/host/who-may-put-back';
import { roles } from '../../../shared/domain/people/permissions';

describe('who may put a moment back', () => {
  it('is the owner or a manager for the newest, and the owner alone for an older one', () => {
    expect(roles.filter((role) => mayPutBack(role, true))).toEqual(['owner', 'manager']);
    expect(roles.filter((role) => mayPutBack(role, false))).toEqual(['owner']);
  });

  it('is whoever holds the recovery code, and nobody who is not signed in', () => {
    expect([mayPutBack('recovery', true), mayPutBack('recovery', false)]).toEqual([true, true]);
    expect([mayPutBack('nobody', true), mayPutBack('larder', true)]).toEqual([false, false]);
  });

  it('is refused by the name of the permission that is missing', () => {
    expect(() => requireMayPutBack('manager', false)).toThrowError(
      expect.objectContaining({
        failure: expect.objectContaining({ key: 'session/not-allowed', detail: { permission: 'restore.any' } }),
      }),
    );
  });
});
