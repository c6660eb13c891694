import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Alerts } from '../../../electron/health/alerts';
import { ClockWatch } from '../../../electron/health/clock-watch';
import { temporaryFolder } from '../../support/temporary-folder';

function movingClock() {
  const time = { wall: Date.parse('2026-11-21T12:00:00.000Z'), monotonic: 0 };
  return { time, clock: { now: () => new Date(time.wall), monotonicMs: () => time.monotonic } };
}

async function alertsHere() {
  const path = join(await temporaryFolder(), 'alerts.json');
  const told: string[] = [];
  const { time, clock } = movingClock();
  const open = () => new Alerts(path, clock, (_title, body) => told.push(body));
  return { path, told, time, open };
}

const disk = { rule: 'disk', severity: 'danger', message: '0.4 GB are free.' } as const;

it('tells once of a rule until it is resolved, and again when it comes back', async () => {
  const { told, time, open } = await alertsHere();
  const alerts = open();
  alerts.raise(disk);
  time.wall += 60_000;
  alerts.raise({ ...disk, message: '0.3 GB are free.' });
  expect(told).toEqual(['0.4 GB are free.']);
  expect(alerts.open).toEqual([
    { ...disk, message: '0.3 GB are free.', firstAt: '2026-11-21T12:00:00.000Z', lastAt: '2026-11-21T12:01:00.000Z' },
  ]);
  alerts.resolve('disk');
  expect(alerts.open).toEqual([]);
  alerts.raise(disk);
  expect(told).toHaveLength(2);
});

it('remembers over a start, so that nobody is told twice of the same', async () => {
  const { told, open } = await alertsHere();
  open().raise(disk);
  open().raise(disk);
  expect(told).toHaveLength(1);
});

it('starts with no alerts when their file is damaged', async () => {
  const { path, open } = await alertsHere();
  writeFileSync(path, '[{"rule":');
  const alerts = open();
  expect(alerts.open).toEqual([]);
  alerts.raise(disk);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toHaveLength(1);
});

it('notices a clock that was put back, forgives one that was set right, and takes sleep for sleep', () => {
  const { time, clock } = movingClock();
  const watch = new ClockWatch(clock);
  time.wall += 8 * 3_600_000;
  expect(watch.wentBackMs()).toBe(0);
  time.wall -= 3_600_000;
  time.monotonic += 1000;
  expect(watch.wentBackMs()).toBe(3_601_000);
  time.wall += 3_602_000;
  time.monotonic += 1000;
  expect(watch.wentBackMs()).toBe(0);
});
