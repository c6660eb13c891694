import {
  createSortedRowModel,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import type { DataTableProps, TableSort } from './table-types';

type Sortable = string | number;

/** Numbers by size, words the way people file them. */
export function compareSortable(a: Sortable, b: Sortable): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'en', { numeric: true, sensitivity: 'base' });
}

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: {},
});

function toSort(sorting: SortingState): TableSort | undefined {
  const first = sorting[0];
  return first === undefined ? undefined : { column: first.id, descending: first.desc };
}

export interface SortedRows<Row> {
  readonly rows: readonly Row[];
  readonly sort: TableSort | undefined;
  /** Upwards, downwards, then as given. */
  readonly toggle: (column: string) => void;
}

/** Rows in the order of the sorted column; left as given when the store sorts. */
export function useSortedRows<Row extends object>(props: DataTableProps<Row>): SortedRows<Row> {
  const { columns, rows, rowId, initialSort, onSort } = props;
  const [sorting, setSorting] = useState<SortingState>(
    initialSort === undefined ? [] : [{ id: initialSort.column, desc: initialSort.descending }],
  );
  const definitions = useMemo(
    () =>
      columns.map((column) => ({
        id: column.id,
        accessorFn: (row: Row): Sortable | undefined => column.sortValue?.(row) ?? undefined,
        // Rows without a value stay at the end in both directions.
        sortUndefined: 'last' as const,
        enableSorting: column.sortValue !== undefined,
        sortFn: (a: { getValue: (id: string) => unknown }, b: { getValue: (id: string) => unknown }) =>
          compareSortable(a.getValue(column.id) as Sortable, b.getValue(column.id) as Sortable),
      })),
    [columns],
  );
  const data = useMemo(() => [...rows], [rows]);
  const table = useTable({
    features,
    columns: definitions,
    data,
    getRowId: rowId,
    state: { sorting },
    manualSorting: onSort !== undefined,
  });
  const toggle = (column: string): void => {
    const now = sorting[0];
    const next: SortingState =
      now?.id !== column ? [{ id: column, desc: false }] : now.desc ? [] : [{ id: column, desc: true }];
    setSorting(next);
    onSort?.(toSort(next));
  };
  return {
    rows: table.getRowModel().rows.map((row) => row.original),
    sort: toSort(sorting),
    toggle,
  };
}
