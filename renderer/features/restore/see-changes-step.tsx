import { IconArrowBackUp, IconCircleMinus, IconLock, IconShieldCheck, IconUserCheck } from '@tabler/icons-react';
import type { JSX } from 'react';
import type { OutputOf } from '../../../shared/contract/contract';
import { Card } from '../../components/card/card';
import { EmptyState } from '../../components/card/empty-state';
import { FactList } from '../../components/figures/fact-list';
import { Money } from '../../components/figures/money';
import { Time } from '../../components/figures/time';
import { formatCount } from '../../components/format/byte-format';
import { State } from '../../components/state/state';
import type { MomentRow } from './moment-rows';
import styles from './restore.module.css';

export type Preview = OutputOf<'restore.preview'>;

const iconSize = { size: 18, stroke: 1.75, 'aria-hidden': true } as const;

/** What was recorded after the moment and would not be there any more. */
export function LostCard({ preview }: { readonly preview: Preview }): JSX.Element {
  const payments = preview.lost.some((row) => row.what === 'Payments');
  return (
    <Card
      title="Would be lost"
      icon={<IconCircleMinus {...iconSize} />}
      facts={
        <>
          recorded after <Time at={preview.moment.at} precision="second" date="day" />
        </>
      }
      flush
    >
      {preview.lost.length === 0 ? (
        <EmptyState sentence="Nothing: no order, payment or count was written down after this moment." />
      ) : (
        <ul className={styles.list}>
          {preview.lost.map((row) => (
            <li key={row.what} className={styles.item}>
              <span className={styles.what}>{row.what}</span>
              <span className={styles.count}>{formatCount(row.count)}</span>
              <span className={styles.amount}>
                {row.amountMinor === null ? null : <Money amountMinor={row.amountMinor} />}
              </span>
            </li>
          ))}
        </ul>
      )}
      {payments ? (
        <div className={styles.caution}>
          <State tone="attention" variant="plain">
            Card payments among these stay taken: the bank has them, Larder would not.
          </State>
        </div>
      ) : null}
    </Card>
  );
}

function Stays({ preview }: { readonly preview: Preview }): JSX.Element {
  return (
    <Card title="Stays" icon={<IconArrowBackUp {...iconSize} />} flush>
      <ul className={styles.list}>
        {preview.stays.map((row) => (
          <li key={row.what} className={styles.item}>
            <span className={styles.what}>
              {row.what}
              <span className={styles.detail}>{row.detail}</span>
            </span>
          </li>
        ))}
        <li className={styles.item}>
          <span className={styles.what}>
            The audit trail
            <span className={styles.detail}>It adds who put back what, and when.</span>
          </span>
        </li>
      </ul>
    </Card>
  );
}

function WhoMay({ preview }: { readonly preview: Preview }): JSX.Element {
  return (
    <Card title="Who may do this" icon={<IconLock {...iconSize} />}>
      <div className={styles.stack}>
        <p className={styles.words}>
          {preview.olderPoint
            ? 'An older moment, or a folder somebody brought, needs the owner’s password or the recovery code at the last step.'
            : 'No newer copy is proved: the owner, a manager or the recovery code can put this one back.'}
        </p>
        {preview.mayFinish ? (
          <State tone="safe" variant="plain" icon={<IconUserCheck size={16} stroke={1.75} aria-hidden="true" />}>
            You can finish this.
          </State>
        ) : (
          <State tone="attention" variant="plain">
            You can look; somebody else finishes it.
          </State>
        )}
      </div>
    </Card>
  );
}

export interface SeeChangesStepProps {
  readonly row: MomentRow;
  readonly preview: Preview;
}

/** What going back would lose, what stays, and who may do it. Nothing has happened yet. */
export function SeeChangesStep({ row, preview }: SeeChangesStepProps): JSX.Element {
  return (
    <div className={styles.columns}>
      <LostCard preview={preview} />
      <Stays preview={preview} />
      <div className={styles.stack}>
        <Card title="This copy" icon={<IconShieldCheck {...iconSize} />}>
          <FactList
            facts={[
              {
                label: 'Proof',
                value: row.proved ? 'Proved, whole' : 'Kept, not proved',
                tone: row.proved ? 'safe' : 'neutral',
              },
              { label: 'Kept on', value: row.keptOn.join(', ') },
              { label: 'Made by', value: `Larder ${row.moment.appVersion}` },
              { label: 'Orders in it', value: formatCount(row.moment.orders) },
            ]}
          />
        </Card>
        <WhoMay preview={preview} />
      </div>
    </div>
  );
}
