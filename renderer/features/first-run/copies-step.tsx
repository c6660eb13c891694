import { Button } from '@mantine/core';
import { IconFolder } from '@tabler/icons-react';
import { type JSX, type ReactNode, useState } from 'react';
import { useIntent } from '../../api/hooks';
import { useProgress } from '../../api/use-progress';
import { Card } from '../../components/card/card';
import { CenteredPage } from '../../components/centered/centered-page';
import { ButtonRow, CenteredForm, Note } from '../../components/centered/form-parts';
import { Notice } from '../../components/state/notice';
import { Working } from '../../components/working/working';
import { type CreationNeeds, useCreation } from './use-creation';

export interface CopiesStepProps extends CreationNeeds {
  readonly steps: ReactNode;
  readonly onBack: () => void;
}

function FolderChoice({
  folder,
  onChoose,
}: {
  readonly folder: string | null;
  readonly onChoose: () => void;
}): JSX.Element {
  return (
    <>
      <Note>
        Best is a second disk, a USB disk that stays in, or a folder on another machine: then a dead disk loses at most
        some seconds of work.
      </Note>
      <ButtonRow>
        <Button
          size="xl"
          data-autofocus
          leftSection={<IconFolder size={18} stroke={1.75} aria-hidden="true" />}
          onClick={onChoose}
        >
          {folder === null ? 'Choose a folder' : 'Choose another folder'}
        </Button>
      </ButtonRow>
      {folder === null ? (
        <Note small>
          Without a place for copies, a dead disk loses everything. Home reminds you until there is one.
        </Note>
      ) : (
        <Note>
          Copies go to <b>{folder}</b>
        </Note>
      )}
    </>
  );
}

/** Where copies go, or later with what that means; then everything is made. */
export function CopiesStep(props: CopiesStepProps): JSX.Element {
  const { steps, onBack } = props;
  const [folder, setFolder] = useState<string | null>(null);
  const { mutate: choose } = useIntent('backup.chooseFolder');
  const { state, finish } = useCreation(props);
  const progress = useProgress('backup');
  if (state.kind === 'working')
    return (
      <CenteredPage key="working" title="One moment">
        {steps}
        <Card>
          <Working sentence={state.sentence} progress={progress?.progress} />
        </Card>
      </CenteredPage>
    );
  const pick = (): void =>
    choose({ title: 'Where copies go' }, { onSuccess: ({ path }) => setFolder((known) => path ?? known) });
  const submit = (): void => void finish(folder, state.created);
  const verb = state.created ? 'Copy there' : folder === null ? 'Create it, copies later' : 'Create it and copy there';
  return (
    <CenteredPage
      key="asking"
      title={state.created ? 'Your restaurant is ready. Where do copies go?' : 'Where do copies go?'}
    >
      {steps}
      {state.refused === null ? null : (
        <Notice tone="danger" fact={state.refused.message} code={state.refused.code}>
          {state.created
            ? 'Your restaurant is there and nothing is lost. Choose another folder, or do this later.'
            : null}
        </Notice>
      )}
      <Card>
        <CenteredForm label="Where copies go" onSubmit={submit}>
          <FolderChoice folder={folder} onChoose={pick} />
          <ButtonRow>
            <Button type="submit" size="xl" variant="filled" disabled={state.created && folder === null}>
              {verb}
            </Button>
            {state.created ? (
              <Button size="xl" onClick={() => props.onReady(null)}>
                Later
              </Button>
            ) : (
              <Button size="xl" onClick={onBack}>
                Back
              </Button>
            )}
          </ButtonRow>
        </CenteredForm>
      </Card>
    </CenteredPage>
  );
}
