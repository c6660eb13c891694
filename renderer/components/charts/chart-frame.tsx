import { Button } from '@mantine/core';
import { type JSX, type ReactNode, useState } from 'react';
import styles from './charts.module.css';

export interface ChartTable {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface ChartFrameProps {
  /** What the picture shows, in words, for those who do not see it. */
  readonly label: string;
  /** The figures above the chart. */
  readonly figures?: ReactNode | undefined;
  readonly legend: ReactNode;
  readonly table: ChartTable;
  readonly children: ReactNode;
}

function FigureTable({ label, table }: { readonly label: string; readonly table: ChartTable }): JSX.Element {
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
          {table.heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row.join('|')}>
            {table.heads.map((head, column) => (
              <td key={head}>{row[column]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Figures, legend in words, the picture, and the same as a table. */
export function ChartFrame({ label, figures, legend, table, children }: ChartFrameProps): JSX.Element {
  const [asTable, setAsTable] = useState(false);
  return (
    <div className={styles.frame}>
      <div className={styles.head}>
        <div className={styles.figures}>
          {figures}
          <ul className={styles.legend}>{legend}</ul>
        </div>
        <Button size="xs" className={styles.change} aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? 'Show as picture' : 'Show as table'}
        </Button>
      </div>
      {asTable ? <FigureTable label={label} table={table} /> : children}
    </div>
  );
}
