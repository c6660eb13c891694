import type { ReactNode } from 'react';

/** One column. Text stands left, numbers right; the heading follows its column. */
export interface DataColumn<Row> {
  readonly id: string;
  /** With the unit, unless every figure carries its own: "Value $". */
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: 'left' | 'right' | undefined;
  /** Pixels. Columns without one share what is left; give that to names. */
  readonly width?: number | undefined;
  /** Makes the heading a sort button. null sorts last. */
  readonly sortValue?: ((row: Row) => string | number | null) | undefined;
  /** Names and figures that matter are 500 or 600. */
  readonly weight?: 'name' | 'figure' | undefined;
  /** Explanations are lighter. */
  readonly quiet?: boolean | undefined;
}

export interface TableSort {
  readonly column: string;
  readonly descending: boolean;
}

/** 30, 36 (with a control or badge) or 44 px (two lines) a row. */
export type RowHeight = 'line' | 'control' | 'two-lines';

export type TableState =
  | { readonly kind: 'ready' }
  /** Nothing is drawn for the first 150 ms; then the sentence and rows of grey. */
  | { readonly kind: 'loading'; readonly sentence: string }
  /** What happened, whether data is safe, what to do. */
  | {
      readonly kind: 'failed';
      readonly sentence: string;
      readonly code?: string | undefined;
      readonly action?: ReactNode | undefined;
    };

export interface DataTableProps<Row> {
  /** Names the table to a screen reader. */
  readonly label: string;
  readonly columns: readonly DataColumn<Row>[];
  /** Keep it stable between renders (a query's data, useMemo): sorting is done again for a new array. */
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  readonly rowHeight?: RowHeight | undefined;
  readonly state?: TableState | undefined;
  /** A sentence that teaches, shown for no rows. */
  readonly empty: ReactNode;
  /** The row drawn as chosen, with a bar at its left. */
  readonly selectedId?: string | undefined;
  /** Enter or a click. */
  readonly onOpen?: ((row: Row) => void) | undefined;
  /** Space. */
  readonly onSelect?: ((row: Row) => void) | undefined;
  readonly initialSort?: TableSort | undefined;
  /** When the store sorts: it is told, and the rows are shown as given. */
  readonly onSort?: ((sort: TableSort | undefined) => void) | undefined;
  /** How many there are in all, for "9 of 64 shown". */
  readonly total?: number | undefined;
  /** Follows the count: "largest first". Leave out `total` and this for no footer. */
  readonly footer?: string | undefined;
  /** Cells of a last row that stays in sight, by column id. */
  readonly totals?: Readonly<Record<string, ReactNode>> | undefined;
}

export const rowPixels: Readonly<Record<RowHeight, number>> = {
  line: 30,
  control: 36,
  'two-lines': 44,
};
