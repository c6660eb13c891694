import { Button } from '@mantine/core';
import { type JSX, useMemo, useState } from 'react';
import { useLarder } from '../../api/hooks';
import { useMay } from '../../api/session';
import { Card } from '../../components/card/card';
import { DataTable } from '../../components/data-table/data-table';
import { Money } from '../../components/figures/money';
import { FilterField } from '../../components/forms/filter-field';
import { KeyHint } from '../../components/keyboard/key-hint';
import { navigate } from '../../components/navigation/route';
import { Page } from '../../components/page/page';
import type { PageAction } from '../../components/page/page-action';
import { itemColumns } from './item-columns';
import { ItemPanel } from './item-panel';
import { NewItemPanel } from './new-item-panel';
import styles from './stock.module.css';
import { plural, type StockItem } from './stock-words';
import { tableState } from './table-state';

type Beside = { readonly kind: 'item'; readonly id: string } | { readonly kind: 'new' } | null;

const ways: readonly [PageAction, PageAction] = [
  { label: 'Counts', onRun: () => navigate({ screen: 'stock', view: 'counts' }) },
  { label: 'Sold as itself', onRun: () => navigate({ screen: 'stock', view: 'products' }) },
];

function matches(item: StockItem, wanted: string): boolean {
  return [item.name, item.category ?? '', ...item.soldAs].some((text) => text.toLowerCase().includes(wanted));
}

function belowZero(items: readonly StockItem[]): string | undefined {
  const count = items.filter(({ onHandMicro }) => onHandMicro !== null && onHandMicro < 0).length;
  return count === 0 ? undefined : `${plural(count, 'item')} below zero`;
}

/** Everything on the shelf; an item opens beside it with its movements. */
export function ItemsPage(): JSX.Element {
  const may = useMay();
  const items = useLarder('stock.items', {});
  const [filter, setFilter] = useState('');
  const [beside, setBeside] = useState<Beside>(null);
  const all = items.data;
  const shown = useMemo(() => {
    const wanted = filter.trim().toLowerCase();
    return (all ?? []).filter((item) => wanted === '' || matches(item, wanted));
  }, [all, filter]);
  const costs = may('cost.view');
  const narrow = beside !== null;
  const columns = useMemo(() => itemColumns(costs, narrow), [costs, narrow]);
  const close = (): void => setBeside(null);
  const addItem = may('stock.manage') ? () => setBeside({ kind: 'new' }) : undefined;
  const valueMinor = shown.reduce((sum, item) => sum + (item.valueMinor ?? 0), 0);
  const facts =
    all === undefined ? undefined : [plural(all.length, 'item'), belowZero(all)].filter(Boolean).join(' · ');
  return (
    <Page
      title="Stock"
      facts={facts}
      actions={ways}
      onNew={addItem}
      primary={
        may('stock.count')
          ? { label: 'Count items', onRun: () => navigate({ screen: 'stock', view: 'choose' }) }
          : undefined
      }
      panel={
        beside === null ? undefined : beside.kind === 'new' ? (
          <NewItemPanel key="new" onClose={close} onAdded={(id) => setBeside({ kind: 'item', id })} />
        ) : (
          <ItemPanel key={beside.id} itemId={beside.id} onClose={close} />
        )
      }
    >
      <Card flush fill>
        <div className={styles.bar}>
          <FilterField label="Find an item" value={filter} onChange={setFilter} />
          <span className={styles.words} />
          {addItem === undefined ? null : (
            <Button rightSection={<KeyHint keys={['N']} />} aria-keyshortcuts="N" onClick={addItem}>
              New item
            </Button>
          )}
        </div>
        <DataTable
          label="Items on the shelf"
          columns={columns}
          rows={shown}
          rowId={(item) => item.id}
          rowHeight="two-lines"
          state={tableState(items, 'Reading the shelf…')}
          empty={
            filter === ''
              ? 'Nothing is kept in stock yet. Press N and add the first item with its unit and what is there now.'
              : `No item is called “${filter}”. Press Esc to see all of them.`
          }
          selectedId={beside?.kind === 'item' ? beside.id : undefined}
          onOpen={(item) => setBeside({ kind: 'item', id: item.id })}
          initialSort={{ column: 'name', descending: false }}
          total={all?.length}
          totals={
            costs && !narrow && shown.length > 0
              ? { name: 'Value shown', value: <Money amountMinor={valueMinor} /> }
              : undefined
          }
        />
      </Card>
    </Page>
  );
}
