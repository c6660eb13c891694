// Whether the installed packages are those of the lock file.
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findRuntime, projectRoot } from './electron-runtime.mjs';

const packages = path.join(projectRoot, 'node_modules');
const stamp = path.join(packages, '.larder-setup');

function lockDigest() {
  return createHash('sha256')
    .update(readFileSync(path.join(projectRoot, 'package-lock.json')))
    .digest('hex');
}

/** True too for a work tree that borrows another's packages by a link: installing would pull them from under it. */
export function packagesAreCurrent() {
  if (lstatSync(packages, { throwIfNoEntry: false })?.isSymbolicLink()) return true;
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === lockDigest();
}

export function markPackagesCurrent() {
  writeFileSync(stamp, lockDigest());
}

/** True when a script may go on without running scripts/setup.mjs first. */
export function isSetUp() {
  return packagesAreCurrent() && findRuntime() !== undefined;
}
