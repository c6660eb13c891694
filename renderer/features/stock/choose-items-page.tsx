import { Button, Checkbox } from '@mantine/core';
import { type JSX, useMemo, useState } from 'react';
import { refusalOf } from '../../api/call';
import { useIntent, useLarder } from '../../api/hooks';
import { Card } from '../../components/card/card';
import { DataTable } from '../../components/data-table/data-table';
import type { DataColumn } from '../../components/data-table/table-types';
import { Time } from '../../components/figures/time';
import { FilterField } from '../../components/forms/filter-field';
import { navigate } from '../../components/navigation/route';
import { Page } from '../../components/page/page';
import { FailureNotice } from '../../components/state/failure-notice';
import styles from './stock.module.css';
import { plural, type StockItem } from './stock-words';
import { tableState } from './table-state';

const none: readonly StockItem[] = [];
const mostItems = 500;

function columnsOf(chosen: ReadonlySet<string>, toggle: (id: string) => void): readonly DataColumn<StockItem>[] {
  return [
    {
      id: 'chosen',
      header: 'Count',
      width: 64,
      cell: (item) => (
        <Checkbox
          aria-label={`Count ${item.name}`}
          tabIndex={-1}
          checked={chosen.has(item.id)}
          onChange={() => toggle(item.id)}
        />
      ),
    },
    {
      id: 'name',
      header: 'Item',
      weight: 'name',
      cell: (item) => item.name,
      sortValue: (item) => item.name.toLowerCase(),
    },
    {
      id: 'category',
      header: 'Category',
      quiet: true,
      cell: (item) => item.category ?? '',
      sortValue: (item) => item.category,
    },
    { id: 'unit', header: 'Counted in', width: 110, cell: (item) => item.unit },
    {
      id: 'counted',
      header: 'Last counted',
      width: 160,
      quiet: true,
      cell: (item) => (item.lastCountedAt === null ? 'never' : <Time at={item.lastCountedAt} date="day" />),
      sortValue: (item) => item.lastCountedAt ?? '',
    },
  ];
}

function useChosen(first: string | undefined) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(first === undefined ? [] : [first]));
  const toggle = (id: string): void =>
    setChosen((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  return { chosen, setChosen, toggle };
}

/** Which items are counted now. What should be there is kept from here on, and told to nobody who counts. */
export function ChooseItemsPage({ firstItem }: { readonly firstItem: string | undefined }): JSX.Element {
  const items = useLarder('stock.items', {});
  const start = useIntent('stock.startCount');
  const [filter, setFilter] = useState('');
  const { chosen, setChosen, toggle } = useChosen(firstItem);
  const all = items.data ?? none;
  const shown = useMemo(() => {
    const wanted = filter.trim().toLowerCase();
    return all.filter(({ name, category }) => `${name} ${category ?? ''}`.toLowerCase().includes(wanted));
  }, [all, filter]);
  const begin = (): void => {
    const type = chosen.size === all.length ? 'full' : 'spot';
    start.mutate(
      { type, itemIds: [...chosen] },
      { onSuccess: ({ countId }) => navigate({ screen: 'stock', count: countId }) },
    );
  };
  const blocked =
    chosen.size === 0
      ? 'Choose at least one item first.'
      : chosen.size > mostItems
        ? `Choose at most ${mostItems} items at a time.`
        : undefined;
  return (
    <Page
      title="Count items"
      facts="Expected quantities stay hidden until the count is handed in"
      actions={[{ label: 'Back to the shelf', onRun: () => navigate({ screen: 'stock' }) }]}
      primary={{
        label: chosen.size === 0 ? 'Start the count' : `Start counting ${plural(chosen.size, 'item')}`,
        keys: ['Ctrl', 'Enter'],
        blockedBecause: start.isPending ? 'Larder is preparing the count.' : blocked,
        onRun: begin,
      }}
    >
      <FailureNotice failure={refusalOf(start.error)} />
      <Card flush fill>
        <div className={styles.bar}>
          <FilterField label="Find an item" value={filter} onChange={setFilter} />
          <span className={styles.words}>Space or Enter chooses a row.</span>
          <Button onClick={() => setChosen(new Set([...chosen, ...shown.map(({ id }) => id)]))}>
            Choose all shown
          </Button>
          <Button disabled={chosen.size === 0} onClick={() => setChosen(new Set())}>
            Choose none
          </Button>
        </div>
        <DataTable
          label="Items to count"
          columns={columnsOf(chosen, toggle)}
          rows={shown}
          rowId={({ id }) => id}
          rowHeight="control"
          state={tableState(items, 'Reading the shelf…')}
          empty={
            filter === ''
              ? 'Nothing is kept in stock yet. Add items on the Stock page first.'
              : 'No item is called that.'
          }
          onOpen={({ id }) => toggle(id)}
          onSelect={({ id }) => toggle(id)}
          total={all.length}
          footer={`${plural(chosen.size, 'item')} chosen`}
        />
      </Card>
    </Page>
  );
}
