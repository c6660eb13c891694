import { type JSX, useState } from 'react';
import { explain } from '../../api/call';
import { useLarder } from '../../api/hooks';
import { Card } from '../../components/card/card';
import { EmptyState } from '../../components/card/empty-state';
import { Time } from '../../components/figures/time';
import { useFormats } from '../../components/format/format-context';
import { formatTime } from '../../components/format/time-format';
import { useKeyIntents } from '../../components/keyboard/key-intents';
import { navigate } from '../../components/navigation/route';
import { Page } from '../../components/page/page';
import type { PageAction } from '../../components/page/page-action';
import { Notice } from '../../components/state/notice';
import { Steps } from '../../components/steps/steps';
import { type Happened, type MomentRow, suggestedRow } from './moment-rows';
import { type OpenedFolder, OtherFolderCard } from './other-folder-card';
import { PickMomentStep } from './pick-moment-step';
import { authorityOf, nothingTyped, PutBackStep, useFinishers } from './put-back-step';
import { PuttingBack } from './putting-back';
import { RestoreResult } from './restore-result';
import { putBack, useRestoreRun } from './restore-run';
import { SeeChangesStep } from './see-changes-step';
import { useRestoreSource } from './use-restore-source';
import { WhatHappenedStep } from './what-happened-step';

const steps = ['What happened', 'Pick a moment', 'See what changes', 'Put back'] as const;

function usePreview(row: MomentRow | null, wanted: boolean) {
  const input = { destinationId: row?.moment.destinationId ?? '', snapshotId: row?.moment.snapshotId ?? '' };
  return useLarder('restore.preview', input, { enabled: wanted && row !== null });
}

function useWizard() {
  const [step, setStep] = useState(0);
  const [happened, setHappened] = useState<Happened | null>(null);
  const [folder, setFolder] = useState<OpenedFolder | null>(null);
  const [picked, setPicked] = useState<MomentRow | null>(null);
  const [typed, setTyped] = useState(nothingTyped);
  const source = useRestoreSource(happened === 'folder' ? folder : null);
  const chosen = picked ?? (happened === null ? null : suggestedRow(happened, source.rows));
  const preview = usePreview(chosen, step >= 2);
  const finishers = useFinishers(preview.data?.olderPoint ?? true, typed);
  return {
    step,
    happened,
    folder,
    source,
    chosen,
    preview,
    typed,
    authority: authorityOf(typed, finishers.username),
    go: (to: number) => setStep(to),
    happen: (next: Happened) => {
      setHappened(next);
      setPicked(null);
    },
    openFolder: (opened: OpenedFolder) => {
      setFolder(opened);
      setPicked(null);
    },
    pick: setPicked,
    type: setTyped,
  };
}

type Wizard = ReturnType<typeof useWizard>;

const blocked = (reason: string | null) => (reason === null ? {} : { blockedBecause: reason });

function pickedProblem({ chosen }: Wizard): string | null {
  if (chosen === null) return 'Pick a moment first.';
  return chosen.moment.restorable ? null : 'This copy was made by a newer Larder. Update Larder first.';
}

function happenedProblem({ happened, folder }: Wizard): string | null {
  if (happened === null) return 'Say what happened first.';
  return happened === 'folder' && folder === null ? 'Look into the folder first.' : null;
}

function nextAction(wizard: Wizard, time: string): PageAction {
  const { step, chosen, authority, preview, go } = wizard;
  const keys = ['Ctrl', 'Enter'];
  if (step === 0) return { label: 'Pick a moment', keys, ...blocked(happenedProblem(wizard)), onRun: () => go(1) };
  if (step === 1) return { label: 'See what changes', keys, ...blocked(pickedProblem(wizard)), onRun: () => go(2) };
  if (step === 2) {
    const waiting = preview.data === undefined ? 'Larder is still comparing.' : null;
    return { label: 'Go on to put back', keys, ...blocked(waiting), onRun: () => go(3) };
  }
  return {
    label: `Put back ${time}`,
    keys,
    ...blocked(authority === null ? 'Type the password or the recovery code first.' : null),
    onRun: () => {
      if (authority === null || chosen === null) return;
      const { destinationId, snapshotId } = chosen.moment;
      void putBack({ destinationId, snapshotId, authority });
    },
  };
}

function StepBody({ wizard }: { readonly wizard: Wizard }): JSX.Element {
  const { step, chosen, preview } = wizard;
  if (step === 0)
    return (
      <WhatHappenedStep
        happened={wizard.happened}
        onChoose={wizard.happen}
        folder={<OtherFolderCard opened={wizard.folder} onOpened={wizard.openFolder} />}
      />
    );
  if (step === 1)
    return <PickMomentStep source={wizard.source} chosen={chosen} onChoose={wizard.pick} onNext={() => wizard.go(2)} />;
  if (preview.error !== null) {
    const { message, code } = explain(preview.error);
    return <Notice tone="danger" fact={message} code={code} />;
  }
  if (chosen === null || preview.data === undefined)
    return (
      <Card>
        <EmptyState sentence="Comparing this moment with your records…" />
      </Card>
    );
  if (step === 2) return <SeeChangesStep row={chosen} preview={preview.data} />;
  return <PutBackStep preview={preview.data} typed={wizard.typed} onType={wizard.type} />;
}

/** From "something is wrong" to records as they were, with what it costs in sight and a way back. */
export function RestoreScreen(): JSX.Element {
  const wizard = useWizard();
  const run = useRestoreRun();
  const { timeZone } = useFormats();
  const { step, chosen } = wizard;
  const back = (): void => (step === 0 ? navigate({ screen: 'backups' }) : wizard.go(step - 1));
  useKeyIntents('page', step < 3 && !run.running ? { escape: back } : {});
  if (run.restored !== null) return <RestoreResult restored={run.restored} />;
  const time = chosen === null ? '' : formatTime(chosen.moment.at, timeZone, 'second');
  return (
    <Page
      title={step < 2 || chosen === null ? 'Put back an earlier moment' : `Put back “${chosen.moment.label}”`}
      facts={step < 2 || chosen === null ? undefined : <Time at={chosen.moment.at} precision="second" date="day" />}
      actions={run.running ? [] : [{ label: step === 0 ? 'Cancel' : 'Back', onRun: back }]}
      primary={run.running ? undefined : nextAction(wizard, time)}
    >
      <Steps steps={steps} current={step} label="Steps of putting back" />
      {run.failure === null ? null : (
        <Notice tone="danger" fact={run.failure.message} code={run.failure.code}>
          Your records are as they were.
        </Notice>
      )}
      {run.running ? <PuttingBack /> : <StepBody wizard={wizard} />}
    </Page>
  );
}
