import type { JSX } from 'react';
import { Card } from '../../components/card/card';
import { DataTable } from '../../components/data-table/data-table';
import type { DataColumn } from '../../components/data-table/table-types';
import { KeptMoney } from '../../components/figures/kept-money';
import { type DaySummary, type MethodTotal, methodTotals } from './order-words';

const columns: readonly DataColumn<MethodTotal>[] = [
  { id: 'method', header: 'Paid by', weight: 'name', cell: (line) => line.name },
  { id: 'count', header: 'Payments', width: 84, align: 'right', cell: (line) => line.count },
  {
    id: 'amount',
    header: 'Amount',
    width: 112,
    align: 'right',
    weight: 'figure',
    cell: (line) => <KeptMoney amountMinor={line.amountMinor} />,
  },
  { id: 'tip', header: 'Tips', width: 100, align: 'right', cell: (line) => <KeptMoney amountMinor={line.tipMinor} /> },
  {
    id: 'refund',
    header: 'Handed back',
    width: 112,
    align: 'right',
    cell: (line) => (line.refunds === 0 ? '' : <KeptMoney amountMinor={line.refundMinor} />),
  },
];

const hiddenWhy = 'cash amounts are hidden while a drawer of this day waits for its count';

/** What a day came to, by the way it was paid, and the cash that should be there. */
export function DayTotals({ summary }: { readonly summary: DaySummary }): JSX.Element {
  const lines = methodTotals(summary);
  const hidden = lines.some((line) => line.amountMinor === null);
  return (
    <Card
      title="Totals of the day"
      facts={hidden ? hiddenWhy : undefined}
      flush
      aside={
        <span>
          Cash that should be there <b>{<KeptMoney amountMinor={summary.expectedCashMinor} />}</b>
        </span>
      }
    >
      <DataTable
        label="Totals of the day"
        columns={columns}
        rows={lines}
        rowId={(line) => line.method}
        empty="Nothing was paid on this day."
      />
    </Card>
  );
}
