import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomically } from '../../system/atomic-file';
import type { Clock } from '../../system/clock';

const noteSchema = z.object({
  keep: z.string(),
  at: z.string(),
  until: z.string(),
  damaged: z.boolean(),
  restored: z.string(),
});
export type UndoNote = Readonly<z.infer<typeof noteSchema>>;

const keptDays = 30;
const noteName = 'undo.json';
/** Not what was put aside from set-ups and samples, which nothing can go back to. */
const keptByRestore = /^(undo|quarantine)\/(undone-|\d{8}T\d+Z-)/;

/** What restores have replaced: kept whole for 30 days, then removed at start. */
export class UndoShelf {
  readonly #root: string;
  readonly #clock: Clock;

  constructor(root: string, clock: Clock) {
    this.#root = root;
    this.#clock = clock;
  }

  /** @returns the instant until which it is kept. */
  note(keep: string, restored: string, damaged: boolean): string {
    const at = this.#clock.now();
    const until = new Date(at.getTime() + keptDays * 24 * 3600 * 1000).toISOString();
    const note: UndoNote = { keep, at: at.toISOString(), until, damaged, restored };
    writeFileAtomically(join(this.#root, keep, noteName), JSON.stringify(note));
    return until;
  }

  /** What the last restore replaced, also when it was damaged: undo is always the person's choice. */
  newest(): UndoNote | null {
    const offered = this.#notes().filter((note) => existsSync(join(this.#root, note.keep, 'store', 'store.db')));
    return offered.toSorted((left, right) => right.at.localeCompare(left.at))[0] ?? null;
  }

  /** Removes what is older than its stated age, and notes what a restore left that was cut off before its note. */
  tidy(): void {
    for (const keep of this.#kept()) if (this.#noteOf(keep) === null) this.#noteLate(keep);
    const now = this.#clock.now().toISOString();
    for (const note of this.#notes())
      if (note.until < now) rmSync(join(this.#root, note.keep), { recursive: true, force: true });
  }

  #noteLate(keep: string): void {
    const whole = existsSync(join(this.#root, keep, 'store', 'store.db'));
    if (whole && keptByRestore.test(keep)) this.note(keep, '', keep.startsWith('quarantine/'));
  }

  #notes(): readonly UndoNote[] {
    return this.#kept().flatMap((keep) => this.#noteOf(keep) ?? []);
  }

  #kept(): readonly string[] {
    return ['undo', 'quarantine'].flatMap((shelf) => {
      const folder = join(this.#root, shelf);
      return existsSync(folder) ? readdirSync(folder).map((name) => `${shelf}/${name}`) : [];
    });
  }

  /** Where it lies is told by the folder, never by the note, so that no note can have another folder removed. */
  #noteOf(keep: string): UndoNote | null {
    try {
      const text = readFileSync(join(this.#root, keep, noteName), 'utf8');
      return { ...noteSchema.parse(JSON.parse(text)), keep };
    } catch {
      return null;
    }
  }
}
