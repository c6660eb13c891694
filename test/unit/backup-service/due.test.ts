import { describe, expect, test } from 'vitest';
import { dailyIsDue, nextDailyAt } from '../../../electron/backup/service/due';
import { businessDateOf } from '../../../shared/domain/business-day';

const minute = 60_000;
const day = 24 * 60 * minute;
const iso = (ms: number): string => new Date(ms).toISOString();

/** Gaps at 02:00, at 02:00 in winter time, at 00:00, of half an hour; a zone across the date line; one without changes. */
const zones = ['America/New_York', 'Europe/Paris', 'America/Havana', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC'];

/** Runs the schedule with a check at each of these moments and says when it made a copy. */
function runsOf(timeZone: string, moments: Iterable<number>, first: string | null): readonly string[] {
  const runs: string[] = [];
  let last = first;
  for (const moment of moments) {
    const now = iso(moment);
    if (!dailyIsDue(now, timeZone, last)) continue;
    last = now;
    runs.push(now);
  }
  return runs;
}

/** The checks around each night that matter: before, at and after 02:00, in an hour that comes twice, and at noon. */
function* checksOfNights(timeZone: string, from: number, until: number): Generator<number> {
  for (let next = Date.parse(nextDailyAt(iso(from), timeZone)); next < until; ) {
    yield* [next - minute, next, next + 5 * minute, next + 61 * minute, next + 10 * 60 * minute];
    next = Date.parse(nextDailyAt(iso(next), timeZone));
  }
}

describe.each(zones)('twenty years of nights in %s', (timeZone) => {
  const from = Date.parse('2025-01-01T12:00:00.000Z');
  const until = Date.parse('2045-01-01T12:00:00.000Z');

  test('have one copy each, at 02:00 of the wall clock or right after the gap that swallows it', () => {
    const runs = runsOf(timeZone, checksOfNights(timeZone, from, until), iso(from));
    const nights = runs.map((run) => businessDateOf(run, timeZone, '00:00'));
    expect(new Set(nights).size).toBe(nights.length);
    expect(nights.length).toBe(Math.round((until - from) / day));
    const local = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    const times = new Set(runs.map((run) => local.format(new Date(run))));
    expect([...times].filter((time) => !['02:00', '02:30', '03:00'].includes(time))).toEqual([]);
    expect(times.has('02:00')).toBe(true);
  });

  test('that a PC slept through get one copy at the first check after it woke', () => {
    const asleep = from + 100 * day;
    const woke = asleep + 9 * day + 7 * 60 * minute;
    const moments = [...checksOfNights(timeZone, from, asleep), woke, woke + 1000, woke + 5 * minute];
    expect(runsOf(timeZone, moments, iso(from)).filter((run) => run >= iso(asleep))).toEqual([iso(woke)]);
  });
});

test('the next one is the next 02:00 of the wall clock', () => {
  expect(nextDailyAt('2026-11-21T13:00:00.000Z', 'America/New_York')).toBe('2026-11-22T07:00:00.000Z');
  expect(nextDailyAt('2026-11-22T07:00:00.000Z', 'America/New_York')).toBe('2026-11-23T07:00:00.000Z');
});

test('a clock that ran ahead for a moment does not stop the copies until that day', () => {
  expect(dailyIsDue('2026-11-21T13:00:00.000Z', 'UTC', '2031-01-01T02:00:00.000Z')).toBe(true);
  expect(dailyIsDue('2026-11-21T01:55:00.000Z', 'UTC', '2026-11-21T02:00:10.000Z')).toBe(false);
});

test('the first one is due at once', () => {
  expect(dailyIsDue('2026-11-21T13:00:00.000Z', 'UTC', null)).toBe(true);
});
