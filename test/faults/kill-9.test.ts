import { afterAll, beforeAll, expect, it } from 'vitest';
import { KillCycles } from '../support/kill-cycles';
import { bundleHost } from '../support/running-larder';

let cycles: KillCycles;
beforeAll(async () => {
  cycles = await KillCycles.begin(await bundleHost());
});
afterAll(() => cycles.end());

it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
  'kill -9 in the middle of imports, signatures and copies loses nothing that was acknowledged (seed %i)',
  async (seed) => {
    const cycle = await cycles.cycle(seed);
    const acknowledged = Object.values(cycle.acknowledged).reduce((sum, count) => sum + count, 0);
    expect(acknowledged).toBeGreaterThan(0);
    expect(cycle.signal).toBe('SIGKILL');
    expect(cycle).toMatchObject({ lost: [], phaseAfter: 'open', chainOk: true, resticExit: 0, resticSaid: '' });
    expect(cycle.startMs).toBeLessThan(10_000);
  },
);
