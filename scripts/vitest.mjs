#!/usr/bin/env node
// Runs Vitest on Electron's own Node, so that native modules are tested on the runtime that ships:
//   node scripts/vitest.mjs --project=unit [vitest parameters]
// Integration and long tests get a display, a session bus and an unlocked keyring of their own.
import { buildIfStale } from './lib/build.mjs';
import { withDesktop } from './lib/desktop.mjs';
import { requireRuntime, runtimeEnvironment } from './lib/electron-runtime.mjs';
import { run } from './lib/run.mjs';

const parameters = process.argv.slice(2);
const needsDesktop = ['integration', 'long'].some((project) => parameters.includes(`--project=${project}`));
// These start the built programs, and must never prove those of yesterday.
if (needsDesktop && (await buildIfStale()) !== 0) process.exit(1);
const vitest = [
  requireRuntime().executable,
  'node_modules/vitest/vitest.mjs',
  'run',
  '--passWithNoTests',
  ...parameters,
];
const [program, ...rest] = needsDesktop ? withDesktop(vitest, { private: true }).command : vitest;
process.exit(await run(program, rest, { env: runtimeEnvironment({ ELECTRON_RUN_AS_NODE: '1' }) }));
