#!/usr/bin/env node
// Runs inside dbus-run-session: starts and unlocks a gnome-keyring of its own, runs a command, ends the keyring.
//   node scripts/keyring-session.mjs --private|--kept -- command...
// --private: everything lives in a temporary folder that is removed at the end (tests).
// --kept:    the keyring outlives the session in the user's data folder, or the app could not open its records next time.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { run } from './lib/run.mjs';

const separator = process.argv.indexOf('--');
const isPrivate = process.argv.slice(2, separator).includes('--private');
const [program, ...parameters] = process.argv.slice(separator + 1);
const temporary = mkdtempSync(path.join(os.tmpdir(), 'larder-desktop-'));
chmodSync(temporary, 0o700);

function folder(...names) {
  const made = path.join(...names);
  mkdirSync(made, { recursive: true, mode: 0o700 });
  return made;
}

function privateEnvironment() {
  return {
    LARDER_PRIVATE_DESKTOP: '1',
    XDG_RUNTIME_DIR: folder(temporary, 'runtime'),
    XDG_DATA_HOME: folder(temporary, 'data'),
    XDG_CONFIG_HOME: folder(temporary, 'config'),
    XDG_CACHE_HOME: folder(temporary, 'cache'),
  };
}

function keptEnvironment() {
  return process.env.XDG_RUNTIME_DIR ? {} : { XDG_RUNTIME_DIR: folder(temporary, 'runtime') };
}

/** Without a log-in there is no password to unlock with: a file only this user may read takes its place. */
function keptKeyring() {
  const dataHome = process.env.XDG_DATA_HOME ?? path.join(os.homedir(), '.local/share');
  const home = folder(dataHome, 'larder-keyring');
  const passwordFile = path.join(home, 'unlock');
  if (!existsSync(passwordFile)) writeFileSync(passwordFile, randomBytes(24).toString('base64'), { mode: 0o600 });
  console.error(`The keyring of this run is kept in ${home}; only the rights of that folder protect it.`);
  return { dataHome: home, password: readFileSync(passwordFile, 'utf8') };
}

function startKeyring(environment) {
  const kept = isPrivate ? undefined : keptKeyring();
  const child = spawn('gnome-keyring-daemon', ['--foreground', '--components=secrets', '--unlock'], {
    env: { ...process.env, ...environment, XDG_DATA_HOME: kept?.dataHome ?? environment.XDG_DATA_HOME },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.stdin.end(kept?.password ?? randomBytes(24).toString('base64'));
  return waitForSecretService(child);
}

/** In the foreground the daemon prints nothing, so the bus is asked until it knows the name. */
async function waitForSecretService(child) {
  let ended = false;
  child.once('error', () => {
    ended = true;
  });
  child.once('exit', () => {
    ended = true;
  });
  const deadline = Date.now() + 20_000;
  while (!ended && Date.now() < deadline) {
    if (secretServiceAnswers()) return child;
    await setTimeout(50);
  }
  child.kill('SIGTERM');
  throw new Error('gnome-keyring-daemon did not offer the Secret Service. Is the package gnome-keyring installed?');
}

function secretServiceAnswers() {
  const question = ['--session', '--print-reply', '--reply-timeout=2000', '--dest=org.freedesktop.DBus', '/'];
  const answer = spawnSync(
    'dbus-send',
    [...question, 'org.freedesktop.DBus.NameHasOwner', 'string:org.freedesktop.secrets'],
    { encoding: 'utf8' },
  );
  return /boolean true/.test(answer.stdout ?? '');
}

async function stopKeyring(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

const environment = isPrivate ? privateEnvironment() : keptEnvironment();
let code = 1;
try {
  const keyring = await startKeyring(environment);
  try {
    code = await run(program, parameters, { cwd: process.cwd(), env: { ...process.env, ...environment } });
  } finally {
    await stopKeyring(keyring);
  }
} finally {
  rmSync(temporary, { recursive: true, force: true });
}
process.exit(code);
