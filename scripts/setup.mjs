#!/usr/bin/env node
// Brings a fresh clone to a runnable state: npm packages, system packages, Electron. Everything is said on stderr.
//   node scripts/setup.mjs [--for=start|test]
import { spawnSync } from 'node:child_process';
import { projectRoot } from './lib/electron-runtime.mjs';
import { runNode } from './lib/run.mjs';
import { markPackagesCurrent, packagesAreCurrent } from './lib/setup-state.mjs';

const onStderr = { stdio: ['inherit', 2, 'inherit'] };
const say = (sentence) => console.error(`set-up: ${sentence}`);

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const enough = major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);
  if (enough) return;
  say(`Node 20.19, 22.12 or newer is needed; this is ${process.version}. Install one of them, then try again.`);
  process.exit(1);
}

function npm(...parameters) {
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const windows = process.platform === 'win32';
  return spawnSync('npm', [...parameters, ...flags], {
    cwd: projectRoot,
    encoding: 'utf8',
    shell: windows,
    stdio: ['ignore', 2, 'pipe'],
  });
}

function installPackages() {
  if (packagesAreCurrent()) return;
  say('installing npm packages.');
  let result = npm('ci');
  // A registry that lacks another platform's optional package makes `npm ci` refuse the lock file. `npm install` keeps to
  // the same versions and hashes and passes over what is missing.
  if (result.status !== 0 && /Missing: .* from lock file/.test(result.stderr)) result = npm('install', '--no-save');
  if (result.status !== 0) {
    console.error(result.stderr || result.error?.message);
    say('npm could not install the packages. Check the connection to the npm registry and the free disk space.');
    process.exit(1);
  }
  markPackagesCurrent();
}

async function step(script, parameters = []) {
  const code = await runNode(script, parameters, onStderr);
  if (code !== 0) {
    say(`${script} could not finish; its last lines say what to do.`);
    process.exit(code);
  }
}

checkNode();
installPackages();
await step(
  'scripts/system-deps.mjs',
  process.argv.slice(2).filter((parameter) => parameter.startsWith('--for=')),
);
await step('scripts/ensure-electron.mjs');
