import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { KillCycles, type KilledCycle } from '../support/kill-cycles';
import { bundleHost } from '../support/running-larder';
import { projectRoot } from '../support/terminal';

const wanted = 50 * Number(process.env.LARDER_LONG_SCALE ?? '1');
/** Cycles of an interrupted run are kept here and not repeated. */
const progressFile = join(projectRoot, '.cache/long/kill-9.json');
const reportFile = join(projectRoot, 'docs/proof/kill-9.md');
/** A fresh restaurant now and then, so that late cycles do not wait for the checks of a large repository. */
const cyclesEach = 10;

let cycles: KillCycles | null = null;
afterAll(() => cycles?.end());

it(`kill -9 at ${wanted} random moments loses nothing that was acknowledged`, async () => {
  const host = await bundleHost();
  const done: KilledCycle[] = existsSync(progressFile) ? JSON.parse(readFileSync(progressFile, 'utf8')) : [];
  mkdirSync(join(projectRoot, '.cache/long'), { recursive: true });
  for (let seed = 1001 + done.length; done.length < wanted; seed += 1) {
    if (!cycles || done.length % cyclesEach === 0) {
      cycles?.end();
      cycles = await KillCycles.begin(host);
    }
    const cycle = await cycles.cycle(seed);
    if (cycle.lost.length > 0 || !cycle.chainOk) cycles.keepEvidence(join(projectRoot, `.cache/long/evidence-${seed}`));
    done.push(cycle);
    writeFileSync(progressFile, JSON.stringify(done));
  }
  writeReport(done);
  for (const cycle of done) {
    expect(sum([cycle])).toBeGreaterThan(0);
    expect(cycle).toMatchObject({ signal: 'SIGKILL', lost: [], phaseAfter: 'open', chainOk: true, resticExit: 0 });
  }
});

const sum = (done: readonly KilledCycle[]): number =>
  done.flatMap(({ acknowledged }) => Object.values(acknowledged)).reduce((total, count) => total + count, 0);

function writeReport(done: readonly KilledCycle[]): void {
  const rows = done.map(
    ({ seed, killedAfterMs, acknowledged: a, lost, phaseAfter, chainOk, startMs, resticExit }) =>
      `| ${seed} | ${killedAfterMs} | ${a.import} | ${a.opened} | ${a.signed} | ${a.copied} | ${lost.length} | ${phaseAfter} | ${chainOk ? 'whole' : 'BROKEN'} | ${startMs} | ${resticExit} |`,
  );
  const lost = done.reduce((total, cycle) => total + cycle.lost.length, 0);
  mkdirSync(join(projectRoot, 'docs/proof'), { recursive: true });
  writeFileSync(
    reportFile,
    `# kill -9 of the whole, ${done.length} times

Made by \`npm run test:long -- kill-9\` on ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, Electron ${process.versions.electron ?? 'none'}. Repeat a line
with its seed. Each cycle imports, opens, counts and signs drawers and makes copies at once, is killed with SIGKILL while all that goes on, and is started
again. Acknowledged = the line was on disk (fsync, another file) before the kill. The records of ten cycles are one after the other the same.

${sum(done)} changes acknowledged, ${lost} lost; every start by itself, every chain whole, \`restic check --read-data\` after every cycle.

| seed | killed after ms | imports | drawers opened | signed | copies | lost | phase after | chain | start ms | restic |
|---|---|---|---|---|---|---|---|---|---|---|
${rows.join('\n')}
`,
  );
}
