#!/usr/bin/env node
// npm start: set-up, build, open. Parameters after `--` go to the app.
import { buildIfStale } from './lib/build.mjs';
import { sandboxParameters, withDesktop } from './lib/desktop.mjs';
import { requireRuntime, runtimeEnvironment } from './lib/electron-runtime.mjs';
import { run, runNode } from './lib/run.mjs';

const setUp = await runNode('scripts/setup.mjs', ['--for=start']);
if (setUp !== 0) process.exit(setUp);
const built = await buildIfStale();
if (built !== 0) {
  console.error('The build failed; the lines above say where.');
  process.exit(built);
}
const electron = [requireRuntime().executable, ...sandboxParameters(), '.', ...process.argv.slice(2)];
const { command, notes } = withDesktop(electron);
for (const note of notes) console.error(note);
const [program, ...parameters] = command;
process.exit(await run(program, parameters, { env: runtimeEnvironment() }));
