import { act } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useIdleLock } from '../../../../renderer/app/use-idle-lock';
import { press, render } from '../support/render';

const said: string[] = [];

function Watched(): null {
  useIdleLock({
    idleMinutes: 10,
    read: Date.now,
    onActive: () => said.push('active'),
    onIdle: () => said.push('idle'),
  });
  return null;
}

beforeEach(() => {
  said.length = 0;
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (minutes: number): void => {
  act(() => {
    vi.advanceTimersByTime(minutes * 60_000);
  });
};

it('locks after the minutes that Settings names, and not before', () => {
  render(<Watched />);
  pass(9.9);
  expect(said).toEqual([]);
  pass(0.1);
  expect(said).toEqual(['idle']);
});

it('is not put off by a key that a script pressed', () => {
  render(<Watched />);
  pass(9);
  press('a');
  pass(1);
  expect(said).toEqual(['idle']);
});
