import { hideCardNumbers } from './card-numbers';
import type { RowNote } from './import-codes';
import type { ShownRow } from './parsed-file';
import { foldColumnName, type SniffedLayout } from './sniff-layout';

const sampleSize = 20;
const problemRowLimit = 1000;
const personal = /e-?mail|phone|^customer( name| id)?$|^tab names?$|customer family/;

/** Makes rows presentable: e-mail, telephone and customer columns left out, card numbers hidden everywhere but in ids. */
export interface RowShower {
  readonly show: (line: number, cells: readonly string[]) => ShownRow;
  readonly columns: readonly string[];
  /** The cells of `columns`, card numbers hidden, without empty ones at the end. */
  readonly cellsOf: (cells: readonly string[]) => readonly string[];
}

/** Prepares for one header, as the file writes it. */
export function createRowShower(header: readonly string[], sniffed: SniffedLayout): RowShower {
  const ids = new Set(sniffed.layout.ids.map(foldColumnName));
  const columns = header
    .map((name, index) => ({ name: name.trim(), index, folded: foldColumnName(name) }))
    .filter((column) => column.folded !== '' && !personal.test(column.folded))
    .map((column) => ({ ...column, isId: ids.has(column.folded) }));
  return {
    columns: columns.map((column) => column.name),
    cellsOf(cells) {
      const kept = columns.map(({ index, isId }) =>
        isId ? (cells[index] ?? '') : hideCardNumbers(cells[index] ?? ''),
      );
      let length = kept.length;
      while (length > 0 && kept[length - 1] === '') length -= 1;
      return kept.slice(0, length);
    },
    show(line, cells) {
      const shown: Record<string, string> = {};
      for (const { name, index, isId } of columns) {
        const cell = cells[index] ?? '';
        if (!Object.hasOwn(shown, name)) shown[name] = isId ? cell : hideCardNumbers(cell);
      }
      return { row: line, cells: shown };
    },
  };
}

/** Keeps the first rows, and the first thousand that a person must look at. */
export class ShownRows {
  readonly sample: ShownRow[] = [];
  readonly problemRows: ShownRow[] = [];
  private readonly shower: RowShower;

  constructor(shower: RowShower) {
    this.shower = shower;
  }

  keep(line: number, cells: readonly string[], needsPerson: boolean): void {
    const forSample = this.sample.length < sampleSize;
    const forProblems = needsPerson && this.problemRows.length < problemRowLimit;
    if (!forSample && !forProblems) return;
    const shown = this.shower.show(line, cells);
    if (forSample) this.sample.push(shown);
    if (forProblems) this.problemRows.push(shown);
  }
}

/** Notes in the order of the file. */
export function inFileOrder(notes: readonly RowNote[]): readonly RowNote[] {
  return [...notes].sort((left, right) => left.row - right.row);
}
