import type { JSX } from 'react';
import type { AppState } from '../../../shared/contract/app';
import type { Moment } from '../../../shared/contract/backup';
import type { OutputOf } from '../../../shared/contract/contract';
import { Card } from '../../components/card/card';
import { Figure } from '../../components/figures/figure';
import { Fingerprint } from '../../components/figures/fingerprint';
import { Time } from '../../components/figures/time';
import { formatCount } from '../../components/format/byte-format';
import { State } from '../../components/state/state';
import styles from './recovery-facts.module.css';
import { newestByPlace, proofWords } from './startup-wording';

export interface RecoveryFactsProps {
  readonly problem: AppState['problem'];
  readonly known: OutputOf<'restore.moments'> | undefined;
  readonly chosen: Moment | undefined;
}

function Missing({ chosen, problem }: Pick<RecoveryFactsProps, 'chosen' | 'problem'>): JSX.Element | null {
  if (chosen === undefined) return null;
  return (
    <Card title="What may be missing">
      <Figure label="Entered after" caption={<Time at={chosen.at} date="only" />}>
        <Time at={chosen.at} precision="second" />
      </Figure>
      <p className={styles.words}>
        {problem === null ? null : (
          <>
            Larder noticed this at <Time at={problem.at} precision="second" />.{' '}
          </>
        )}
        Compare with your till, and enter again what came after the copy.
      </p>
    </Card>
  );
}

function Checked({ problem, known, chosen }: RecoveryFactsProps): JSX.Element {
  return (
    <Card title="What Larder has checked">
      <ul className={styles.list}>
        {problem === null ? null : (
          <li>
            <State tone={problem.key === 'store/newer' ? 'attention' : 'danger'} variant="plain">
              Records on this PC: {problem.message}
            </State>
          </li>
        )}
        {newestByPlace(known?.moments ?? []).map((moment) => (
          <li key={moment.destinationId}>
            <State tone={moment.proved ? 'safe' : 'neutral'} variant="plain">
              <span>
                Newest copy of a place: <Time at={moment.at} precision="second" date="day" />, {proofWords(moment)}
              </span>
            </State>
          </li>
        ))}
        {known?.unreachable.map((place) => (
          <li key={place.label}>
            <State tone="attention" variant="plain">
              {place.label}: {place.message}
            </State>
          </li>
        ))}
        {chosen === undefined ? null : (
          <li>
            <State tone="neutral" variant="plain">
              {formatCount(chosen.orders)} orders and {formatCount(chosen.auditSeq)} entries of the audit trail in this
              copy
            </State>
          </li>
        )}
      </ul>
    </Card>
  );
}

/** The facts at the right of the recovery screen: what may be missing, what was checked, the code for the phone. */
export function RecoveryFacts(props: RecoveryFactsProps): JSX.Element {
  return (
    <>
      <Missing {...props} />
      <Checked {...props} />
      {props.problem === null ? null : <Fingerprint code={props.problem.code} />}
    </>
  );
}
