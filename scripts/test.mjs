#!/usr/bin/env node
// npm test: set-up, static checks, unit, integration, build, end-to-end. Every step runs even when an earlier one failed,
// so that one run shows all that is wrong; the last line is "N passed, N failed".
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from './lib/build.mjs';
import { projectRoot } from './lib/electron-runtime.mjs';
import { runNode } from './lib/run.mjs';
import { staticChecks } from './lib/static-checks.mjs';
import { countPlaywright, countVitest } from './lib/test-counts.mjs';

const results = path.join(projectRoot, 'test-results/counts');
const total = { passed: 0, failed: 0, skipped: 0 };
const failedSteps = [];

function heading(name) {
  console.log(`\n── ${name} ──`);
}

async function check([name, script, ...parameters]) {
  heading(name);
  if ((await runNode(script, parameters)) === 0) return;
  failedSteps.push(name);
  total.failed += 1;
}

/** Adds up a runner's own counts; a runner that fails without a failed test still counts as one failure. */
async function tests(name, start, count) {
  heading(name);
  const file = path.join(results, `${name.replaceAll(' ', '-')}.json`);
  const code = await start(file);
  const counts = count(readReport(file));
  if (code !== 0) {
    failedSteps.push(name);
    counts.failed = Math.max(counts.failed, 1);
  }
  for (const kind of Object.keys(total)) total[kind] += counts[kind];
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

const vitest = (projects) => (file) =>
  runNode('scripts/vitest.mjs', [...projects, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]);

const playwright = (file) =>
  runNode('scripts/test-e2e.mjs', ['--reporter=list,json'], {
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  });

const setUp = await runNode('scripts/setup.mjs', ['--for=test']);
if (setUp !== 0) {
  console.log('0 passed, 1 failed');
  process.exit(setUp);
}
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
for (const step of staticChecks) await check(step);
await tests('unit tests', vitest(['--project=unit', '--project=renderer']), countVitest);
heading('build');
const built = (await build()) === 0;
if (!built) {
  failedSteps.push('build');
  total.failed += 1;
}
await tests('integration tests', vitest(['--project=integration']), countVitest);
if (built) await tests('end-to-end tests', playwright, countPlaywright);

console.log('');
if (failedSteps.length > 0) console.log(`Failed: ${failedSteps.join(', ')}.`);
if (total.skipped > 0) console.log(`${total.skipped} skipped`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
