import { Button } from '@mantine/core';
import { type JSX, useRef, useState } from 'react';
import { explain, refusalOf } from '../../api/call';
import { useLarder } from '../../api/hooks';
import { useMay } from '../../api/session';
import { Card } from '../../components/card/card';
import { DataTable } from '../../components/data-table/data-table';
import type { DataColumn, TableState } from '../../components/data-table/table-types';
import { TwoLines } from '../../components/data-table/two-lines';
import { Time } from '../../components/figures/time';
import { formatCount } from '../../components/format/byte-format';
import { navigate } from '../../components/navigation/route';
import { Page } from '../../components/page/page';
import { FailureNotice } from '../../components/state/failure-notice';
import { State } from '../../components/state/state';
import { DropArea } from './drop-area';
import { fileKind, type ImportEntry } from './import-words';

const none: readonly ImportEntry[] = [];
const importsAPage = 50;

const columns: readonly DataColumn<ImportEntry>[] = [
  {
    id: 'file',
    header: 'File',
    weight: 'name',
    cell: (entry) => <TwoLines first={entry.file} second={fileKind(entry)} />,
    sortValue: ({ file }) => file.toLowerCase(),
  },
  {
    id: 'at',
    header: 'Added',
    width: 150,
    cell: ({ at }) => <Time at={at} date="day" />,
    sortValue: ({ at }) => at,
  },
  { id: 'by', header: 'By', width: 200, cell: ({ by }) => by },
  {
    id: 'applied',
    header: 'Rows added',
    align: 'right',
    width: 110,
    weight: 'figure',
    cell: ({ rows }) => formatCount(rows.applied),
    sortValue: ({ rows }) => rows.applied,
  },
  {
    id: 'left',
    header: 'Not added',
    align: 'right',
    width: 110,
    quiet: true,
    cell: ({ rows }) => formatCount(rows.rejected + rows.quarantined),
    sortValue: ({ rows }) => rows.rejected + rows.quarantined,
  },
  {
    id: 'state',
    header: 'State',
    width: 190,
    cell: ({ status, mayRollBack }) =>
      status === 'ROLLED_BACK' ? (
        <State tone="neutral">Taken back</State>
      ) : (
        <State tone="safe">{mayRollBack ? 'Added' : 'Added, stays'}</State>
      ),
  },
];

function tableState(pending: boolean, error: unknown): TableState {
  if (error !== null) {
    const { message, code } = explain(error);
    return { kind: 'failed', sentence: message, code };
  }
  return pending ? { kind: 'loading', sentence: 'Reading earlier imports…' } : { kind: 'ready' };
}

/** What came in so far, and the place to drop more. */
export function HistoryPage({ refused }: { readonly refused: unknown }): JSX.Element {
  const may = useMay();
  const [before, setBefore] = useState<string>();
  const imports = useLarder('imports.list', before === undefined ? {} : { before });
  const input = useRef<HTMLInputElement>(null);
  const runs = may('import.run');
  const choose = (): void => input.current?.click();
  const rows = imports.data ?? none;
  const earliest = rows.length === importsAPage ? rows.at(-1)?.at : undefined;
  return (
    <Page
      title="Imports"
      facts="What the POS handed over; each file can be taken back while nothing depends on it"
      primary={runs ? { label: 'Choose files…', onRun: choose } : undefined}
      onNew={runs ? choose : undefined}
    >
      <FailureNotice failure={refusalOf(refused)} />
      {runs ? <DropArea input={input} /> : null}
      <Card
        title="Earlier imports"
        facts={before === undefined ? 'newest first' : 'earlier ones'}
        aside={
          <>
            {before === undefined ? null : (
              <Button size="xs" onClick={() => setBefore(undefined)}>
                Newest
              </Button>
            )}
            {earliest === undefined ? null : (
              <Button size="xs" onClick={() => setBefore(earliest)}>
                Earlier
              </Button>
            )}
          </>
        }
        flush
        fill
      >
        <DataTable
          label="Earlier imports"
          columns={columns}
          rows={rows}
          rowId={({ id }) => id}
          rowHeight="two-lines"
          state={tableState(imports.isPending, imports.error)}
          empty={
            runs
              ? 'Nothing was imported yet. Export yesterday from your POS as CSV and drop the files above.'
              : 'Nothing was imported yet. The owner or a manager brings in the exports of the POS here.'
          }
          onOpen={({ id }) => navigate({ screen: 'imports', import: id })}
        />
      </Card>
    </Page>
  );
}
