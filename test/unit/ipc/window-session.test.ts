import { beforeEach, describe, expect, it } from 'vitest';
import { WindowSession } from '../../../electron/ipc/window-session';
import { type FailureKey, failure } from '../../../shared/failures/failures';

const done = { envelope: { ok: true, value: { done: true } } } as const;
const refused = (key: FailureKey) => ({ envelope: { ok: false, failure: failure(key) } }) as const;
const signedIn = { ...done, session: { id: 'mine' } };

describe('the session of a window', () => {
  let session: WindowSession;
  beforeEach(() => {
    session = new WindowSession();
    session.note('auth.signIn', null, signedIn);
  });

  it('begins with a sign-in and says nothing about it', () => {
    expect(session.id).toBe('mine');
    expect(session.note('home.summary', 'mine', done)).toBeNull();
  });

  it('says once that it is locked, by the person or by the pipeline', () => {
    expect(session.note('auth.lock', 'mine', done)).toBe('locked');
    expect(session.note('home.summary', 'mine', refused('session/locked'))).toBeNull();
    session.note('auth.unlock', 'mine', done);
    expect(session.note('home.summary', 'mine', refused('session/locked'))).toBe('locked');
    expect(session.note('backup.status', 'mine', refused('session/locked'))).toBeNull();
  });

  it('says that it ended by a sign-out or by putting back, and elsewhere when main no longer knows it', () => {
    expect(session.note('auth.signOut', 'mine', { ...done, session: { id: null } })).toBe('signed-out');
    expect(session.id).toBeNull();
    session.note('auth.signIn', null, signedIn);
    expect(session.note('home.summary', 'mine', refused('session/signed-out'))).toBe('elsewhere');
    expect(session.note('backup.status', null, refused('session/signed-out'))).toBeNull();
  });

  it('is not ended by an answer of before the sign-in', () => {
    expect(session.note('home.summary', null, refused('session/signed-out'))).toBeNull();
    expect(session.id).toBe('mine');
  });

  it('survives every other refusal', () => {
    expect(session.note('cash.signOff', 'mine', refused('auth/wrong-password'))).toBeNull();
    expect(session.id).toBe('mine');
  });
});
