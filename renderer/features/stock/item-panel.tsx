import { Button } from '@mantine/core';
import { type JSX, useState } from 'react';
import { explain } from '../../api/call';
import { useLarder } from '../../api/hooks';
import { useMay } from '../../api/session';
import { DataTable } from '../../components/data-table/data-table';
import type { DataColumn } from '../../components/data-table/table-types';
import { TwoLines } from '../../components/data-table/two-lines';
import { type Fact, FactList } from '../../components/figures/fact-list';
import { Money } from '../../components/figures/money';
import { Quantity } from '../../components/figures/quantity';
import { Time } from '../../components/figures/time';
import { navigate } from '../../components/navigation/route';
import { SidePanel } from '../../components/panel/side-panel';
import { CostOfOne, OnHand } from './item-columns';
import { ReceiveForm } from './receive-form';
import styles from './stock.module.css';
import { inCountingUnit, moveWords, type StockItem, type StockMove } from './stock-words';
import { tableState } from './table-state';

const movesAPage = 100;

function itemFacts(item: StockItem, costs: boolean): readonly Fact[] {
  return [
    { label: 'On hand', value: <OnHand item={item} />, total: true },
    ...(costs
      ? [
          { label: 'Cost of one', value: <CostOfOne item={item} /> },
          { label: 'Value', value: <Money amountMinor={item.valueMinor} /> },
        ]
      : []),
    {
      label: 'Last counted',
      value: item.lastCountedAt === null ? 'never' : <Time at={item.lastCountedAt} date="day" />,
    },
    { label: 'Sold as', value: item.soldAs.length === 0 ? 'nothing on its own' : item.soldAs.join(', ') },
  ];
}

function moveColumns({ unitMicro }: StockItem): readonly DataColumn<StockMove>[] {
  return [
    {
      id: 'what',
      header: 'What',
      cell: (move) => (
        <TwoLines
          first={moveWords(move)}
          second={
            <>
              <Time at={move.at} date="day" /> · {move.by}
            </>
          }
        />
      ),
    },
    {
      id: 'quantity',
      header: 'Change',
      align: 'right',
      width: 84,
      weight: 'figure',
      cell: (move) => <Quantity micro={inCountingUnit(move.quantityMicro, unitMicro)} signed />,
    },
    {
      id: 'after',
      header: 'After it',
      align: 'right',
      width: 84,
      cell: (move) =>
        move.onHandMicro === null ? 'hidden' : <Quantity micro={inCountingUnit(move.onHandMicro, unitMicro)} />,
    },
  ];
}

export interface ItemPanelProps {
  readonly itemId: string;
  readonly onClose: () => void;
}

/** One item and everything that ever changed it, newest first. */
export function ItemPanel({ itemId, onClose }: ItemPanelProps): JSX.Element {
  const may = useMay();
  const [before, setBefore] = useState<string>();
  const [receiving, setReceiving] = useState(false);
  const asked = useLarder('stock.item', before === undefined ? { id: itemId } : { id: itemId, before });
  if (asked.data === undefined)
    return (
      <SidePanel title="Item" onClose={onClose}>
        {asked.error === null ? 'Reading this item…' : explain(asked.error).message}
      </SidePanel>
    );
  const { item, moves } = asked.data;
  const earliest = moves.length === movesAPage ? moves.at(-1)?.at : undefined;
  return (
    <SidePanel
      title={item.name}
      facts={item.category ?? undefined}
      onClose={onClose}
      flush
      holdsTyping={receiving}
      footer={
        receiving ? undefined : (
          <div className={styles.pair}>
            {may('stock.manage') ? <Button onClick={() => setReceiving(true)}>Write down a delivery</Button> : null}
            {may('stock.count') ? (
              <Button onClick={() => navigate({ screen: 'stock', view: 'choose', item: item.id })}>Count it</Button>
            ) : null}
          </div>
        )
      }
    >
      {receiving ? <ReceiveForm item={item} onDone={() => setReceiving(false)} /> : null}
      <div className={styles.section}>
        <FactList facts={itemFacts(item, may('cost.view'))} />
      </div>
      <DataTable
        label={`Movements of ${item.name}, in ${item.unit}`}
        columns={moveColumns(item)}
        rows={moves}
        rowId={(move) => move.id}
        rowHeight="two-lines"
        state={tableState(asked, 'Reading its movements…')}
        empty={
          item.onHandMicro === null
            ? 'Its movements are hidden while it is counted, so that the count is an honest one.'
            : 'Nothing has moved yet. Deliveries, sales and counts appear here.'
        }
      />
      {before === undefined && earliest === undefined ? null : (
        <div className={styles.section}>
          <div className={styles.pair}>
            {before === undefined ? null : (
              <Button size="xs" onClick={() => setBefore(undefined)}>
                Newest
              </Button>
            )}
            {earliest === undefined ? null : (
              <Button size="xs" onClick={() => setBefore(earliest)}>
                Earlier movements
              </Button>
            )}
          </div>
        </div>
      )}
    </SidePanel>
  );
}
