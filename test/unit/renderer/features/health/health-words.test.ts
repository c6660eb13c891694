import { expect, it } from 'vitest';
import {
  type CheckView,
  durationWords,
  overall,
  worstFirst,
} from '../../../../../renderer/features/health/health-words';

const check = (name: CheckView['name'], state: CheckView['state']): CheckView => ({
  name,
  state,
  sentence: '',
  action: null,
});

it('puts the worst first and keeps the order among equals', () => {
  const sorted = worstFirst([
    check('disk', 'good'),
    check('proof', 'attention'),
    check('store', 'danger'),
    check('clock', 'good'),
  ]);
  expect(sorted.map(({ name }) => name)).toEqual(['store', 'proof', 'disk', 'clock']);
});

it('sums everything up in a word', () => {
  expect(overall([check('disk', 'good')])).toEqual({ tone: 'safe', words: 'All good' });
  expect(overall([check('disk', 'attention'), check('proof', 'attention')]).words).toBe('2 to look at');
  expect(overall([check('disk', 'attention'), check('proof', 'danger')])).toEqual({
    tone: 'danger',
    words: '1 needs you now',
  });
});

it('writes durations as people read them', () => {
  expect([durationWords(4.6), durationWords(999), durationWords(2340)]).toEqual(['5 ms', '999 ms', '2.3 s']);
});
