#!/usr/bin/env node
// Runs Vitest on Electron's own Node, so that native modules are tested on the runtime that ships:
//   node scripts/vitest.mjs --project=unit [vitest parameters]
// Integration and long tests get a display, a session bus and an unlocked keyring of their own.
import { withDesktop } from './lib/desktop.mjs';
import { requireRuntime, runtimeEnvironment } from './lib/electron-runtime.mjs';
import { run } from './lib/run.mjs';

const parameters = process.argv.slice(2);
const needsDesktop = ['integration', 'long'].some((project) => parameters.includes(`--project=${project}`));
const vitest = [
  requireRuntime().executable,
  'node_modules/vitest/vitest.mjs',
  'run',
  '--passWithNoTests',
  ...parameters,
];
const [program, ...rest] = needsDesktop ? withDesktop(vitest, { private: true }).command : vitest;
process.exit(await run(program, rest, { env: runtimeEnvironment({ ELECTRON_RUN_AS_NODE: '1' }) }));
