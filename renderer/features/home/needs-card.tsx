import type { JSX } from 'react';
import { Card } from '../../components/card/card';
import { EmptyState } from '../../components/card/empty-state';
import { Time } from '../../components/figures/time';
import { navigate, screenNames } from '../../components/navigation/route';
import { StateIcon } from '../../components/state/state-icon';
import styles from './home.module.css';
import type { HomeSummary } from './home-wording';

type Need = HomeSummary['needs'][number];

function open(need: Need): void {
  const screen = screenNames.find((name) => name === need.screen);
  if (screen !== undefined) navigate({ screen });
}

/** What waits for a person, gravest first; each line leads to where it is settled. */
export function NeedsCard({ needs }: { readonly needs: readonly Need[] }): JSX.Element {
  return (
    <Card title="Needs you" facts={needs.length === 0 ? undefined : needs.length} flush fill>
      {needs.length === 0 ? (
        <EmptyState sentence="Nothing waits for you. What needs a decision appears here." />
      ) : (
        <ul className={styles.needs}>
          {needs.map((need) => (
            <li key={`${need.kind} ${need.title} ${need.at ?? ''}`}>
              <button type="button" className={styles.need} onClick={() => open(need)}>
                <span className={styles[need.severity]}>
                  <StateIcon tone={need.severity} size={16} />
                </span>
                <span>
                  <b>{need.title}</b>
                  <span className={styles.detail}>{need.detail}</span>
                </span>
                <span className={styles.at}>{need.at === null ? null : <Time at={need.at} />}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
