import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { syncDirectory } from '../system/atomic-file';
import type { DataPaths } from '../system/data-paths';

/** Moves the records, their keys and what is known of their copies under quarantine/: nothing is deleted by a click. */
export function putAside(paths: DataPaths, name: string): void {
  const aside = join(paths.quarantine, name);
  mkdirSync(aside, { recursive: true, mode: 0o700 });
  // The keys go last: as long as they are here and say that they are given up, the next start goes on with this.
  for (const path of [paths.storeFolder, paths.destinations, paths.captureFolder, paths.keys])
    if (existsSync(path)) renameSync(path, join(aside, basename(path)));
  syncDirectory(aside);
  syncDirectory(paths.root);
}
