import { Select } from '@mantine/core';
import { type JSX, useMemo, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/contract';
import { refusalOf } from '../../api/call';
import { useIntent, useLarder } from '../../api/hooks';
import { useMay } from '../../api/session';
import { Card } from '../../components/card/card';
import { DataTable } from '../../components/data-table/data-table';
import type { DataColumn } from '../../components/data-table/table-types';
import { formatCount } from '../../components/format/byte-format';
import { FilterField } from '../../components/forms/filter-field';
import { navigate } from '../../components/navigation/route';
import { Page } from '../../components/page/page';
import { FailureNotice } from '../../components/state/failure-notice';
import styles from './stock.module.css';
import { tableState } from './table-state';

type Product = OutputOf<'stock.products'>[number];
type Choice = { readonly value: string; readonly label: string };

const notTaken = 'none';
const none: readonly Product[] = [];

function takes(product: Product): string {
  if (product.stockMode === 'recipe') return 'what its recipe says';
  return product.itemName ?? 'nothing';
}

interface LinkProps {
  readonly product: Product;
  readonly choices: Choice[];
  readonly onLink: (productId: string, itemId: string | null) => void;
}

function LinkChoice({ product, choices, onLink }: LinkProps): JSX.Element {
  return (
    <Select
      size="xs"
      aria-label={`What selling ${product.name} takes from the shelf`}
      data={choices}
      searchable
      value={product.itemId ?? notTaken}
      onChange={(value) => onLink(product.id, value === notTaken ? null : value)}
    />
  );
}

function columnsOf(cell: (product: Product) => JSX.Element | string): readonly DataColumn<Product>[] {
  return [
    {
      id: 'name',
      header: 'Product of the POS',
      weight: 'name',
      cell: ({ name }) => name,
      sortValue: ({ name }) => name.toLowerCase(),
    },
    {
      id: 'category',
      header: 'Category',
      quiet: true,
      width: 190,
      cell: ({ category }) => category ?? '',
      sortValue: ({ category }) => category,
    },
    {
      id: 'sold',
      header: 'Sold in 28 days',
      align: 'right',
      width: 130,
      cell: ({ sold }) => formatCount(sold),
      sortValue: ({ sold }) => sold,
    },
    { id: 'takes', header: 'One sold takes one of', width: 320, cell, sortValue: ({ itemName }) => itemName },
  ];
}

/** Products that leave the shelf as they came: a can, a bottle. Their sales are taken from stock from the next import on. */
export function ProductsPage(): JSX.Element {
  const may = useMay();
  const products = useLarder('stock.products', {});
  const items = useLarder('stock.items', {});
  const { mutate: link, error } = useIntent('stock.linkProduct');
  const [filter, setFilter] = useState('');
  const manages = may('stock.manage');
  const columns = useMemo(() => {
    const choices = [
      { value: notTaken, label: 'nothing' },
      ...(items.data ?? []).map(({ id, name, unit }) => ({ value: id, label: `${name} (${unit})` })),
    ];
    return columnsOf((product) =>
      manages && product.stockMode !== 'recipe' ? (
        <LinkChoice product={product} choices={choices} onLink={(productId, itemId) => link({ productId, itemId })} />
      ) : (
        takes(product)
      ),
    );
  }, [items.data, manages, link]);
  const all = products.data ?? none;
  const shown = useMemo(() => {
    const wanted = filter.trim().toLowerCase();
    return all.filter(({ name, category }) => `${name} ${category ?? ''}`.toLowerCase().includes(wanted));
  }, [all, filter]);
  return (
    <Page
      title="Sold as itself"
      facts="Cans, bottles, desserts: what is sold exactly as it stands on the shelf. Counts from the next import on."
      actions={[{ label: 'Back to the shelf', onRun: () => navigate({ screen: 'stock' }) }]}
    >
      <FailureNotice failure={refusalOf(error)} />
      <Card flush fill>
        <div className={styles.bar}>
          <FilterField label="Find a product" value={filter} onChange={setFilter} />
        </div>
        <DataTable
          label="Products of the POS"
          columns={columns}
          rows={shown}
          rowId={({ id }) => id}
          rowHeight="control"
          state={tableState(products, 'Reading the products…')}
          empty={
            filter === ''
              ? 'No products yet. They appear with the first import of items from the POS.'
              : 'No product is called that.'
          }
          initialSort={{ column: 'sold', descending: true }}
          total={all.length}
        />
      </Card>
    </Page>
  );
}
