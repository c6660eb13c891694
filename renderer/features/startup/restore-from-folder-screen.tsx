import { Button } from '@mantine/core';
import { IconRotateClockwise } from '@tabler/icons-react';
import { type JSX, useState } from 'react';
import type { Moment } from '../../../shared/contract/backup';
import { Card } from '../../components/card/card';
import { CenteredPage } from '../../components/centered/centered-page';
import { ButtonRow, CenteredForm, Note } from '../../components/centered/form-parts';
import { useFormats } from '../../components/format/format-context';
import { Notice } from '../../components/state/notice';
import { FolderForm, type OpenedFolder } from './folder-form';
import { MomentList } from './moment-list';
import { PutBackDone, PuttingBack } from './put-back-steps';
import { newestGood, putBackLabel, spokenMoment } from './startup-wording';
import { type PutBackNeeds, usePutBack } from './use-put-back';

export interface RestoreFromFolderScreenProps extends PutBackNeeds {
  readonly onBack: () => void;
}

interface ChooseProps {
  readonly folder: OpenedFolder;
  readonly damagedIds: readonly string[];
  readonly refused: { readonly message: string; readonly code: string } | null;
  readonly onStart: (moment: Moment) => void;
  readonly onBack: () => void;
}

function ChooseMoment({ folder, damagedIds, refused, onStart, onBack }: ChooseProps): JSX.Element {
  const { timeZone } = useFormats();
  const good = newestGood(folder.moments, damagedIds);
  const [chosen, setChosen] = useState(good);
  const spoken = chosen === undefined ? '' : spokenMoment(chosen.at, Date.now(), timeZone);
  return (
    <CenteredPage
      key="choose"
      title={good === undefined ? 'These copies need a newer Larder' : 'The copies are here'}
      lead="Choose a moment. It is put together on this PC, opened and compared before you can use it."
    >
      {refused === null ? null : <Notice tone="danger" fact={refused.message} code={refused.code} />}
      <Card>
        <CenteredForm label="Put back" onSubmit={() => chosen !== undefined && onStart(chosen)}>
          <MomentList moments={folder.moments} chosen={chosen} onChoose={setChosen} />
          <ButtonRow>
            <Button
              type="submit"
              size="xl"
              variant="filled"
              data-autofocus
              disabled={chosen === undefined}
              leftSection={<IconRotateClockwise size={18} stroke={1.75} aria-hidden="true" />}
            >
              {chosen === undefined ? 'Put back' : putBackLabel(chosen, good, spoken)}
            </Button>
            <Button size="xl" onClick={onBack}>
              Back
            </Button>
          </ButtonRow>
          <Note small>Afterwards you sign in with the names and passwords of that moment.</Note>
        </CenteredForm>
      </Card>
    </CenteredPage>
  );
}

/** Putting copies back from a folder with nothing but the recovery code: on a new PC, or when nothing else is known. */
export function RestoreFromFolderScreen(props: RestoreFromFolderScreenProps): JSX.Element {
  const { timeZone } = useFormats();
  const [folder, setFolder] = useState<OpenedFolder | null>(null);
  const { state, start, cancel, damagedIds } = usePutBack(props);
  if (state.kind === 'done') return <PutBackDone result={state.result} onSignIn={props.onRelease} />;
  if (state.kind === 'working')
    return (
      <PuttingBack
        spoken={spokenMoment(state.moment.at, Date.now(), timeZone)}
        stopping={state.stopping}
        onCancel={cancel}
      />
    );
  if (folder !== null)
    return (
      <ChooseMoment
        folder={folder}
        damagedIds={damagedIds}
        refused={state.refused}
        onStart={(moment) => void start(moment, { recoveryCode: folder.recoveryCode })}
        onBack={() => setFolder(null)}
      />
    );
  return (
    <CenteredPage
      key="folder"
      title="Restore from a backup"
      lead="Connect the disk with the copies and take the recovery kit to hand."
    >
      <Card>
        <FolderForm onOpened={setFolder} onBack={props.onBack} />
      </Card>
    </CenteredPage>
  );
}
