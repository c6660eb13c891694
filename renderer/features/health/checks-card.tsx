import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { Card } from '../../components/card/card';
import { navigate } from '../../components/navigation/route';
import { State } from '../../components/state/state';
import styles from './health.module.css';
import { type CheckView, checkState, checkWords, worstFirst } from './health-words';

function Check({ check }: { readonly check: CheckView }): JSX.Element {
  const { name, screen } = checkWords[check.name];
  const { tone, words } = checkState(check);
  return (
    <li className={styles.check}>
      <State tone={tone} variant="plain">
        {words}
      </State>
      <span className={styles.sentence}>
        <span className={styles.name}>{name}.</span> {check.sentence}
      </span>
      {check.action === null ? null : (
        <span className={styles.action}>
          {check.action}{' '}
          {screen === undefined ? null : (
            <Button size="compact-xs" onClick={() => navigate({ screen })}>
              Go there
            </Button>
          )}
        </span>
      )}
    </li>
  );
}

/** What Larder looks at in itself, the worst first. */
export function ChecksCard({ checks }: { readonly checks: readonly CheckView[] }): JSX.Element {
  return (
    <Card title="What Larder checks" facts="every five minutes, and now">
      <ul className={styles.checks}>
        {worstFirst(checks).map((check) => (
          <Check key={check.name} check={check} />
        ))}
      </ul>
    </Card>
  );
}
