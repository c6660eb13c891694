import { Button } from '@mantine/core';
import { type JSX, useMemo, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/contract';
import { call } from '../../api/call';
import { Card } from '../../components/card/card';
import { DataTable } from '../../components/data-table/data-table';
import type { DataColumn } from '../../components/data-table/table-types';
import { formatBusinessDate } from '../../components/format/business-date';
import { State } from '../../components/state/state';
import { FailureNotice } from './failure-notice';
import styles from './orders.module.css';

type Day = OutputOf<'orders.days'>[number];

const datesAtOnce = 31;

const columns: readonly DataColumn<Day>[] = [
  { id: 'date', header: 'Day', weight: 'name', cell: (day) => formatBusinessDate(day.businessDate) },
  { id: 'orders', header: 'Orders', width: 64, align: 'right', cell: (day) => day.orders },
  {
    id: 'problems',
    header: 'Odd',
    width: 68,
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
  const [ended, setEnded] = useState(newest.length < datesAtOnce);
  const [error, setError] = useState<unknown>(null);
  const days = useMemo(() => [...newest, ...older], [newest, older]);
  const readOlder = async (): Promise<void> => {
    const before = days.at(-1)?.businessDate;
    if (before === undefined) return;
    try {
      const more = await call('orders.days', { before });
      setOlder((known) => [...known, ...more]);
      setEnded(more.length < datesAtOnce);
      setError(null);
    } catch (problem) {
      setError(problem);
    }
  };
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
        {ended ? null : (
          <div className={styles.more}>
            <Button size="xs" onClick={() => void readOlder()}>
              Earlier days
            </Button>
          </div>
        )}
      </Card>
      <FailureNotice error={error} />
    </div>
  );
}
