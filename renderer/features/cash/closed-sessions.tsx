import type { JSX } from 'react';
import type { DrawerSession } from '../../../shared/contract/cash';
import { Card } from '../../components/card/card';
import { DataTable } from '../../components/data-table/data-table';
import type { DataColumn } from '../../components/data-table/table-types';
import { KeptMoney } from '../../components/figures/kept-money';
import { SignedMoney } from '../../components/figures/signed-money';
import { formatBusinessDate } from '../../components/format/business-date';
import { navigate } from '../../components/navigation/route';
import { State } from '../../components/state/state';
import { sessionSaid } from './cash-words';

const columns: readonly DataColumn<DrawerSession>[] = [
  {
    id: 'day',
    header: 'Day',
    width: 110,
    sortValue: (session) => session.businessDate,
    cell: (session) => formatBusinessDate(session.businessDate),
  },
  { id: 'drawer', header: 'Drawer', weight: 'name', cell: (session) => session.drawerName },
  { id: 'z', header: 'Z', width: 64, align: 'right', cell: (session) => session.zNo ?? '' },
  { id: 'counted', header: 'Counted by', quiet: true, cell: (session) => session.countedBy ?? '' },
  { id: 'signed', header: 'Signed by', quiet: true, cell: (session) => session.signedBy ?? '' },
  {
    id: 'amount',
    header: 'Counted',
    width: 110,
    align: 'right',
    cell: (session) => (session.countedBy === null ? '' : <KeptMoney amountMinor={session.countedMinor} />),
  },
  {
    id: 'difference',
    header: 'Difference',
    width: 110,
    align: 'right',
    weight: 'figure',
    sortValue: (session) => (session.varianceMinor === null ? null : Math.abs(session.varianceMinor)),
    cell: (session) => (session.varianceMinor === null ? '' : <SignedMoney amountMinor={session.varianceMinor} />),
  },
  {
    id: 'state',
    header: 'State',
    width: 220,
    cell: (session) => {
      const said = sessionSaid(session);
      return <State tone={said.tone}>{said.word}</State>;
    },
  },
];

/** The drawers closed last, each leading to its Z. */
export function ClosedSessions({ sessions }: { readonly sessions: readonly DrawerSession[] }): JSX.Element {
  return (
    <Card title="Closed" facts="newest first" flush fill>
      <DataTable
        label="Closed drawers"
        columns={columns}
        rows={sessions}
        rowId={(session) => session.id}
        rowHeight="control"
        empty="No drawer was closed yet. Open one, count it when the day is over, and sign it."
        onOpen={(session) => navigate({ screen: 'cash', session: session.id })}
      />
    </Card>
  );
}
