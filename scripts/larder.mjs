#!/usr/bin/env node
// npm run -s larder -- <command>: the engine without a window, from a checkout. Only the command writes to stdout.
import { buildIfStale } from './lib/build.mjs';
import { requireRuntime, runtimeEnvironment } from './lib/electron-runtime.mjs';
import { run, runNode } from './lib/run.mjs';
import { isSetUp } from './lib/setup-state.mjs';

if (!isSetUp()) {
  const setUp = await runNode('scripts/setup.mjs', [], { stdio: ['ignore', 2, 'inherit'] });
  if (setUp !== 0) process.exit(1);
}
if ((await buildIfStale()) !== 0) process.exit(1);
const { executable } = requireRuntime();
process.exit(
  await run(executable, ['out/main/cli.js', ...process.argv.slice(2)], {
    env: runtimeEnvironment({ ELECTRON_RUN_AS_NODE: '1' }),
  }),
);
