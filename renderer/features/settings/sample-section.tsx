import { Button } from '@mantine/core';
import { type JSX, useState } from 'react';
import { explain } from '../../api/call';
import { useIntent } from '../../api/hooks';
import { Card } from '../../components/card/card';
import { AskDialog } from '../../components/dialog/ask-dialog';
import styles from './settings.module.css';

/** The way out of the sample restaurant, back to the three doors. */
export function SampleSection(): JSX.Element {
  const leave = useIntent('setup.leaveSample');
  const [asks, setAsks] = useState(false);
  return (
    <Card title="Sample restaurant">
      <div className={styles.stack}>
        <p className={styles.words}>
          You are looking around in a made-up pizza shop. Leave it to set up your own restaurant or to put yours back.
        </p>
        <div className={styles.row}>
          <Button size="xs" onClick={() => setAsks(true)}>
            Leave the sample restaurant
          </Button>
        </div>
      </div>
      {asks ? (
        <AskDialog
          question="Leave the sample restaurant?"
          consequence="What you tried in it is put aside. Larder shows its three doors again."
          verb="Leave it"
          refusal="Stay"
          working={leave.isPending}
          error={leave.error === null ? undefined : explain(leave.error).message}
          onVerb={() => leave.mutate({})}
          onRefuse={() => setAsks(false)}
        />
      ) : null}
    </Card>
  );
}
