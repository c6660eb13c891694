import { existsSync, readFileSync, renameSync } from 'node:fs';
import { z } from 'zod';
import { writeFileAtomically } from '../../system/atomic-file';

const lastSnapshot = z.object({
  id: z.string(),
  at: z.string(),
  commitCounter: z.int(),
  orders: z.int(),
  salesMinor: z.int(),
});
const lastProof = z.object({
  snapshotId: z.string(),
  at: z.string(),
  depth: z.enum(['applied', 'recounted', 'whole']),
  seconds: z.number(),
});
const lastFailure = z.object({ key: z.string(), code: z.string(), message: z.string(), at: z.string() });

const destinationSchema = z.object({
  id: z.string(),
  kind: z.literal('folder'),
  label: z.string(),
  path: z.string(),
  repositoryId: z.string(),
  addedAt: z.string(),
  lastSnapshot: lastSnapshot.nullable(),
  lastProof: lastProof.nullable(),
  lastFailure: lastFailure.nullable(),
  /** The key file of a former recovery code that this place still has. */
  replacesKeyFile: z.string().nullable().default(null),
  copies: z.int(),
  bytes: z.int(),
});
const bookSchema = z.object({
  version: z.literal(1),
  lastDaily: z.string().nullable(),
  destinations: z.array(destinationSchema),
});

export type KnownDestination = Readonly<z.infer<typeof destinationSchema>>;
type Book = z.infer<typeof bookSchema>;

/** Null when there is none, or none that can be read: records must open although what is known of their copies is damaged. */
function readBook(path: string): Book | null {
  if (!existsSync(path)) return null;
  try {
    return bookSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

/** The places for copies and what is known of each. A small file outside the store, because it must be readable when the store is dead. */
export class DestinationBook {
  readonly #path: string;
  #book: Book;
  #isUnreadable: boolean;

  constructor(path: string) {
    this.#path = path;
    const read = readBook(path);
    this.#book = read ?? { version: 1, lastDaily: null, destinations: [] };
    this.#isUnreadable = read === null && existsSync(path);
  }

  get destinations(): readonly KnownDestination[] {
    return this.#book.destinations;
  }

  /** When the last settled daily copy was made; null before the first. */
  get lastDaily(): string | null {
    return this.#book.lastDaily;
  }

  find(id: string): KnownDestination | undefined {
    return this.#book.destinations.find((destination) => destination.id === id);
  }

  add(destination: KnownDestination): void {
    this.#save({ ...this.#book, destinations: [...this.#book.destinations, destination] });
  }

  change(id: string, changes: Partial<KnownDestination>): void {
    const destinations = this.#book.destinations.map((known) => (known.id === id ? { ...known, ...changes } : known));
    this.#save({ ...this.#book, destinations });
  }

  remove(id: string): void {
    this.#save({ ...this.#book, destinations: this.#book.destinations.filter((known) => known.id !== id) });
  }

  noteDaily(at: string): void {
    this.#save({ ...this.#book, lastDaily: at });
  }

  #save(book: Book): void {
    this.#book = book;
    if (this.#isUnreadable) renameSync(this.#path, `${this.#path}.unreadable`);
    this.#isUnreadable = false;
    writeFileAtomically(this.#path, `${JSON.stringify(book, null, 2)}\n`);
  }
}
