import { Button } from '@mantine/core';
import type { JSX, ReactNode } from 'react';
import { Card } from '../../components/card/card';
import { CenteredPage } from '../../components/centered/centered-page';
import { ButtonRow, CenteredForm } from '../../components/centered/form-parts';
import { StateLine, StateLines } from '../../components/state/state-line';

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
        <StateLines>
          <StateLine tone="safe">Your records are on this PC, encrypted.</StateLine>
          {copiesGoTo === null ? (
            <StateLine tone="attention">There is no place for copies yet. Add one on Backups.</StateLine>
          ) : (
            <StateLine tone="safe">The first copy is in {copiesGoTo}, and was put back once to prove it.</StateLine>
          )}
          {withoutKeychain ? (
            <StateLine tone="attention">Larder asks for the recovery code at each start.</StateLine>
          ) : (
            <StateLine tone="safe">
              The key is in the keychain of this PC; the recovery kit is the second one.
            </StateLine>
          )}
        </StateLines>
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
