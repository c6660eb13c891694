import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Appends a byte to the package that lies ready to be installed. @throws when there is none. */
export function tamperWithPending(cache: string): void {
  const folder = join(cache, 'larder-updater', 'pending');
  const name = readdirSync(folder).find((candidate) => candidate.endsWith('.AppImage'));
  if (name === undefined) throw new Error('there is no fetched package to tamper with');
  appendFileSync(join(folder, name), '#');
}
