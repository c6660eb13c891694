#!/usr/bin/env node
// Runs every benchmark (test/bench/*.bench.ts or .mjs) on Electron's own Node, one after the other.
//   npm run bench [-- name-part]
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { buildIfStale } from './lib/build.mjs';
import { withDesktop } from './lib/desktop.mjs';
import { projectRoot, requireRuntime, runtimeEnvironment } from './lib/electron-runtime.mjs';
import { run } from './lib/run.mjs';

const folder = path.join(projectRoot, 'test/bench');
const wanted = process.argv[2] ?? '';
const benchmarks = existsSync(folder)
  ? readdirSync(folder).filter((name) => /\.bench\.(ts|mjs)$/.test(name) && name.includes(wanted))
  : [];
if (benchmarks.length === 0) {
  console.error(`There is no benchmark${wanted && ` with “${wanted}” in its name`} in test/bench.`);
  process.exit(1);
}
if ((await buildIfStale()) !== 0) process.exit(1);
const { executable } = requireRuntime();
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project=bench'];
let worst = 0;
for (const benchmark of benchmarks.sort()) {
  const file = path.join('test/bench', benchmark);
  // Vite turns TypeScript with extension-less imports into something Node runs; plain modules need no help.
  const script = benchmark.endsWith('.mjs') ? [file] : [...vitest, file];
  const [program, ...parameters] = withDesktop([executable, ...script], { private: true }).command;
  console.log(`\n${benchmark}`);
  const code = await run(program, parameters, {
    env: runtimeEnvironment({ ELECTRON_RUN_AS_NODE: '1', LARDER_ELECTRON: executable }),
  });
  worst = Math.max(worst, code);
}
process.exit(worst);
