import type { JSX } from 'react';
import { DataTable } from '../../components/data-table/data-table';
import type { DataColumn } from '../../components/data-table/table-types';
import { Fingerprint } from '../../components/figures/fingerprint';
import { Time } from '../../components/figures/time';
import { formatCount } from '../../components/format/byte-format';
import { durationWords, type HealthView } from './health-words';

type Slow = HealthView['slow'][number];
type Fault = HealthView['errors'][number];
type Alert = HealthView['alerts'][number];

const slowColumns: readonly DataColumn<Slow>[] = [
  { id: 'channel', header: 'Request', weight: 'name', cell: (row) => row.channel },
  {
    id: 'count',
    header: 'Times',
    width: 100,
    align: 'right',
    sortValue: (row) => row.count,
    cell: (row) => formatCount(row.count),
  },
  {
    id: 'p50',
    header: 'Usually',
    width: 110,
    align: 'right',
    sortValue: (row) => row.p50Ms,
    cell: (row) => durationWords(row.p50Ms),
  },
  {
    id: 'p95',
    header: '19 of 20 within',
    width: 140,
    align: 'right',
    sortValue: (row) => row.p95Ms,
    cell: (row) => durationWords(row.p95Ms),
  },
  {
    id: 'max',
    header: 'Longest',
    width: 110,
    align: 'right',
    sortValue: (row) => row.maxMs,
    cell: (row) => durationWords(row.maxMs),
  },
];

export function SlowTable({ rows }: { readonly rows: readonly Slow[] }): JSX.Element {
  return (
    <DataTable
      label="Slowest requests"
      columns={slowColumns}
      rows={rows}
      rowId={(row) => row.channel}
      initialSort={{ column: 'p95', descending: true }}
      empty="Nothing was asked since Larder was started."
      footer="slowest first"
    />
  );
}

const faultColumns: readonly DataColumn<Fault>[] = [
  { id: 'at', header: 'Last time', width: 170, cell: (row) => <Time at={row.at} date="day" precision="second" /> },
  {
    id: 'code',
    header: 'Code for support',
    width: 240,
    cell: (row) => <Fingerprint code={row.fingerprint} label="" />,
  },
  { id: 'count', header: 'Times', width: 80, align: 'right', cell: (row) => formatCount(row.count) },
  { id: 'message', header: 'What the log says', quiet: true, cell: (row) => row.message },
];

export function FaultsTable({ rows }: { readonly rows: readonly Fault[] }): JSX.Element {
  return (
    <DataTable
      label="Faults"
      columns={faultColumns}
      rows={rows}
      rowId={(row) => row.fingerprint}
      empty="No fault since Larder was started. Should one come, its code stands here for support."
    />
  );
}

const alertColumns: readonly DataColumn<Alert>[] = [
  { id: 'at', header: 'Last seen', width: 170, cell: (row) => <Time at={row.at} date="day" precision="second" /> },
  { id: 'message', header: 'What', weight: 'name', cell: (row) => row.message },
];

export function AlertsTable({ rows }: { readonly rows: readonly Alert[] }): JSX.Element {
  return (
    <DataTable
      label="Alerts"
      columns={alertColumns}
      rows={rows}
      rowId={(row) => row.id}
      empty="Nothing to warn of. Larder tells you here and through this PC when something is."
    />
  );
}
