import { Button, Select } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type JSX, useDeferredValue, useMemo, useState } from 'react';
import type { InputOf } from '../../../shared/contract/contract';
import { call, explain } from '../../api/call';
import { Card } from '../../components/card/card';
import { DataTable } from '../../components/data-table/data-table';
import type { TableState } from '../../components/data-table/table-types';
import { FilterField } from '../../components/forms/filter-field';
import { State } from '../../components/state/state';
import { orderColumns } from './order-columns';
import { gapsSentence, type OrderRow, type OrderStatus, orderSaid, orderStatuses } from './order-words';
import styles from './orders.module.css';

type Filter = Omit<InputOf<'orders.list'>, 'after'>;

const firstPage: string | null = null;
const none: readonly OrderRow[] = [];

function useOrders(filter: Filter) {
  return useInfiniteQuery({
    queryKey: ['orders.list', filter],
    initialPageParam: firstPage,
    queryFn: ({ pageParam }) => call('orders.list', pageParam === null ? filter : { ...filter, after: pageParam }),
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  });
}

function stateOf(error: Error | null, loading: boolean): TableState {
  if (error !== null) {
    const { message, code } = explain(error);
    return { kind: 'failed', sentence: message, code };
  }
  return loading ? { kind: 'loading', sentence: 'Reading the orders…' } : { kind: 'ready' };
}

const isStatus = (value: string | null): value is OrderStatus => orderStatuses.some((status) => status === value);

export interface DayOrdersProps {
  readonly businessDate: string;
  readonly openId: string | undefined;
  readonly onOpen: (id: string) => void;
}

/** The orders of one day, found by number, server or amount; two hundred at a time. */
export function DayOrders({ businessDate, openId, onOpen }: DayOrdersProps): JSX.Element {
  const [search, setSearch] = useState('');
  const [status, setStatus] = useState<OrderStatus>();
  const typed = useDeferredValue(search.trim());
  const orders = useOrders({
    businessDate,
    ...(typed === '' ? {} : { search: typed }),
    ...(status === undefined ? {} : { status }),
  });
  const pages = orders.data?.pages;
  const rows = useMemo(() => pages?.flatMap((page) => page.rows) ?? none, [pages]);
  const gaps = gapsSentence(pages?.[0]?.gaps ?? []);
  const filtered = typed !== '' || status !== undefined;
  return (
    <>
      <div className={styles.filters}>
        <FilterField label="Search orders and servers" value={search} onChange={setSearch} />
        <Select
          aria-label="State of the order"
          w={170}
          data={[
            { value: '', label: 'Every state' },
            ...orderStatuses.map((value) => ({ value, label: orderSaid(value).word })),
          ]}
          value={status ?? ''}
          onChange={(value) => setStatus(isStatus(value) ? value : undefined)}
        />
      </div>
      <Card
        title="Orders"
        footer={
          gaps === undefined ? undefined : (
            <div className={styles.wrapping}>
              <State tone="attention" variant="plain">
                {gaps}
              </State>
            </div>
          )
        }
        flush
        fill
      >
        <DataTable
          label="Orders of the day"
          columns={orderColumns(openId !== undefined)}
          rows={rows}
          rowId={(row) => row.id}
          rowHeight="control"
          state={stateOf(orders.error, orders.data === undefined)}
          empty={filtered ? 'No order of this day fits. Esc clears the search.' : 'This day has no orders.'}
          selectedId={openId}
          onOpen={(row) => onOpen(row.id)}
          total={pages?.[0]?.total}
        />
        {orders.hasNextPage ? (
          <div className={styles.more}>
            <Button size="xs" loading={orders.isFetchingNextPage} onClick={() => void orders.fetchNextPage()}>
              Show 200 more
            </Button>
          </div>
        ) : null}
      </Card>
    </>
  );
}
