import { IconCashPlus, IconPlus } from '@tabler/icons-react';
import { type JSX, useMemo, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/contract';
import { explain } from '../../api/call';
import { useLarder } from '../../api/hooks';
import { useMay } from '../../api/session';
import { type PaletteAction, useActions } from '../../components/actions/action-registry';
import { Card } from '../../components/card/card';
import { DataTable } from '../../components/data-table/data-table';
import type { DataColumn, TableState } from '../../components/data-table/table-types';
import { TwoLines } from '../../components/data-table/two-lines';
import { KeptMoney } from '../../components/figures/kept-money';
import { Time } from '../../components/figures/time';
import { formatBusinessDate } from '../../components/format/business-date';
import { navigate } from '../../components/navigation/route';
import { Page } from '../../components/page/page';
import { State } from '../../components/state/state';
import { AddDrawerDialog } from './add-drawer-dialog';
import { drawersOpen, nextStep, sessionSaid } from './cash-words';
import { ClosedSessions } from './closed-sessions';

type Drawer = OutputOf<'cash.board'>['drawers'][number];

const goTo = (drawer: Drawer): void =>
  navigate(
    drawer.current === null ? { screen: 'cash', open: drawer.id } : { screen: 'cash', session: drawer.current.id },
  );

function DrawerState({ current }: Pick<Drawer, 'current'>): JSX.Element {
  if (current === null) return <State tone="neutral">Closed</State>;
  const said = sessionSaid(current);
  return <State tone={said.tone}>{said.word}</State>;
}

function whoOpened({ current }: Drawer, mayOpen: boolean): JSX.Element | string {
  if (current === null) return mayOpen ? 'Open it with a counted float' : 'Nobody works with it now';
  return (
    <>
      Opened <Time at={current.openedAt} date="day" /> by {current.openedBy}
    </>
  );
}

const nameColumn = (mayOpen: boolean): DataColumn<Drawer> => ({
  id: 'name',
  header: 'Drawer',
  weight: 'name',
  cell: (drawer) => <TwoLines first={drawer.name} second={whoOpened(drawer, mayOpen)} />,
});
const factColumns: readonly DataColumn<Drawer>[] = [
  {
    id: 'day',
    header: 'For',
    width: 120,
    cell: ({ current }) => (current === null ? '' : formatBusinessDate(current.businessDate)),
  },
  {
    id: 'left',
    header: 'Left by the last close',
    width: 170,
    align: 'right',
    cell: ({ current, leftInDrawerMinor }) =>
      current !== null || leftInDrawerMinor === null ? '' : <KeptMoney amountMinor={leftInDrawerMinor} />,
  },
  {
    id: 'expected',
    header: 'Expected now',
    width: 130,
    align: 'right',
    weight: 'figure',
    cell: ({ current }) => (current === null ? '' : <KeptMoney amountMinor={current.expectedMinor} />),
  },
  { id: 'state', header: 'State', width: 250, cell: (drawer) => <DrawerState current={drawer.current} /> },
];

function tableState(error: Error | null, loading: boolean): TableState {
  if (error !== null) {
    const { message, code } = explain(error);
    return { kind: 'failed', sentence: message, code };
  }
  return loading ? { kind: 'loading', sentence: 'Reading the drawers…' } : { kind: 'ready' };
}

const columnsOfUser = [nameColumn(true), ...factColumns];
const columnsOfReader = [nameColumn(false), ...factColumns];
const noDrawers: readonly Drawer[] = [];

/** Every drawer and where it stands, and the last ones closed. */
export function CashBoard(): JSX.Element {
  const board = useLarder('cash.board', {});
  const may = useMay();
  const [adding, setAdding] = useState(false);
  const known = board.error === null ? board.data : undefined;
  const drawers = known?.drawers ?? noDrawers;
  const step = nextStep(drawers, may);
  // Whoever only reads has nothing to look at in a drawer that is closed.
  const uses = may('cash.drawer.use');
  const free = uses ? drawers.find((drawer) => drawer.current === null) : undefined;
  const open = (drawer: Drawer): void => {
    if (uses || drawer.current !== null) goTo(drawer);
  };
  const openFree = free === undefined ? undefined : () => goTo(free);
  const paletteActions = useMemo<readonly PaletteAction[]>(
    () =>
      drawers
        .filter((drawer) => uses || drawer.current !== null)
        .map((drawer) => ({
          id: `cash-${drawer.id}`,
          label: drawer.current === null ? `Open ${drawer.name}` : `Go to ${drawer.name}`,
          group: 'Cash',
          run: () => goTo(drawer),
        })),
    [drawers, uses],
  );
  useActions(paletteActions);
  const state = tableState(board.error, board.data === undefined);
  return (
    <Page
      title="Cash"
      facts={
        known === undefined
          ? undefined
          : `Business date ${formatBusinessDate(known.businessDate)} · ${drawersOpen(drawers)}`
      }
      actions={
        may('cash.drawer.manage')
          ? [{ label: 'Add a drawer', icon: <IconPlus size={16} stroke={1.75} />, onRun: () => setAdding(true) }]
          : []
      }
      primary={
        step === null
          ? undefined
          : {
              label: step.label,
              icon: <IconCashPlus size={16} stroke={1.75} />,
              onRun: () => {
                const chosen = drawers.find(({ id }) => id === step.drawer.id);
                if (chosen !== undefined) goTo(chosen);
              },
            }
      }
      onNew={openFree}
    >
      <Card title="Drawers" facts="Enter opens one" flush>
        <DataTable
          label="Drawers"
          columns={uses ? columnsOfUser : columnsOfReader}
          rows={drawers}
          rowId={(drawer) => drawer.id}
          rowHeight="two-lines"
          state={state}
          empty="No drawers yet. An owner or manager adds the first one."
          onOpen={open}
        />
      </Card>
      {state.kind === 'ready' ? <ClosedSessions sessions={known?.recent ?? []} /> : null}
      {adding ? <AddDrawerDialog onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}
