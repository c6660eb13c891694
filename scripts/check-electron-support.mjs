#!/usr/bin/env node
// Fails when the pinned Electron's major is no longer one of the three that its makers keep secure.
import { execFileSync } from 'node:child_process';
import { pinnedVersion } from './lib/electron-runtime.mjs';

const supportedLines = 3;
const latest = execFileSync('npm', ['view', 'electron', 'dist-tags.latest'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
  stdio: ['ignore', 'pipe', 'inherit'],
}).trim();
const majorOf = (version) => Number(version.split('.')[0]);
const behind = majorOf(latest) - majorOf(pinnedVersion());
if (Number.isNaN(behind)) throw new Error(`npm answered “${latest}” as Electron's newest version.`);
console.log(`Pinned ${pinnedVersion()}, newest ${latest}: ${behind} major version(s) behind.`);
if (behind >= supportedLines) {
  console.error(`Electron ${majorOf(pinnedVersion())} gets no security fixes any more. Move to a supported line.`);
  process.exitCode = 1;
}
