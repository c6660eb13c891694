#!/usr/bin/env node
// The long form of the fault tests, in slices: one file after the other, so that a slice that fails does not take the
// rest with it and the night's log says which ones did.
//   npm run test:long [-- name-part]     LARDER_LONG_SCALE=10 multiplies the rounds of every slice
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { build } from './lib/build.mjs';
import { projectRoot } from './lib/electron-runtime.mjs';
import { runNode } from './lib/run.mjs';

const folder = path.join(projectRoot, 'test/long');
const wanted = process.argv[2] ?? '';
const slices = existsSync(folder)
  ? readdirSync(folder).filter((name) => name.endsWith('.test.ts') && name.includes(wanted))
  : [];
if (slices.length === 0) {
  console.error(`There is no long test${wanted && ` with “${wanted}” in its name`} in test/long.`);
  process.exit(1);
}
if ((await build()) !== 0) process.exit(1);
const failed = [];
for (const slice of slices.sort()) {
  const startedAt = Date.now();
  const code = await runNode('scripts/vitest.mjs', ['--project=long', `test/long/${slice}`]);
  console.log(`${slice}: ${code === 0 ? 'passed' : 'failed'} in ${Math.round((Date.now() - startedAt) / 1000)} s`);
  if (code !== 0) failed.push(slice);
}
console.log(
  `${slices.length - failed.length} slices passed, ${failed.length} failed${failed.length ? `: ${failed.join(', ')}` : ''}`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
