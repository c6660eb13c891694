#!/usr/bin/env node
// Runs Vitest on Electron's own Node, so that native modules are tested on the runtime that ships:
//   node scripts/vitest.mjs --project unit test/unit/domain
import { spawn } from 'node:child_process';
import path from 'node:path';
import { projectRoot, requireRuntime, runtimeEnvironment } from './lib/electron-runtime.mjs';

const vitest = path.join(projectRoot, 'node_modules/vitest/vitest.mjs');
const child = spawn(requireRuntime().executable, [vitest, 'run', ...process.argv.slice(2)], {
  cwd: projectRoot,
  stdio: 'inherit',
  env: runtimeEnvironment({ ELECTRON_RUN_AS_NODE: '1' }),
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
