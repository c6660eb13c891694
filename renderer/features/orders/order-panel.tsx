import type { JSX, ReactNode } from 'react';
import { refusalOf } from '../../api/call';
import { useLarder } from '../../api/hooks';
import { useMay } from '../../api/session';
import { type Fact, FactList } from '../../components/figures/fact-list';
import { KeptMoney } from '../../components/figures/kept-money';
import { Quantity } from '../../components/figures/quantity';
import { Time } from '../../components/figures/time';
import { formatBusinessDate } from '../../components/format/business-date';
import { navigate } from '../../components/navigation/route';
import { SidePanel } from '../../components/panel/side-panel';
import { FailureNotice } from '../../components/state/failure-notice';
import { State } from '../../components/state/state';
import { Working } from '../../components/working/working';
import { OrderPayments, OrderRefunds } from './order-payments';
import { channelName, flagSaid, type OrderDetails, orderSaid, sourceName } from './order-words';
import styles from './orders.module.css';

function Section({ title, children }: { readonly title?: string; readonly children: ReactNode }): JSX.Element {
  return (
    <section className={styles.section}>
      {title === undefined ? null : <h3 className={styles.heading}>{title}</h3>}
      {children}
    </section>
  );
}

function headFacts({ order }: OrderDetails): readonly Fact[] {
  const said = orderSaid(order.status);
  return [
    { label: 'State', value: said.word },
    { label: 'Business date', value: formatBusinessDate(order.businessDate) },
    { label: 'Taken', value: <Time at={order.openedAt} date="day" precision="second" /> },
    { label: 'Kind', value: channelName(order.channel) },
    ...(order.server === null ? [] : [{ label: 'Server', value: order.server }]),
  ];
}

function Flags({ order }: OrderDetails): JSX.Element | null {
  if (order.flags.length === 0) return null;
  return (
    <Section>
      <div className={styles.flags}>
        {order.flags.map((flag) => {
          const said = flagSaid(flag);
          return (
            <div key={flag}>
              <State tone={said.tone}>{said.word}</State>
              <p className={styles.words}>{said.meaning}</p>
            </div>
          );
        })}
      </div>
    </Section>
  );
}

function Lines({ lines, order }: OrderDetails): JSX.Element {
  return (
    <Section title="What was ordered">
      {lines.length === 0 ? (
        <p className={styles.absent}>No lines were imported for this order. Import the items of its day.</p>
      ) : (
        <dl className={styles.lines}>
          {lines.map((line) => (
            <div key={line.lineNo} data-voided={line.voided}>
              <dt>
                <Quantity micro={line.quantityMicro} /> × {line.name}
                {line.modifiers === '' ? null : <p className={styles.caption}>{line.modifiers}</p>}
              </dt>
              <dd>{line.voided ? 'taken off' : <KeptMoney amountMinor={line.netMinor} />}</dd>
            </div>
          ))}
        </dl>
      )}
      <FactList
        facts={[
          { label: 'Before tax', value: <KeptMoney amountMinor={order.subtotalMinor} /> },
          { label: 'Discount', value: <KeptMoney amountMinor={order.discountMinor} /> },
          { label: 'Tax', value: <KeptMoney amountMinor={order.taxMinor} /> },
          { label: 'Tip', value: <KeptMoney amountMinor={order.tipMinor} /> },
          { label: 'Total', value: <KeptMoney amountMinor={order.totalMinor} />, total: true },
        ]}
      />
    </Section>
  );
}

function Origin({ origin, order }: OrderDetails): JSX.Element {
  const may = useMay();
  return (
    <Section title="Where it came from">
      {origin.length === 0 ? (
        <p className={styles.words}>{sourceName(order.source)}. The rows it came from are not kept.</p>
      ) : (
        <dl className={styles.lines}>
          {origin.map((row) => (
            <div key={`${row.file} ${row.row}`}>
              <dt>{row.file}</dt>
              <dd>row {row.row}</dd>
            </div>
          ))}
        </dl>
      )}
      {may('import.view') ? (
        <button type="button" className={styles.link} onClick={() => navigate({ screen: 'imports' })}>
          All imports
        </button>
      ) : null}
    </Section>
  );
}

/** One order: what was ordered, how it was paid, what was handed back, and the rows it came from. */
export function OrderPanel({
  orderId,
  onClose,
}: {
  readonly orderId: string;
  readonly onClose: () => void;
}): JSX.Element {
  const { data, error } = useLarder('orders.get', { id: orderId });
  return (
    <SidePanel
      title={data === undefined ? 'Order' : `Order ${data.order.orderNo}`}
      facts={data === undefined ? undefined : sourceName(data.order.source)}
      onClose={onClose}
      flush
    >
      {data === undefined ? (
        <Section>
          {error === null ? <Working sentence="Reading the order…" /> : <FailureNotice failure={refusalOf(error)} />}
        </Section>
      ) : (
        <div className={styles.sections}>
          <Flags {...data} />
          <Section>
            <FactList facts={headFacts(data)} />
          </Section>
          <Lines {...data} />
          <OrderPayments payments={data.payments} />
          <OrderRefunds refunds={data.refunds} />
          <Origin {...data} />
        </div>
      )}
    </SidePanel>
  );
}
