// Builds out/ when a source is newer than the last finished build.
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot, runtimeEnvironment } from './electron-runtime.mjs';
import { runNode } from './run.mjs';

const stamp = path.join(projectRoot, 'out/built');
const sources = ['electron', 'renderer', 'shared', 'resources', 'electron.vite.config.ts', 'package-lock.json'];

function newestChange(entry) {
  if (!existsSync(entry)) return 0;
  const status = statSync(entry);
  if (!status.isDirectory()) return status.mtimeMs;
  // The folder's own time counts too: it is all that a deleted file leaves behind.
  return Math.max(status.mtimeMs, ...readdirSync(entry).map((name) => newestChange(path.join(entry, name))));
}

export function isBuilt() {
  if (!existsSync(stamp)) return false;
  const built = statSync(stamp).mtimeMs;
  return sources.every((source) => newestChange(path.join(projectRoot, source)) <= built);
}

/** Builds main, preload and renderer; everything it prints goes to stderr. Answers the exit code. */
export async function build() {
  const startedAt = new Date();
  const code = await runNode('node_modules/electron-vite/bin/electron-vite.js', ['build', '--logLevel', 'warn'], {
    stdio: ['ignore', 2, 'inherit'],
    env: runtimeEnvironment({ NODE_ENV: 'production' }),
  });
  if (code !== 0) return code;
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, startedAt.toISOString());
  return 0;
}

export async function buildIfStale() {
  return isBuilt() ? 0 : build();
}
