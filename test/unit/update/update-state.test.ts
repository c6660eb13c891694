import { expect, it } from 'vitest';
import { afterStep, noUpdateYet, type UpdateStep } from '../../../electron/update/update-state';
import { statementOf } from '../../support/signed-release';

const at = '2026-11-21T12:00:00.000Z';
const through = (...steps: readonly UpdateStep[]) => steps.reduce(afterStep, noUpdateYet);
const offered: UpdateStep = { step: 'offered', statement: statementOf('x') };

it('goes from asking to an update that is here and signed', () => {
  expect(through({ step: 'asked' })).toMatchObject({ state: 'checking' });
  expect(through({ step: 'asked' }, offered)).toMatchObject({ state: 'available', available: { version: '0.2.0' } });
  expect(through({ step: 'asked' }, offered, { step: 'verified', at, expired: false })).toEqual({
    state: 'verified',
    available: { version: '0.2.0', releasedAt: '2026-11-20T10:00:00.000Z', notes: 'Counts are quicker.' },
    message: 'Larder 0.2.0 is here and its signature is good.',
    checkedAt: at,
  });
});

it('offers nothing any more after a refusal, whatever arrives late', () => {
  const refused: UpdateStep = { step: 'refused', at, reason: 'changed-on-the-way' };
  const late = through({ step: 'asked' }, offered, refused, { step: 'verified', at, expired: false });
  expect(late).toMatchObject({ state: 'refused', available: null });
  expect(late.message).toBe(
    'The file that arrived is not the one that was signed. It was not installed, and this Larder goes on as it is.',
  );
});

it('offers nothing while it asks again', () => {
  const again = through(offered, { step: 'verified', at, expired: false }, { step: 'asked' });
  expect(again).toMatchObject({ state: 'checking', available: null });
});

it('says when updates may be held back, and still goes on', () => {
  const newest = through({ step: 'asked' }, { step: 'newest', at, expired: true });
  expect(newest).toMatchObject({ state: 'idle' });
  expect(newest.message).toContain('somebody may be holding updates back');
});

it('takes an update place that does not answer calmly', () => {
  expect(through({ step: 'asked' }, { step: 'unreachable', at })).toMatchObject({ state: 'offline', checkedAt: at });
});
