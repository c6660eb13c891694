import type { JSX } from 'react';
import { micro } from '../../../shared/domain/quantity';
import { unitCost, valueAtCost } from '../../../shared/domain/unit-cost';
import type { DataColumn } from '../../components/data-table/table-types';
import { TwoLines } from '../../components/data-table/two-lines';
import { Money } from '../../components/figures/money';
import { Quantity } from '../../components/figures/quantity';
import { Time } from '../../components/figures/time';
import { State } from '../../components/state/state';
import styles from './stock.module.css';
import { inCountingUnit, type StockItem } from './stock-words';

/** What is on the shelf, or why it is not said. */
export function OnHand({ item }: { readonly item: StockItem }): JSX.Element {
  if (item.onHandMicro === null) return <span className={styles.quiet}>hidden while it is counted</span>;
  const quantity = <Quantity micro={inCountingUnit(item.onHandMicro, item.unitMicro)} unit={item.unit} />;
  if (item.onHandMicro >= 0) return quantity;
  return (
    <State tone="attention" variant="plain">
      below zero {quantity}
    </State>
  );
}

/** The cost of one counting unit, to the cent; "none" before the first delivery. */
export function CostOfOne({ item }: { readonly item: StockItem }): JSX.Element {
  const cost = item.averageCostMicro;
  if (cost === null || cost === 0) return <Money amountMinor={null} />;
  return <Money amountMinor={valueAtCost(micro(item.unitMicro), unitCost(cost))} />;
}

function caption(item: StockItem): string {
  const sold = item.soldAs.length === 0 ? null : `sold as ${item.soldAs.join(', ')}`;
  return [item.category, sold].filter((part) => part !== null).join(' · ') || 'no category';
}

const always: readonly DataColumn<StockItem>[] = [
  {
    id: 'name',
    header: 'Item',
    weight: 'name',
    cell: (item) => <TwoLines first={item.name} second={caption(item)} />,
    sortValue: (item) => item.name.toLowerCase(),
  },
  {
    id: 'onHand',
    header: 'On hand',
    align: 'right',
    width: 210,
    cell: (item) => <OnHand item={item} />,
    sortValue: (item) => item.onHandMicro,
  },
];

const money: readonly DataColumn<StockItem>[] = [
  {
    id: 'cost',
    header: 'Cost of one',
    align: 'right',
    width: 110,
    quiet: true,
    cell: (item) => <CostOfOne item={item} />,
    sortValue: (item) => item.averageCostMicro,
  },
  {
    id: 'value',
    header: 'Value',
    align: 'right',
    width: 120,
    weight: 'figure',
    cell: (item) => <Money amountMinor={item.valueMinor} />,
    sortValue: (item) => item.valueMinor,
  },
];

const lastCounted: DataColumn<StockItem> = {
  id: 'counted',
  header: 'Last counted',
  width: 150,
  quiet: true,
  cell: (item) => (item.lastCountedAt === null ? 'never' : <Time at={item.lastCountedAt} date="day" />),
  sortValue: (item) => item.lastCountedAt,
};

/** Costs and values only for those who may see them; beside a panel only what tells items apart. */
export function itemColumns(costs: boolean, besidePanel: boolean): readonly DataColumn<StockItem>[] {
  if (besidePanel) return always;
  return [...always, ...(costs ? money : []), lastCounted];
}
