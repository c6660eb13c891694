import { Button } from '@mantine/core';
import type { JSX, ReactNode } from 'react';
import { Card } from '../../components/card/card';
import { CenteredPage } from '../../components/centered/centered-page';
import { ButtonRow, CenteredForm } from '../../components/centered/form-parts';
import { State } from '../../components/state/state';
import styles from './ready-step.module.css';

export interface ReadyStepProps {
  readonly steps: ReactNode;
  readonly restaurant: string;
  readonly copiesGoTo: string | null;
  readonly withoutKeychain: boolean;
  readonly onOpen: () => void;
}

/** What is so now, and the way in. */
export function ReadyStep({ steps, restaurant, copiesGoTo, withoutKeychain, onOpen }: ReadyStepProps): JSX.Element {
  return (
    <CenteredPage
      key="ready"
      title={`${restaurant} is ready`}
      lead="Next, bring in a day of sales: drop an export of your till on Imports."
    >
      {steps}
      <Card>
        <ul className={styles.list}>
          <li>
            <State tone="safe" variant="plain">
              Your records are on this PC, encrypted.
            </State>
          </li>
          <li>
            {copiesGoTo === null ? (
              <State tone="attention" variant="plain">
                There is no place for copies yet. Add one on Backups.
              </State>
            ) : (
              <State tone="safe" variant="plain">
                The first copy is in {copiesGoTo}, and was put back once to prove it.
              </State>
            )}
          </li>
          <li>
            {withoutKeychain ? (
              <State tone="attention" variant="plain">
                Larder asks for the recovery code at each start.
              </State>
            ) : (
              <State tone="safe" variant="plain">
                The key is in the keychain of this PC; the recovery kit is the second one.
              </State>
            )}
          </li>
        </ul>
      </Card>
      <CenteredForm label="Ready" onSubmit={onOpen}>
        <ButtonRow>
          <Button type="submit" size="xl" variant="filled" data-autofocus>
            Open Larder
          </Button>
        </ButtonRow>
      </CenteredForm>
    </CenteredPage>
  );
}
