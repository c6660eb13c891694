import type { JSX } from 'react';
import { KeptMoney } from '../../components/figures/kept-money';
import { Time } from '../../components/figures/time';
import { methodName, type OrderDetails, paymentSaid } from './order-words';
import styles from './orders.module.css';

type Payment = OrderDetails['payments'][number];

function PaymentFacts({ payment }: { readonly payment: Payment }): JSX.Element {
  const { tipMinor, tenderedMinor, changeMinor } = payment;
  return (
    <p className={styles.caption}>
      {payment.paidAt === null ? null : <Time at={payment.paidAt} precision="second" />} {payment.drawer ?? ''}
      {tipMinor === null || tipMinor === 0 ? null : (
        <>
          {' '}
          with a tip of <KeptMoney amountMinor={tipMinor} />
        </>
      )}
      {tenderedMinor === null || changeMinor === null ? null : (
        <>
          , given <KeptMoney amountMinor={tenderedMinor} />, change <KeptMoney amountMinor={changeMinor} />
        </>
      )}
    </p>
  );
}

/** How an order was paid. */
export function OrderPayments({ payments }: Pick<OrderDetails, 'payments'>): JSX.Element {
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>Paid</h3>
      {payments.length === 0 ? <p className={styles.words}>Nothing was paid for this order.</p> : null}
      <dl className={styles.lines}>
        {payments.map((payment) => (
          <div key={payment.id}>
            <dt>
              {methodName(payment.method)}, {paymentSaid(payment.status)}
              <PaymentFacts payment={payment} />
            </dt>
            <dd>
              <KeptMoney amountMinor={payment.amountMinor} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** What of an order was handed back; nothing is drawn for none. */
export function OrderRefunds({ refunds }: Pick<OrderDetails, 'refunds'>): JSX.Element | null {
  if (refunds.length === 0) return null;
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>Handed back</h3>
      <dl className={styles.lines}>
        {refunds.map((refund) => (
          <div key={refund.id}>
            <dt>
              {methodName(refund.method)}
              {refund.reason === null ? '' : `, ${refund.reason}`}
              <p className={styles.caption}>
                <Time at={refund.refundedAt} date="day" precision="second" />
              </p>
            </dt>
            <dd>
              <KeptMoney amountMinor={refund.amountMinor} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
