import { Fragment, type JSX, type ReactNode } from 'react';
import styles from './figures.module.css';
import type { Tone } from './tone';

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
  readonly tone?: Tone | undefined;
  /** The last line of a sum. */
  readonly total?: boolean | undefined;
}

/** Labels at the left, values at the right, one a line. */
export function FactList({ facts }: { readonly facts: readonly Fact[] }): JSX.Element {
  return (
    <dl className={styles.facts}>
      {facts.map((fact) => (
        <Fragment key={fact.label}>
          <dt className={fact.total === true ? styles.total : undefined}>{fact.label}</dt>
          <dd className={`${fact.total === true ? styles.total : ''} ${styles[fact.tone ?? 'neutral']}`}>
            {fact.value}
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}
