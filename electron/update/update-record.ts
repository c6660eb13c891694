import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { writeFileAtomically } from '../system/atomic-file';
import { newerOf, releaseVersion } from './version-order';

const keptVersion = z.strictObject({
  version: z.string(),
  /** The program that is kept, and where it goes when it is taken up again. */
  keptAs: z.string(),
  belongsAt: z.string(),
  sha512: z.string(),
});
const recordSchema = z.strictObject({
  highestSeen: z.string().regex(releaseVersion),
  previous: keptVersion.nullable(),
});

export type KeptVersion = Readonly<z.infer<typeof keptVersion>>;
type Record = Readonly<z.infer<typeof recordSchema>>;

/** What must outlive a start: the newest version ever seen signed, and the program kept from before the last update. */
export class UpdateRecord {
  readonly #path: string;
  #record: Record;

  constructor(path: string, runningVersion: string) {
    this.#path = path;
    const known = readRecord(path);
    this.#record = {
      highestSeen: newerOf(known?.highestSeen ?? runningVersion, runningVersion),
      previous: known?.previous ?? null,
    };
  }

  get highestSeen(): string {
    return this.#record.highestSeen;
  }

  get previous(): KeptVersion | null {
    return this.#record.previous;
  }

  /** @throws when it cannot be written: what is not remembered could be played back to us. */
  saw(version: string): void {
    this.#save({ ...this.#record, highestSeen: newerOf(version, this.#record.highestSeen) });
  }

  keep(previous: KeptVersion | null): void {
    this.#save({ ...this.#record, previous });
  }

  #save(record: Record): void {
    writeFileAtomically(this.#path, JSON.stringify(record));
    this.#record = record;
  }
}

/** A record that cannot be read is as good as none: the running version is then the oldest that is taken. */
function readRecord(path: string): Record | null {
  if (!existsSync(path)) return null;
  try {
    return recordSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}
