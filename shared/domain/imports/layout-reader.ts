import type { BusinessDate } from '../business-day';
import type { ParsedThings } from './parsed-file';
import type { ImportMoment, RowReader } from './row-reader';

/** Reads the rows of one layout. */
export interface LayoutReader {
  /** Reads the open row; whatever is wrong with it is noted on the row. */
  readonly read: (row: RowReader) => void;
  /** Everything read: what may be added, and what waits for a person. */
  readonly finish: (row: RowReader) => { readonly taken: ParsedThings; readonly held: ParsedThings };
}

/** Two growing piles of one kind of thing. */
export class Piles<Thing> {
  readonly taken: Thing[] = [];
  readonly held: Thing[] = [];

  add(thing: Thing, outcome: 'taken' | 'held'): void {
    (outcome === 'held' ? this.held : this.taken).push(thing);
  }
}

/** A file without anything of a kind. */
export const noThings: ParsedThings = { orders: [], items: [], payments: [], refunds: [] };

/** What every parsed thing carries about its row and time. */
export function originOf(row: RowReader, moment: ImportMoment, businessDate: BusinessDate) {
  return { rows: [row.line], businessDate, occurredAt: moment.instant, localTime: moment.localTime } as const;
}

/** Remembers ids within one file and notes on the row when one comes again, with the same figures or with others. */
export class RepeatWatch {
  private readonly figures = new Map<string, string>();

  /** False when the id came before. `kind` keeps apart what may share an id, such as a payment and its refund. */
  isNew(row: RowReader, column: string, id: string, figures: string, kind = ''): boolean {
    const key = `${id} ${kind}`;
    const known = this.figures.get(key);
    if (known === undefined) this.figures.set(key, figures);
    else row.note(known === figures ? 'import/same-row-twice' : 'import/same-id-differs', column, id);
    return known === undefined;
  }
}
