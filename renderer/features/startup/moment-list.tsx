import { Radio } from '@mantine/core';
import type { JSX } from 'react';
import type { Moment } from '../../../shared/contract/backup';
import { Time } from '../../components/figures/time';
import { formatCount } from '../../components/format/byte-format';
import { State } from '../../components/state/state';
import styles from './moment-list.module.css';

export interface MomentListProps {
  readonly moments: readonly Moment[];
  readonly chosen: Moment | undefined;
  readonly onChoose: (moment: Moment) => void;
}

const keyOf = (moment: Moment): string => `${moment.destinationId} ${moment.snapshotId}`;

function Line({ moment }: { readonly moment: Moment }): JSX.Element {
  return (
    <span className={styles.line}>
      <span>
        <Time at={moment.at} precision="second" date="day" /> · {moment.label}
      </span>
      <span className={styles.facts}>
        {moment.place} · {formatCount(moment.orders)} orders
      </span>
      {moment.restorable ? (
        <State tone={moment.proved ? 'safe' : 'neutral'} variant="plain">
          {moment.proved ? 'Proved' : 'Not proved yet'}
        </State>
      ) : (
        <State tone="attention" variant="plain">
          Needs a newer Larder
        </State>
      )}
    </span>
  );
}

/** The moments one can go back to, newest first; arrow keys choose. */
export function MomentList({ moments, chosen, onChoose }: MomentListProps): JSX.Element {
  const newestFirst = moments.toSorted((left, right) => right.at.localeCompare(left.at));
  return (
    <Radio.Group
      label="Moments you can go back to"
      value={chosen === undefined ? null : keyOf(chosen)}
      onChange={(key) => {
        const moment = newestFirst.find((candidate) => keyOf(candidate) === key);
        if (moment !== undefined) onChoose(moment);
      }}
    >
      <div className={styles.list}>
        {newestFirst.map((moment) => (
          <Radio
            key={keyOf(moment)}
            value={keyOf(moment)}
            disabled={!moment.restorable}
            label={<Line moment={moment} />}
            classNames={{ body: styles.body, labelWrapper: styles.label }}
          />
        ))}
      </div>
    </Radio.Group>
  );
}
