#!/usr/bin/env node
// A file that outgrows one head is split, not scrolled: more than 300 lines in a source file fails the check.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './lib/electron-runtime.mjs';

const limit = 300;
const folders = ['electron', 'renderer', 'shared', 'scripts', 'test'];
const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--', ...folders], {
  cwd: projectRoot,
  encoding: 'utf8',
});
const sources = listed
  .split('\n')
  .filter((file) => /\.(ts|tsx|mjs|css)$/.test(file) && !file.startsWith('test/fixtures/'));

function lineCount(file) {
  try {
    return readFileSync(path.join(projectRoot, file), 'utf8').split('\n').length - 1;
  } catch (error) {
    if (error.code === 'ENOENT') return 0; // deleted, not yet committed
    throw error;
  }
}

const tooLong = sources.map((file) => [file, lineCount(file)]).filter(([, lines]) => lines > limit);
for (const [file, lines] of tooLong) console.error(`${file} has ${lines} lines; the limit is ${limit}.`);
process.exitCode = tooLong.length === 0 ? 0 : 1;
