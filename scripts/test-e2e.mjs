#!/usr/bin/env node
// End-to-end tests: the built app in a real Electron window, on a display, bus and keyring of their own.
import { buildIfStale } from './lib/build.mjs';
import { withDesktop } from './lib/desktop.mjs';
import { requireRuntime, runtimeEnvironment } from './lib/electron-runtime.mjs';
import { run } from './lib/run.mjs';

if ((await buildIfStale()) !== 0) process.exit(1);
const playwright = [process.execPath, 'node_modules/@playwright/test/cli.js', 'test', '--pass-with-no-tests'];
const { command } = withDesktop([...playwright, ...process.argv.slice(2)], { private: true });
const [program, ...parameters] = command;
process.exit(
  await run(program, parameters, { env: runtimeEnvironment({ LARDER_ELECTRON: requireRuntime().executable }) }),
);
