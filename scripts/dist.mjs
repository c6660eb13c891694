#!/usr/bin/env node
// npm run dist [-- electron-builder parameters]: build, then package for this platform. Never publishes by itself.
import path from 'node:path';
import { build } from './lib/build.mjs';
import { findRuntime, pinnedVersion, probe, projectRoot } from './lib/electron-runtime.mjs';
import { runNode } from './lib/run.mjs';

const parameters = process.argv.slice(2);
const publishes = parameters.some((parameter, at) => {
  if (parameter.startsWith('--publish=')) return !parameter.endsWith('=never');
  return /^(--publish|-p)$/.test(parameter) && parameters[at + 1] !== 'never';
});
const runtime = findRuntime();
if (runtime && !runtime.official && publishes) {
  console.error('A package with an unofficial Electron is never published. Fetch the official build first.');
  process.exit(1);
}
if ((await build()) !== 0) process.exit(1);
const electron = runtime
  ? [
      `-c.electronDist=${path.relative(projectRoot, runtime.folder)}`,
      `-c.electronVersion=${runtime.official ? pinnedVersion() : probe(runtime.folder).version}`,
    ]
  : [];
const never = publishes ? [] : ['--publish', 'never'];
process.exit(await runNode('node_modules/electron-builder/cli.js', [...parameters, ...never, ...electron]));
