// Whether the installed packages are those of the lock file.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findRuntime, projectRoot } from './electron-runtime.mjs';

const stamp = path.join(projectRoot, 'node_modules/.larder-setup');

function lockDigest() {
  return createHash('sha256')
    .update(readFileSync(path.join(projectRoot, 'package-lock.json')))
    .digest('hex');
}

export function packagesAreCurrent() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === lockDigest();
}

export function markPackagesCurrent() {
  writeFileSync(stamp, lockDigest());
}

/** True when a script may go on without running scripts/setup.mjs first. */
export function isSetUp() {
  return packagesAreCurrent() && findRuntime() !== undefined;
}
