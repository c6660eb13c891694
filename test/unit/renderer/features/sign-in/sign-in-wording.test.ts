import { describe, expect, it } from 'vitest';
import { newPasswordProblems, refusedSentence } from '../../../../../renderer/features/sign-in/sign-in-wording';

describe('a refused sign-in', () => {
  it('says how long to wait', () => {
    const told = { code: 'LRD-AUTH-011', message: 'Too many wrong passwords.', detail: { waitSeconds: 118.2 } };
    expect(refusedSentence(told)).toBe('Too many wrong passwords. Wait 2 min, or ask a manager to let you in.');
  });

  it('says what main says where there is nothing to wait for', () => {
    const told = { code: 'LRD-AUTH-010', message: 'That name and password do not fit together.', detail: {} };
    expect(refusedSentence(told)).toBe(told.message);
  });
});

describe('an own password', () => {
  const right = { current: 'the old one', next: 'a new long one', again: 'a new long one' };

  it('is long enough, typed twice and another one than before', () => {
    expect(newPasswordProblems(right, 8)).toEqual({});
    expect(newPasswordProblems({ ...right, next: 'short', again: 'short' }, 8)).toHaveProperty('next');
    expect(newPasswordProblems({ ...right, again: 'else' }, 8)).toHaveProperty('again');
    expect(newPasswordProblems({ ...right, current: right.next }, 8)).toHaveProperty('next');
  });
});
