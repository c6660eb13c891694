import type { JSX } from 'react';
import { Card } from '../../components/card/card';
import { DataTable } from '../../components/data-table/data-table';
import type { DataColumn } from '../../components/data-table/table-types';
import { KeptMoney } from '../../components/figures/kept-money';
import { Time } from '../../components/figures/time';
import { countName } from './cash-words';
import type { SessionView } from './session-view';

type Count = SessionView['counts'][number];

const columns: readonly DataColumn<Count>[] = [
  {
    id: 'count',
    header: 'Counts of this drawer',
    weight: 'name',
    cell: (count) => (
      <>
        {countName(count.attempt)}, <Time at={count.at} precision="second" />
      </>
    ),
  },
  { id: 'by', header: 'Who', quiet: true, cell: (count) => count.by },
  {
    id: 'total',
    header: 'Counted',
    width: 100,
    align: 'right',
    weight: 'figure',
    cell: (count) => <KeptMoney amountMinor={count.totalMinor} />,
  },
  {
    id: 'used',
    header: 'Now',
    width: 60,
    quiet: true,
    cell: (count) => (count.used ? 'used' : count.attempt === 0 ? 'float' : 'kept'),
  },
];

/** Every count of a drawer, the float's among them; earlier ones are kept and never change. */
export function CountsCard({ view }: { readonly view: SessionView }): JSX.Element {
  return (
    <Card flush>
      <DataTable
        label="Counts of this drawer"
        columns={columns}
        rows={view.counts}
        rowId={(count) => count.id}
        empty="This drawer was not counted."
      />
    </Card>
  );
}
