import { Select } from '@mantine/core';
import { type JSX, useMemo, useState } from 'react';
import type { FileReport } from '../../../shared/contract/imports';
import { Card } from '../../components/card/card';
import { DataTable } from '../../components/data-table/data-table';
import { type Fact, FactList } from '../../components/figures/fact-list';
import { formatCount } from '../../components/format/byte-format';
import { FilesCard } from './files-card';
import { additionsOf, daysWords, mergeTotals, needingPerson } from './import-words';
import styles from './imports.module.css';
import { type ProblemRow, problemColumns, sampleColumns, totalColumns } from './report-columns';

export interface ReportBodyProps {
  readonly reports: readonly FileReport[];
  /** False while nothing has been added yet. */
  readonly added: boolean;
}

function AdditionsCard({ reports, added }: ReportBodyProps): JSX.Element {
  const additions = additionsOf(reports);
  const dates = reports.flatMap(({ businessDates }) => businessDates);
  const facts: readonly Fact[] = [
    { label: 'Orders', value: formatCount(additions.orders) },
    { label: 'Payments', value: formatCount(additions.payments) },
    { label: 'Refunds', value: formatCount(additions.refunds) },
    { label: 'Lines of orders', value: formatCount(additions.lines) },
    { label: 'Stock movements', value: formatCount(additions.stockMoves) },
    { label: 'Business days', value: daysWords(dates) },
    { label: 'Rows left out', value: formatCount(needingPerson(reports)), total: true },
  ];
  return (
    <Card title={added ? 'What it brought' : 'What would be added'}>
      <FactList facts={facts} />
    </Card>
  );
}

function TotalsCard({ reports, added }: ReportBodyProps): JSX.Element {
  const totals = useMemo(() => mergeTotals(reports), [reports]);
  return (
    <Card title="Totals by day and method" facts="of the files; compare them with the POS" flush>
      <div className={styles.bounded}>
        <DataTable
          label="Totals by day and method"
          columns={totalColumns}
          rows={totals}
          rowId={({ businessDate, method }) => `${businessDate} ${method}`}
          empty={
            added
              ? 'This file carries no payments, so there is no money to compare.'
              : 'These files carry no payments. Their orders and lines join the payments of another file.'
          }
        />
      </div>
    </Card>
  );
}

function ProblemsCard({ reports }: Pick<ReportBodyProps, 'reports'>): JSX.Element | null {
  const rows = useMemo(
    () =>
      reports.flatMap(({ file, problems }) =>
        problems.map((problem, index): ProblemRow => ({ ...problem, file, key: `${file} ${index}` })),
      ),
    [reports],
  );
  if (rows.length === 0) return null;
  return (
    <Card title="Rows with a remark" facts={`${formatCount(rows.length)} in all`} flush>
      <div className={styles.bounded}>
        <DataTable
          label="Rows with a remark"
          columns={problemColumns(reports.length > 1)}
          rows={rows}
          rowId={({ key }) => key}
          empty=""
        />
      </div>
    </Card>
  );
}

function SampleCard({ reports }: Pick<ReportBodyProps, 'reports'>): JSX.Element | null {
  const usable = reports.filter(({ sample }) => sample.length > 0);
  const [chosen, setChosen] = useState<string>();
  const shown = usable.find(({ digest }) => digest === chosen) ?? usable[0];
  if (shown === undefined) return null;
  return (
    <Card
      title="First rows"
      facts={`as Larder reads ${shown.file}`}
      aside={
        usable.length < 2 ? undefined : (
          <Select
            size="xs"
            aria-label="Whose first rows"
            w={260}
            data={usable.map(({ digest, file }) => ({ value: digest, label: file }))}
            value={shown.digest}
            onChange={(digest) => setChosen(digest ?? undefined)}
          />
        )
      }
      flush
    >
      <div className={styles.bounded}>
        <DataTable
          label="First rows"
          columns={sampleColumns}
          rows={shown.sample}
          rowId={({ row }) => String(row)}
          empty=""
        />
      </div>
    </Card>
  );
}

/** A report of one or more files: each file, the totals, what is added, the rows with a remark, the first rows. */
export function ReportBody({ reports, added }: ReportBodyProps): JSX.Element {
  const usable = reports.filter(({ refused }) => refused === null);
  return (
    <>
      <FilesCard reports={reports} />
      {usable.length === 0 ? null : (
        <div className={styles.columns}>
          <TotalsCard reports={usable} added={added} />
          <AdditionsCard reports={usable} added={added} />
        </div>
      )}
      <ProblemsCard reports={usable} />
      <SampleCard reports={usable} />
    </>
  );
}
