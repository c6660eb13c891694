#!/usr/bin/env node
// Debian family only: installs what Electron, a window without a display and the tests need and this machine lacks.
//   node scripts/system-deps.mjs [--for=start|test]
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { hasDisplay, hasSessionBus } from './lib/desktop.mjs';
import { findProgram } from './lib/run.mjs';

// Newer Debian and Ubuntu renamed some libraries when time_t grew to 64 bits.
const libraries = [
  ['libgtk-3.so.0', 'libgtk-3-0t64', 'libgtk-3-0'],
  ['libnss3.so', 'libnss3'],
  ['libnspr4.so', 'libnspr4'],
  ['libasound.so.2', 'libasound2t64', 'libasound2'],
  ['libgbm.so.1', 'libgbm1'],
  ['libatk-bridge-2.0.so.0', 'libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  ['libcups.so.2', 'libcups2t64', 'libcups2'],
  ['libxkbcommon.so.0', 'libxkbcommon0'],
  ['libdrm.so.2', 'libdrm2'],
];
const display = [
  ['Xvfb', 'xvfb'],
  ['xauth', 'xauth'],
];
const sessionBus = [
  ['dbus-run-session', 'dbus'],
  ['gnome-keyring-daemon', 'gnome-keyring'],
];
const testTools = [
  ['restic', 'restic'],
  ['sqlite3', 'sqlite3'],
  ['strace', 'strace'],
];

const say = (sentence) => console.error(`system packages: ${sentence}`);
const purpose = process.argv.find((parameter) => parameter.startsWith('--for='))?.slice('--for='.length);

function missingPackages() {
  const tools = {
    test: [...display, ...sessionBus, ...testTools],
    start: [...(hasDisplay() ? [] : display), ...(hasSessionBus() ? [] : sessionBus)],
  };
  const known = spawnSync(findProgram('ldconfig') ?? 'ldconfig', ['-p'], { encoding: 'utf8' }).stdout ?? '';
  return [
    ...libraries.filter(([library]) => !known.includes(library)),
    ...(tools[purpose] ?? []).filter(([program]) => !findProgram(program)),
  ].map(([, ...names]) => names);
}

/** Installing must not start a daemon: Debian asks policy-rc.d, and 101 means no. A policy already there is left alone. */
const installScript = `
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  printf '#!/bin/sh\\nexit 101\\n' > "$policy" && chmod 755 "$policy"
  trap 'rm -f "$policy"' EXIT
fi
export DEBIAN_FRONTEND=noninteractive
apt-get install -y -qq -o Dpkg::Use-Pty=0 --no-install-recommends "$@" >&2
`;

function isAvailable(name) {
  return /Candidate: [^(]/.test(spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' }).stdout ?? '');
}

function install(missing) {
  const plainNames = missing.map((names) => names.at(-1));
  const command = `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${plainNames.join(' ')}`;
  if (!existsSync('/usr/bin/apt-get')) {
    say(`install these with your package manager (Debian names): ${plainNames.join(' ')}`);
    return 1;
  }
  const root = process.getuid() === 0;
  if (!root && spawnSync('sudo', ['-n', 'true']).status !== 0) {
    say(`${plainNames.join(', ')} missing, and this user may not install them. Run:\n  ${command}`);
    return 1;
  }
  const asRoot = (...words) => {
    const [program, ...parameters] = root ? words : ['sudo', '-n', ...words];
    return spawnSync(program, parameters, { stdio: ['ignore', 2, 2] }).status ?? 1;
  };
  say(`installing ${plainNames.join(', ')}.`);
  asRoot('apt-get', 'update', '-qq');
  const chosen = missing.map((names) => names.find(isAvailable) ?? names.at(-1));
  // Named beside it, so that apt does not answer gnome-keyring's wish for a session bus with all of systemd.
  if (chosen.includes('gnome-keyring')) chosen.push('dbus-x11');
  const code = asRoot('sh', '-c', installScript, 'sh', ...chosen);
  if (code !== 0) say(`apt could not install them. Run this and read its answer:\n  ${command}`);
  return code;
}

if (process.platform === 'linux') {
  const missing = missingPackages();
  process.exitCode = missing.length === 0 ? 0 : install(missing);
}
