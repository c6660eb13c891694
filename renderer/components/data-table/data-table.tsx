import { useVirtualizer } from '@tanstack/react-virtual';
import { type JSX, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { EmptyState } from '../card/empty-state';
import { formatCount } from '../format/byte-format';
import styles from './data-table.module.css';
import { cellRole, gridRole } from './grid-roles';
import { TableHead } from './table-head';
import { TableMessage } from './table-message';
import { TableRow } from './table-row';
import { type DataTableProps, rowPixels } from './table-types';
import { useRowKeys } from './use-row-keys';
import { useSortedRows } from './use-sorted-rows';

const virtualAbove = 200;
const overscan = 12;

interface Window {
  readonly from: number;
  readonly to: number;
  readonly before: number;
  readonly after: number;
}

function useRowWindow(count: number, height: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const enabled = count > virtualAbove;
  const virtualizer = useVirtualizer({
    count,
    enabled,
    overscan,
    estimateSize: () => height,
    getScrollElement: () => scroller.current,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0];
  const last = items.at(-1);
  const shown: Window =
    enabled && first !== undefined && last !== undefined
      ? {
          from: first.index,
          to: last.index + 1,
          before: first.start,
          after: virtualizer.getTotalSize() - last.end,
        }
      : {
          from: 0,
          to: enabled ? Math.min(count, overscan) : count,
          before: 0,
          after: 0,
        };
  return {
    scroller,
    shown,
    scrollTo: (index: number) => enabled && virtualizer.scrollToIndex(index),
  };
}

// A row outside the window does not exist yet when a key asks for it: focus follows once it has been drawn.
function useReveal(scroller: React.RefObject<HTMLDivElement | null>, scrollTo: (index: number) => void) {
  const [pending, setPending] = useState<number>();
  useEffect(() => {
    if (pending === undefined) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-row="${pending}"]`);
    if (row === null || row === undefined) return;
    row.focus();
    setPending(undefined);
  });
  return (index: number): void => {
    scrollTo(index);
    setPending(index);
  };
}

function moveBetweenHeadings(event: KeyboardEvent<HTMLElement>): void {
  if (!(event.target instanceof HTMLElement) || event.target.dataset.sort === undefined) return;
  const headings = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-sort]')];
  const at = headings.indexOf(event.target);
  if (event.key === 'ArrowRight') headings[at + 1]?.focus();
  else if (event.key === 'ArrowLeft') headings[at - 1]?.focus();
  else if (event.key === 'ArrowDown' || event.key === 'Escape') {
    event.currentTarget.querySelector<HTMLElement>('tr[tabindex="0"]')?.focus();
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

function footerWords(shown: number, total: number | undefined, words: string | undefined): string {
  const counted = total === undefined ? formatCount(shown) : `${formatCount(shown)} of ${formatCount(total)} shown`;
  return words === undefined ? counted : `${counted}, ${words}`;
}

/** A table that is one tab stop. Its body alone scrolls; headings, totals and footer stay. */
export function DataTable<Row extends object>(props: DataTableProps<Row>): JSX.Element {
  const { columns, rowId, rowHeight = 'line', state = { kind: 'ready' }, onOpen, onSelect } = props;
  const { rows, sort, toggle } = useSortedRows(props);
  const height = rowPixels[rowHeight];
  const { scroller, shown, scrollTo } = useRowWindow(rows.length, height);
  const act = (action: ((row: Row) => void) | undefined, index: number): void => {
    const row = rows[index];
    if (row !== undefined) action?.(row);
  };
  const keys = useRowKeys({
    count: rows.length,
    pageSize: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height) - 1),
    reveal: useReveal(scroller, scrollTo),
    open: (index) => act(onOpen, index),
    select: (index) => act(onSelect ?? onOpen, index),
    focusHeading: () => scroller.current?.querySelector<HTMLElement>('[data-sort]')?.focus(),
  });
  const ready = state.kind === 'ready';
  return (
    <div className={styles.frame}>
      <div className={styles.scroll} ref={scroller}>
        <table
          className={styles.table}
          {...gridRole}
          aria-label={props.label}
          aria-rowcount={rows.length + 1}
          aria-busy={state.kind === 'loading'}
          onKeyDown={(event) => {
            moveBetweenHeadings(event);
            keys.onKeyDown(event);
          }}
        >
          <colgroup>
            {columns.map((column) => (
              <col key={column.id} style={column.width === undefined ? undefined : { width: column.width }} />
            ))}
          </colgroup>
          <TableHead columns={columns} sort={sort} onToggle={toggle} />
          {ready ? (
            <tbody>
              <Spacer columns={columns.length} height={shown.before} />
              {rows.slice(shown.from, shown.to).map((row, offset) => {
                const index = shown.from + offset;
                const id = rowId(row);
                return (
                  <TableRow
                    key={id}
                    row={row}
                    index={index}
                    columns={columns}
                    height={height}
                    selected={id === props.selectedId}
                    inTabOrder={index === keys.activeIndex}
                    opens={onOpen !== undefined}
                    onActivate={() => keys.activate(index)}
                    onOpen={() => act(onOpen, index)}
                  />
                );
              })}
              <Spacer columns={columns.length} height={shown.after} />
            </tbody>
          ) : null}
          {ready && props.totals !== undefined ? <Totals columns={columns} totals={props.totals} /> : null}
        </table>
        {ready ? null : <TableMessage state={state} rowHeight={rowHeight} />}
        {ready && rows.length === 0 ? <Empty>{props.empty}</Empty> : null}
      </div>
      {ready && rows.length > 0 && (props.total !== undefined || props.footer !== undefined) ? (
        <div className={styles.footer}>{footerWords(rows.length, props.total, props.footer)}</div>
      ) : null}
    </div>
  );
}

function Empty({ children }: { readonly children: ReactNode }): ReactNode {
  return typeof children === 'string' ? <EmptyState sentence={children} /> : children;
}

function Spacer({ columns, height }: { readonly columns: number; readonly height: number }): JSX.Element | null {
  if (height <= 0) return null;
  return (
    <tr>
      <td className={styles.spacer} colSpan={columns} style={{ height }} />
    </tr>
  );
}

function Totals<Row>({
  columns,
  totals,
}: Pick<DataTableProps<Row>, 'columns'> & {
  readonly totals: NonNullable<DataTableProps<Row>['totals']>;
}): JSX.Element {
  return (
    <tfoot>
      <tr>
        {columns.map((column) => (
          <td
            key={column.id}
            {...cellRole}
            className={`${styles.total} ${column.align === 'right' ? styles.right : ''}`}
          >
            {totals[column.id]}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}
