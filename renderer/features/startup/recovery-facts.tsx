import type { JSX } from 'react';
import type { AppState } from '../../../shared/contract/app';
import type { Moment } from '../../../shared/contract/backup';
import type { OutputOf } from '../../../shared/contract/contract';
import { Card } from '../../components/card/card';
import { Figure } from '../../components/figures/figure';
import { Fingerprint } from '../../components/figures/fingerprint';
import { Time } from '../../components/figures/time';
import { formatCount } from '../../components/format/byte-format';
import { StateLine, StateLines } from '../../components/state/state-line';
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
  const places = newestByPlace(known?.moments ?? []);
  return (
    <Card title="What Larder has checked">
      <StateLines>
        {problem === null ? null : (
          <StateLine tone={problem.key === 'store/newer' ? 'attention' : 'danger'}>
            Records on this PC: {problem.message}
          </StateLine>
        )}
        {places.map((moment) => (
          <StateLine key={moment.destinationId} tone={moment.proved ? 'safe' : 'neutral'}>
            <span>
              {moment.place}, newest copy: <Time at={moment.at} precision="second" date="day" />, {proofWords(moment)}
            </span>
          </StateLine>
        ))}
        {known?.unreachable.map((place) => (
          <StateLine key={place.label} tone="attention">
            {place.label}: {place.message}
          </StateLine>
        ))}
        {chosen === undefined ? null : (
          <StateLine tone="neutral">
            {formatCount(chosen.orders)} orders and {formatCount(chosen.auditSeq)} entries of the audit trail in this
            copy
          </StateLine>
        )}
      </StateLines>
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
