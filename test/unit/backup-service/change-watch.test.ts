import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ChangeWatch } from '../../../electron/backup/service/change-watch';

const times = { quietMs: 3_000, latestMs: 10_000 };
let due: number[];
let watch: ChangeWatch;

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  due = [];
  watch = new ChangeWatch(times, Date.now, () => due.push(Date.now()));
});
afterEach(() => vi.useRealTimers());

test('copies three seconds after the last change', () => {
  watch.changed();
  vi.advanceTimersByTime(2_000);
  watch.changed();
  vi.advanceTimersByTime(2_999);
  expect(due).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(due).toEqual([5_000]);
});

test('copies ten seconds after the first change, however busy it is', () => {
  for (let second = 0; second < 25; second += 1) {
    watch.changed();
    vi.advanceTimersByTime(1_000);
  }
  expect(due).toEqual([10_000, 20_000]);
});

test('counts anew after a copy that came in between', () => {
  watch.changed();
  vi.advanceTimersByTime(2_500);
  watch.clear();
  vi.advanceTimersByTime(20_000);
  expect(due).toEqual([]);
  watch.changed();
  vi.advanceTimersByTime(3_000);
  expect(due).toEqual([25_500]);
});
