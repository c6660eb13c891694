// Child processes of the scripts: inherit the terminal, pass signals on, answer the exit code.
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './electron-runtime.mjs';

/** Runs a program in the project root and answers its exit code (1 when a signal ended it). */
export function run(command, parameters, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, { cwd: projectRoot, stdio: 'inherit', ...options });
    const forward = (signal) => child.kill(signal);
    process.on('SIGINT', forward).on('SIGTERM', forward).on('SIGHUP', forward);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      process.off('SIGINT', forward).off('SIGTERM', forward).off('SIGHUP', forward);
      resolve(signal ? 1 : (code ?? 1));
    });
  });
}

/** Runs a script of an installed package or of this project with the Node that runs now. */
export function runNode(script, parameters = [], options = {}) {
  return run(process.execPath, [path.resolve(projectRoot, script), ...parameters], options);
}

/** Answers where a program is on the PATH, or undefined. */
export function findProgram(name) {
  // A plain user's PATH on Debian lacks the sbin folders.
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/sbin'];
  return folders.map((folder) => path.join(folder, name)).find(isExecutable);
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
