import { IconFileImport } from '@tabler/icons-react';
import { type JSX, useState } from 'react';
import { refusalOf } from '../../api/call';
import { useLarder } from '../../api/hooks';
import { useMay } from '../../api/session';
import { Card } from '../../components/card/card';
import { EmptyState } from '../../components/card/empty-state';
import { formatBusinessDate } from '../../components/format/business-date';
import { navigate, useRoute } from '../../components/navigation/route';
import { Page } from '../../components/page/page';
import { FailureNotice } from '../../components/state/failure-notice';
import { Working } from '../../components/working/working';
import { DayOrders } from './day-orders';
import { DayTotals } from './day-totals';
import { DaysList } from './days-list';
import { OrderPanel } from './order-panel';
import { ordersByStatus } from './order-words';
import styles from './orders.module.css';

/** The orders of a day: what was sold, how it was paid, what is odd about it. */
export function OrdersScreen(): JSX.Element {
  const route = useRoute();
  const may = useMay();
  const [chosen, setChosen] = useState<string | undefined>(route.date);
  const [openId, setOpenId] = useState<string | undefined>(route.order);
  const days = useLarder('orders.days', {});
  const date = chosen ?? days.data?.[0]?.businessDate;
  const summary = useLarder('day.summary', { businessDate: date ?? '' }, { enabled: date !== undefined });
  const choose = (businessDate: string): void => {
    setChosen(businessDate);
    setOpenId(undefined);
  };
  return (
    <Page
      title="Orders"
      facts={
        date === undefined
          ? undefined
          : [
              formatBusinessDate(date, true),
              summary.data === undefined ? '' : ordersByStatus(summary.data.orders.byStatus),
            ]
              .filter((words) => words !== '')
              .join(' · ')
      }
      primary={
        may('import.run')
          ? {
              label: 'Import a day',
              icon: <IconFileImport size={16} stroke={1.75} />,
              onRun: () => navigate({ screen: 'imports' }),
            }
          : undefined
      }
      panel={
        openId === undefined ? undefined : (
          <OrderPanel key={openId} orderId={openId} onClose={() => setOpenId(undefined)} />
        )
      }
    >
      <FailureNotice failure={refusalOf(days.error ?? summary.error)} />
      {days.data === undefined && days.error === null ? <Working sentence="Reading the days…" /> : null}
      {days.data?.length === 0 ? (
        <Card>
          <EmptyState sentence="No orders yet. Import the first day from your POS, and its orders, payments and refunds stand here." />
        </Card>
      ) : null}
      {date === undefined || days.data === undefined || days.data.length === 0 ? null : (
        <div className={styles.layout} data-fill="true">
          <DaysList newest={days.data} chosen={date} onChoose={choose} />
          <div className={styles.day}>
            {summary.data === undefined ? null : <DayTotals summary={summary.data} />}
            <DayOrders key={date} businessDate={date} openId={openId} onOpen={setOpenId} />
          </div>
        </div>
      )}
    </Page>
  );
}
