import type { JSX, MouseEvent } from 'react';
import styles from './data-table.module.css';
import { cellRole } from './grid-roles';
import type { DataColumn } from './table-types';

export interface TableRowProps<Row> {
  readonly row: Row;
  readonly index: number;
  readonly columns: readonly DataColumn<Row>[];
  readonly height: number;
  readonly selected: boolean;
  readonly inTabOrder: boolean;
  readonly opens: boolean;
  readonly onActivate: () => void;
  readonly onOpen: () => void;
}

// A cut-off text is shown whole on hover; a whole one needs no second copy.
function showWhole(event: MouseEvent<HTMLElement>): void {
  const cell = event.currentTarget;
  if (cell.scrollWidth > cell.clientWidth) cell.title = cell.textContent ?? '';
  else cell.removeAttribute('title');
}

function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button, a, input, select, textarea, [role="combobox"]') !== null;
}

function cellClass<Row>(column: DataColumn<Row>): string {
  const weight = column.weight === undefined ? '' : styles[column.weight];
  return [styles.cell, column.align === 'right' ? styles.right : '', weight, column.quiet === true ? styles.quiet : '']
    .filter((name) => name !== '')
    .join(' ');
}

/** One row; the whole of it can be clicked, except the controls in it. */
export function TableRow<Row>(props: TableRowProps<Row>): JSX.Element {
  return (
    <tr
      className={styles.row}
      data-row={props.index}
      data-opens={props.opens}
      aria-rowindex={props.index + 2}
      aria-selected={props.selected}
      tabIndex={props.inTabOrder ? 0 : -1}
      onFocus={props.onActivate}
      onClick={(event) => {
        // A menu opened from a cell hangs elsewhere in the page, yet React tells this row of clicks in it.
        const inside = event.target instanceof Node && event.currentTarget.contains(event.target);
        if (inside && !isControl(event.target)) props.onOpen();
      }}
    >
      {props.columns.map((column) => (
        <td
          key={column.id}
          {...cellRole}
          className={cellClass(column)}
          style={{ height: props.height }}
          onMouseEnter={showWhole}
        >
          {column.cell(props.row)}
        </td>
      ))}
    </tr>
  );
}
