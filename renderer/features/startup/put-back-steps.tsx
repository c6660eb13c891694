import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { useLarder } from '../../api/hooks';
import { useProgress } from '../../api/use-progress';
import { Card } from '../../components/card/card';
import { CenteredPage } from '../../components/centered/centered-page';
import { ButtonRow, CenteredForm } from '../../components/centered/form-parts';
import { FactList } from '../../components/figures/fact-list';
import { Time } from '../../components/figures/time';
import { formatCount } from '../../components/format/byte-format';
import { Working } from '../../components/working/working';
import { countedRows } from './startup-wording';
import type { PutBackResult } from './use-put-back';

export interface PuttingBackProps {
  readonly spoken: string;
  readonly stopping: boolean;
  readonly onCancel: () => void;
}

/** While the copy is put back: what happens, how far, and a Cancel that leaves everything as it was. */
export function PuttingBack({ spoken, stopping, onCancel }: PuttingBackProps): JSX.Element {
  const progress = useProgress('restore');
  const sentence = stopping ? 'Stopping. Nothing is changed.' : (progress?.sentence ?? 'Looking for the copy…');
  return (
    <CenteredPage
      key="working"
      title={`Putting back ${spoken}`}
      lead="The copy is put beside what is here now, opened and compared. Only then it takes its place."
    >
      <Card>
        <Working sentence={sentence} progress={progress?.progress} onCancel={stopping ? undefined : onCancel} />
      </Card>
    </CenteredPage>
  );
}

export interface PutBackDoneProps {
  readonly result: PutBackResult;
  readonly onSignIn: () => void;
}

/** How it ended: which moment, how long, what it holds, and until when it can be undone. */
export function PutBackDone({ result, onSignIn }: PutBackDoneProps): JSX.Element {
  const state = useLarder('app.state', {});
  const undoUntil = result.undoUntil ?? state.data?.undoUntil ?? null;
  const rows = countedRows(result.counts);
  return (
    <CenteredPage
      key="done"
      title="Your records are back"
      fact={{ tone: 'safe', words: 'Proved: every total of this copy agrees' }}
      lead={
        <>
          They stand as they were at <Time at={result.capturedAt} precision="second" date="year" />. It took{' '}
          {Math.max(0.1, result.seconds).toFixed(1)} s.
        </>
      }
    >
      <Card title="What is in them">
        <FactList facts={rows.map(({ label, count }) => ({ label, value: formatCount(count) }))} />
      </Card>
      <CenteredForm label="Records are back" onSubmit={onSignIn}>
        <ButtonRow>
          <Button type="submit" size="xl" variant="filled" data-autofocus>
            Sign in
          </Button>
        </ButtonRow>
        {undoUntil === null ? null : (
          <p>
            What was here before is kept. You can undo this on Backups until <Time at={undoUntil} date="only" />.
          </p>
        )}
      </CenteredForm>
    </CenteredPage>
  );
}
