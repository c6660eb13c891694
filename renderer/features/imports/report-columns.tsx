import type { JSX } from 'react';
import type { DataColumn } from '../../components/data-table/table-types';
import { Money } from '../../components/figures/money';
import { Time } from '../../components/figures/time';
import { formatCount } from '../../components/format/byte-format';
import { State } from '../../components/state/state';
import { type ControlTotal, dayWords, methodWord, type Problem, type SampleRow, severityWords } from './import-words';
import styles from './imports.module.css';

export type ProblemRow = Problem & { readonly file: string; readonly key: string };

// While a drawer is open, its cash is nobody's to know: null is not "none" here.
function Amount({ amountMinor }: { readonly amountMinor: number | null }): JSX.Element {
  if (amountMinor === null) return <span className={styles.quiet}>hidden while a drawer is open</span>;
  return <Money amountMinor={amountMinor} />;
}

function amount(id: string, header: string, pick: (total: ControlTotal) => number | null): DataColumn<ControlTotal> {
  return { id, header, align: 'right', width: 116, cell: (total) => <Amount amountMinor={pick(total)} /> };
}

export const totalColumns: readonly DataColumn<ControlTotal>[] = [
  { id: 'day', header: 'Business day', cell: ({ businessDate }) => dayWords(businessDate) },
  { id: 'method', header: 'Method', weight: 'name', cell: ({ method }) => methodWord(method) },
  { id: 'count', header: 'Payments', align: 'right', width: 90, cell: ({ count }) => formatCount(count) },
  { ...amount('amount', 'Amount', ({ amountMinor }) => amountMinor), weight: 'figure' },
  amount('tip', 'Tips', ({ tipMinor }) => tipMinor),
  amount('refund', 'Refunds', ({ refundMinor }) => refundMinor),
];

const fileColumn: DataColumn<ProblemRow> = { id: 'file', header: 'File', width: 220, cell: ({ file }) => file };

/** Row, what became of it, and why; with the file's name where there are several. */
export function problemColumns(severalFiles: boolean): readonly DataColumn<ProblemRow>[] {
  return [
    {
      id: 'row',
      header: 'Row',
      align: 'right',
      width: 80,
      cell: ({ row }) => (row === 0 ? 'all' : formatCount(row)),
    },
    ...(severalFiles ? [fileColumn] : []),
    {
      id: 'became',
      header: 'What became of it',
      width: 150,
      cell: ({ severity }) => (
        <State tone={severityWords(severity).tone} variant="plain">
          {severityWords(severity).word}
        </State>
      ),
    },
    { id: 'why', header: 'Why', cell: ({ message }) => message },
  ];
}

export const sampleColumns: readonly DataColumn<SampleRow>[] = [
  { id: 'row', header: 'Row', align: 'right', width: 80, cell: ({ row }) => formatCount(row) },
  { id: 'what', header: 'What', weight: 'name', cell: ({ what }) => what },
  {
    id: 'at',
    header: 'When',
    width: 170,
    cell: ({ at }) => (at === null ? 'no time' : <Time at={at} date="day" precision="second" />),
  },
  {
    id: 'amount',
    header: 'Amount',
    align: 'right',
    width: 190,
    weight: 'figure',
    cell: ({ amountMinor }) => <Amount amountMinor={amountMinor} />,
  },
  { id: 'note', header: 'Remark', quiet: true, cell: ({ note }) => note },
];
