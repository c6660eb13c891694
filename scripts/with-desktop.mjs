#!/usr/bin/env node
// Gives a command a display, a session bus and an unlocked keyring:
//   node scripts/with-desktop.mjs [--private] -- command...
import { withDesktop } from './lib/desktop.mjs';
import { run } from './lib/run.mjs';

const separator = process.argv.indexOf('--');
if (separator < 0 || separator === process.argv.length - 1) {
  console.error('Usage: node scripts/with-desktop.mjs [--private] -- command...');
  process.exit(2);
}
const isPrivate = process.argv.slice(2, separator).includes('--private');
const { command, notes } = withDesktop(process.argv.slice(separator + 1), { private: isPrivate });
for (const note of notes) console.error(note);
const [program, ...parameters] = command;
process.exit(await run(program, parameters, { cwd: process.cwd() }));
