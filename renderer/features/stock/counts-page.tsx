import { type JSX, useMemo } from 'react';
import { useLarder } from '../../api/hooks';
import { useMay } from '../../api/session';
import { Card } from '../../components/card/card';
import { DataTable } from '../../components/data-table/data-table';
import type { DataColumn } from '../../components/data-table/table-types';
import { SignedMoney } from '../../components/figures/signed-money';
import { Time } from '../../components/figures/time';
import { navigate } from '../../components/navigation/route';
import { Page } from '../../components/page/page';
import { State } from '../../components/state/state';
import { type CountHead, countState, countTitle } from './stock-words';
import { tableState } from './table-state';

const none: readonly CountHead[] = [];

const columns: readonly DataColumn<CountHead>[] = [
  { id: 'count', header: 'Count', weight: 'name', cell: countTitle, sortValue: ({ countNo }) => countNo },
  {
    id: 'state',
    header: 'State',
    width: 170,
    cell: ({ status }) => <State tone={countState(status).tone}>{countState(status).word}</State>,
    sortValue: ({ status }) => countState(status).word,
  },
  {
    id: 'began',
    header: 'Began',
    width: 150,
    cell: ({ frozenAt }) => <Time at={frozenAt} date="day" />,
    sortValue: ({ frozenAt }) => frozenAt,
  },
  { id: 'by', header: 'Begun by', cell: ({ startedBy }) => startedBy },
  {
    id: 'lines',
    header: 'Items',
    align: 'right',
    width: 70,
    cell: ({ lines }) => lines,
    sortValue: ({ lines }) => lines,
  },
  { id: 'posted', header: 'Posted by', quiet: true, cell: ({ postedBy }) => postedBy ?? 'not posted' },
];

const difference: DataColumn<CountHead> = {
  id: 'difference',
  header: 'Difference',
  align: 'right',
  width: 120,
  weight: 'figure',
  cell: ({ varianceMinor }) => (varianceMinor === null ? 'not known yet' : <SignedMoney amountMinor={varianceMinor} />),
  sortValue: ({ varianceMinor }) => varianceMinor,
};

/** All counts, newest first. */
export function CountsPage(): JSX.Element {
  const may = useMay();
  const counts = useLarder('stock.counts', {});
  const costs = may('cost.view');
  const shown = useMemo(() => (costs ? [...columns, difference] : columns), [costs]);
  const start = may('stock.count') ? () => navigate({ screen: 'stock', view: 'choose' }) : undefined;
  return (
    <Page
      title="Stock counts"
      facts="What was found on the shelf, and what became of the difference"
      actions={[{ label: 'Back to the shelf', onRun: () => navigate({ screen: 'stock' }) }]}
      primary={start === undefined ? undefined : { label: 'Count items', onRun: start }}
      onNew={start}
    >
      <Card flush fill>
        <DataTable
          label="Stock counts"
          columns={shown}
          rows={counts.data ?? none}
          rowId={({ id }) => id}
          rowHeight="control"
          state={tableState(counts, 'Reading the counts…')}
          empty="No counts yet. Start with a spot count of five items: press N."
          onOpen={({ id }) => navigate({ screen: 'stock', count: id })}
        />
      </Card>
    </Page>
  );
}
