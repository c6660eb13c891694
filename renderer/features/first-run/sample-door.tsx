import { Button } from '@mantine/core';
import { type JSX, useEffect, useRef, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/contract';
import type { SessionView } from '../../../shared/contract/people';
import { call, explain } from '../../api/call';
import { useProgress } from '../../api/use-progress';
import { Card } from '../../components/card/card';
import { CenteredPage } from '../../components/centered/centered-page';
import { ButtonRow, CenteredForm, Note } from '../../components/centered/form-parts';
import { FactList } from '../../components/figures/fact-list';
import { Notice } from '../../components/state/notice';
import { Working } from '../../components/working/working';

export interface SampleDoorProps {
  readonly onHold: () => void;
  readonly onRelease: () => void;
  readonly onEntered: (session: SessionView) => void;
  readonly onBack: () => void;
}

type SampleFacts = OutputOf<'setup.openSample'>;
type SampleState =
  | { readonly kind: 'making' }
  | { readonly kind: 'refused'; readonly why: ReturnType<typeof explain> }
  | { readonly kind: 'made'; readonly sample: SampleFacts };

async function makeSample(onEntered: (session: SessionView) => void): Promise<SampleFacts> {
  const sample = await call('setup.openSample', {});
  onEntered(await call('auth.signIn', { username: sample.username, password: sample.password }));
  return sample;
}

function Made({ sample, onOpen }: { readonly sample: SampleFacts; readonly onOpen: () => void }): JSX.Element {
  return (
    <CenteredPage
      key="made"
      title="The sample restaurant is open"
      lead="Every figure in it is made up, and the line at the bottom says so on every screen."
    >
      <Card title="Its owner, for the next start">
        <FactList
          facts={[
            { label: 'User name', value: sample.username },
            { label: 'Password', value: sample.password },
            { label: 'Recovery code', value: sample.recoveryCode },
          ]}
        />
      </Card>
      <CenteredForm label="Sample restaurant" onSubmit={onOpen}>
        <ButtonRow>
          <Button type="submit" size="xl" variant="filled" data-autofocus>
            Look around
          </Button>
        </ButtonRow>
        <Note small>You leave it again in Settings, and set up your own restaurant.</Note>
      </CenteredForm>
    </CenteredPage>
  );
}

/** Makes the sample restaurant and signs its owner in. */
export function SampleDoor({ onHold, onRelease, onEntered, onBack }: SampleDoorProps): JSX.Element {
  const [state, setState] = useState<SampleState>({ kind: 'making' });
  const progress = useProgress('sample');
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    onHold();
    makeSample(onEntered).then(
      (sample) => setState({ kind: 'made', sample }),
      (error: unknown) => {
        setState({ kind: 'refused', why: explain(error) });
        onRelease();
      },
    );
  }, [onHold, onRelease, onEntered]);
  if (state.kind === 'made') return <Made sample={state.sample} onOpen={onRelease} />;
  if (state.kind === 'refused')
    return (
      <CenteredPage key="refused" title="The sample restaurant could not be made">
        <Notice
          tone="danger"
          fact={state.why.message}
          code={state.why.code}
          action={<Button onClick={onBack}>Back</Button>}
        />
      </CenteredPage>
    );
  return (
    <CenteredPage
      key="making"
      title="Opening a sample restaurant"
      lead="90 days of a made-up pizza shop are being written on this PC."
    >
      <Card>
        <Working sentence={progress?.sentence ?? 'Making the first day…'} progress={progress?.progress} />
      </Card>
    </CenteredPage>
  );
}
