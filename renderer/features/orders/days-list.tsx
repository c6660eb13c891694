import { Button } from '@mantine/core';
import { type JSX, useMemo, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/contract';
import { refusalOf } from '../../api/call';
import { useLarder } from '../../api/hooks';
import { Card } from '../../components/card/card';
import { DataTable } from '../../components/data-table/data-table';
import type { DataColumn } from '../../components/data-table/table-types';
import { formatBusinessDate } from '../../components/format/business-date';
import { FailureNotice } from '../../components/state/failure-notice';
import { State } from '../../components/state/state';
import styles from './orders.module.css';

type Day = OutputOf<'orders.days'>[number];

const none: readonly Day[] = [];

const columns: readonly DataColumn<Day>[] = [
  { id: 'date', header: 'Day', weight: 'name', cell: (day) => formatBusinessDate(day.businessDate) },
  { id: 'orders', header: 'Orders', width: 64, align: 'right', cell: (day) => day.orders },
  {
    id: 'problems',
    header: 'Odd',
    width: 60,
    align: 'right',
    cell: (day) =>
      day.problems === 0 ? (
        ''
      ) : (
        <State tone="attention" variant="plain">
          {day.problems}
        </State>
      ),
  },
];

export interface DaysListProps {
  readonly newest: readonly Day[];
  readonly chosen: string;
  readonly onChoose: (businessDate: string) => void;
}

/** The days that have orders or payments, newest first; older ones are read when asked for. */
export function DaysList({ newest, chosen, onChoose }: DaysListProps): JSX.Element {
  const [older, setOlder] = useState<readonly Day[]>([]);
  const days = useMemo(() => [...newest, ...older], [newest, older]);
  const last = days.at(-1)?.businessDate;
  // Asked before it is wanted: only so does the list know whether there is anything to offer.
  const next = useLarder('orders.days', last === undefined ? {} : { before: last }, { enabled: last !== undefined });
  const more = next.data ?? none;
  return (
    <div className={styles.days}>
      <Card title="Days" facts="newest first" flush fill>
        <DataTable
          label="Days"
          columns={columns}
          rows={days}
          rowId={(day) => day.businessDate}
          empty="No days yet."
          selectedId={chosen}
          onOpen={(day) => onChoose(day.businessDate)}
        />
        {more.length === 0 ? null : (
          <div className={styles.more}>
            <Button size="xs" onClick={() => setOlder([...older, ...more])}>
              Earlier days
            </Button>
          </div>
        )}
      </Card>
      <FailureNotice failure={refusalOf(next.error)} />
    </div>
  );
}
