// Where the Electron runtime of this checkout is. Two places only: the official build inside the electron package, or
// the pinned registry copy in .cache (development and tests, never a release).
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const projectRoot = path.resolve(import.meta.dirname, '../..');
export const electronPackage = path.join(projectRoot, 'node_modules/electron');
export const registryCopyVersion = '42.0.0';
export const registryCopyFolder = path.join(projectRoot, '.cache/electron', registryCopyVersion);
export const executableName =
  { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ?? 'electron';

/** The version this project ships with, as package.json pins it. */
export function pinnedVersion() {
  return JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')).devDependencies.electron;
}

/**
 * Runs the executable as Node and answers `{ version }`, or `{ problem }` with the reason it does not start.
 */
export function probe(folder) {
  const executable = path.join(folder, executableName);
  if (!existsSync(executable)) return { problem: 'not there' };
  const run = spawnSync(executable, ['-p', 'process.versions.electron'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '' },
    encoding: 'utf8',
    timeout: 30_000,
  });
  if (run.status === 0) return { version: run.stdout.trim() };
  return { problem: (run.stderr || run.error?.message || `ended with ${run.signal ?? run.status}`).trim() };
}

/**
 * The runtime to use: `{ folder, executable, official }`, or undefined before set-up has run.
 * ELECTRON_OVERRIDE_DIST_PATH wins, as it does for the electron package itself.
 */
export function findRuntime() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const candidates = [
    ...(override ? [{ folder: path.resolve(override), official: false }] : []),
    ...(officialIsInstalled() ? [{ folder: path.join(electronPackage, 'dist'), official: true }] : []),
    { folder: registryCopyFolder, official: false },
  ];
  const found = candidates.find(({ folder }) => existsSync(path.join(folder, executableName)));
  return found && { ...found, executable: path.join(found.folder, executableName) };
}

/** The runtime to use, or an error that says which command brings it. */
export function requireRuntime() {
  const runtime = findRuntime();
  if (!runtime) throw new Error('There is no Electron runtime yet. Run: node scripts/setup.mjs');
  return runtime;
}

/** Environment for every tool that asks the electron package where Electron is. */
export function runtimeEnvironment(extra = {}) {
  return { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: requireRuntime().folder, ...extra };
}

export function officialIsInstalled() {
  const versionFile = path.join(electronPackage, 'dist/version');
  return existsSync(versionFile) && readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') === pinnedVersion();
}
