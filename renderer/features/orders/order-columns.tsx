import type { JSX } from 'react';
import type { DataColumn } from '../../components/data-table/table-types';
import { KeptMoney } from '../../components/figures/kept-money';
import { Time } from '../../components/figures/time';
import { State } from '../../components/state/state';
import { channelName, flagSaid, methodNames, type OrderRow, orderSaid } from './order-words';

/** The worst thing about an order stands in its row; the panel has them all. */
function OrderState({ row }: { readonly row: OrderRow }): JSX.Element {
  const [worst] = row.flags.map(flagSaid).toSorted((left) => (left.tone === 'danger' ? -1 : 1));
  if (worst !== undefined) return <State tone={worst.tone}>{worst.word}</State>;
  const said = orderSaid(row.status);
  return said.tone === 'neutral' ? <span>{said.word}</span> : <State tone={said.tone}>{said.word}</State>;
}

const number: DataColumn<OrderRow> = {
  id: 'number',
  header: 'Order',
  width: 80,
  weight: 'name',
  sortValue: (row) => row.orderNo.padStart(20, '0'),
  cell: (row) => row.orderNo,
};
const time: DataColumn<OrderRow> = {
  id: 'time',
  header: 'Time',
  width: 64,
  sortValue: (row) => row.openedAt,
  cell: (row) => <Time at={row.openedAt} />,
};
const channel: DataColumn<OrderRow> = {
  id: 'channel',
  header: 'Kind',
  width: 86,
  quiet: true,
  cell: (row) => channelName(row.channel),
};
const server: DataColumn<OrderRow> = { id: 'server', header: 'Server', quiet: true, cell: (row) => row.server ?? '' };
const methods: DataColumn<OrderRow> = {
  id: 'methods',
  header: 'Paid by',
  width: 88,
  quiet: true,
  cell: (row) => methodNames(row.methods),
};
const total: DataColumn<OrderRow> = {
  id: 'total',
  header: 'Total',
  width: 84,
  align: 'right',
  weight: 'figure',
  sortValue: (row) => row.totalMinor,
  cell: (row) => <KeptMoney amountMinor={row.totalMinor} />,
};
const refunded: DataColumn<OrderRow> = {
  id: 'refunded',
  header: 'Handed back',
  width: 96,
  align: 'right',
  cell: (row) => (row.refundedMinor === 0 ? '' : <KeptMoney amountMinor={row.refundedMinor} />),
};
const state: DataColumn<OrderRow> = {
  id: 'state',
  header: 'State',
  width: 176,
  sortValue: (row) => -row.flags.length,
  cell: (row) => <OrderState row={row} />,
};

/** What was paid stands in the panel; where it is not the total, the state says so. */
const wide = [number, time, channel, server, methods, total, refunded, state] as const;
const narrow = [number, time, total, state] as const;

/** Beside an open panel there is room for what tells orders apart, no more. */
export const orderColumns = (beside: boolean): readonly DataColumn<OrderRow>[] => (beside ? narrow : wide);
