import type { JSX } from 'react';
import { Card } from '../../components/card/card';
import { DataTable } from '../../components/data-table/data-table';
import type { DataColumn } from '../../components/data-table/table-types';
import { KeptMoney } from '../../components/figures/kept-money';
import { Time } from '../../components/figures/time';
import { eventSaid } from './cash-words';
import type { DrawerEvent } from './session-view';

const all: readonly DataColumn<DrawerEvent>[] = [
  { id: 'at', header: 'When', width: 84, cell: (event) => <Time at={event.at} precision="second" /> },
  { id: 'kind', header: 'What', width: 170, weight: 'name', cell: (event) => eventSaid(event.kind) },
  {
    id: 'why',
    header: 'Why',
    quiet: true,
    cell: (event) => [event.reason, event.note].filter((words) => words !== null).join('. '),
  },
  { id: 'by', header: 'Who', width: 150, quiet: true, cell: (event) => event.by },
  {
    id: 'amount',
    header: 'Amount',
    width: 100,
    align: 'right',
    weight: 'figure',
    cell: (event) => <KeptMoney amountMinor={event.amountMinor} />,
  },
  { id: 'state', header: 'State', width: 96, quiet: true, cell: (event) => (event.reversed ? 'taken back' : '') },
];

const shortColumns: readonly DataColumn<DrawerEvent>[] = all
  .filter(({ id }) => id !== 'by' && id !== 'state')
  .map((column) => (column.id === 'kind' ? { ...column, width: 124 } : column));

export interface EntriesCardProps {
  readonly events: readonly DrawerEvent[];
  readonly empty: string;
  readonly selectedId?: string | undefined;
  readonly onOpen?: ((event: DrawerEvent) => void) | undefined;
  /** Only when, what, why and how much, where there is little room. */
  readonly short?: boolean | undefined;
}

/** What went in and out of a drawer by hand. */
export function EntriesCard({ events, empty, selectedId, onOpen, short }: EntriesCardProps): JSX.Element {
  return (
    <Card title="Paid in and out by hand" facts="oldest first" flush>
      <DataTable
        label="Entries of this drawer"
        columns={short === true ? shortColumns : all}
        rows={events}
        rowId={(event) => event.id}
        empty={empty}
        selectedId={selectedId}
        onOpen={onOpen}
      />
    </Card>
  );
}
