import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { JSX } from 'react';
import styles from './data-table.module.css';
import type { DataColumn, TableSort } from './table-types';

export interface TableHeadProps<Row> {
  readonly columns: readonly DataColumn<Row>[];
  readonly sort: TableSort | undefined;
  readonly onToggle: (column: string) => void;
}

function ariaSort(sort: TableSort | undefined, column: string): 'ascending' | 'descending' | 'none' {
  if (sort?.column !== column) return 'none';
  return sort.descending ? 'descending' : 'ascending';
}

/** The headings. Those that sort are buttons outside the tab order: → and ← reach them from the rows. */
export function TableHead<Row>({ columns, sort, onToggle }: TableHeadProps<Row>): JSX.Element {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map((column) => {
          const direction = ariaSort(sort, column.id);
          const Arrow = direction === 'descending' ? IconArrowDown : IconArrowUp;
          return (
            <th
              key={column.id}
              scope="col"
              className={`${styles.head} ${column.align === 'right' ? styles.right : ''}`}
              aria-sort={column.sortValue === undefined ? undefined : direction}
            >
              {column.sortValue === undefined ? (
                column.header
              ) : (
                <button
                  type="button"
                  className={styles.sort}
                  data-sort
                  tabIndex={-1}
                  onClick={() => onToggle(column.id)}
                >
                  {column.header}
                  {direction === 'none' ? null : <Arrow size={14} stroke={1.75} aria-hidden="true" />}
                </button>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
