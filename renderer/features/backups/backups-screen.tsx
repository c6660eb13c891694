import { IconFolderPlus, IconRotateClockwise } from '@tabler/icons-react';
import { type JSX, useState } from 'react';
import type { DestinationView } from '../../../shared/contract/backup';
import { explain } from '../../api/call';
import { useLarder } from '../../api/hooks';
import { useMay } from '../../api/session';
import { useProgress } from '../../api/use-progress';
import { Card } from '../../components/card/card';
import type { TableState } from '../../components/data-table/table-types';
import { FactList } from '../../components/figures/fact-list';
import { Time } from '../../components/figures/time';
import { useKeyIntents } from '../../components/keyboard/key-intents';
import { navigate, useRoute } from '../../components/navigation/route';
import { Page } from '../../components/page/page';
import type { PageAction } from '../../components/page/page-action';
import { Notice } from '../../components/state/notice';
import { Working } from '../../components/working/working';
import { AddPlacePanel } from './add-place-panel';
import { backupNotice } from './backup-notice';
import styles from './backups.module.css';
import { type BackupStatus, placesFact } from './backups-wording';
import { DestinationPanel } from './destination-panel';
import { DestinationsCard } from './destinations-card';
import { LastDayCard } from './last-day-card';
import { NewCodePage } from './new-code-page';
import { RecoveryCodeCard } from './recovery-code-card';
import { UndoRestore } from './undo-restore';
import { type BackupWork, useBackupWork } from './use-backup-work';

type OpenPanel = { readonly kind: 'add' } | { readonly kind: 'place'; readonly id: string } | null;

const lookAgainMs = 15_000;
const noPlaces: readonly DestinationView[] = [];
const workSentence = { copy: 'Copying what changed…', prove: 'Proving the newest copy…', test: 'Testing the place…' };

function Progress({ work, running }: { readonly work: BackupWork; readonly running: boolean }): JSX.Element | null {
  const copying = useProgress('backup');
  const proving = useProgress('prove');
  if (work.task === null && !running) return null;
  const told = work.task === 'prove' ? proving : work.task === 'test' ? null : copying;
  return (
    <Card>
      <Working
        sentence={told?.sentence ?? workSentence[work.task ?? 'copy']}
        progress={told?.progress}
        onCancel={work.task === null ? undefined : work.cancel}
      />
    </Card>
  );
}

function ToldNotice({
  work,
  status,
  nowMs,
}: {
  readonly work: BackupWork;
  readonly status: BackupStatus | undefined;
  readonly nowMs: number;
}) {
  const notice = work.outcome ?? (status === undefined ? null : backupNotice(status, nowMs));
  if (notice === null) return null;
  return (
    <Notice tone={notice.tone} fact={notice.fact} code={notice.code}>
      {notice.rest}
    </Notice>
  );
}

function tableState(error: Error | null, known: boolean): TableState {
  if (error !== null) return { kind: 'failed', sentence: explain(error).message, code: explain(error).code };
  return known ? { kind: 'ready' } : { kind: 'loading', sentence: 'Asking every place for copies…' };
}

function Schedule({ status }: { readonly status: BackupStatus }): JSX.Element {
  return (
    <Card title="When Larder copies by itself">
      <FactList
        facts={[
          { label: 'After a change', value: 'within 10 seconds' },
          {
            label: 'Daily copy, proved',
            value: status.nextDailyAt === null ? 'once there is a place' : <Time at={status.nextDailyAt} date="day" />,
          },
          { label: 'When Larder is closed', value: 'before it goes' },
        ]}
      />
    </Card>
  );
}

/** Where the copies are, how far they are behind, when they were proved, and the recovery code that opens them. */
export function BackupsScreen(): JSX.Element {
  const { data: status, error, dataUpdatedAt: nowMs } = useLarder('backup.status', {}, { every: lookAgainMs });
  const app = useLarder('app.state', {});
  const may = useMay();
  const route = useRoute();
  const work = useBackupWork(status);
  const [panel, setPanel] = useState<OpenPanel>(route.add === undefined ? null : { kind: 'add' });
  const [newCode, setNewCode] = useState<string | null>(null);
  const places = status?.destinations ?? noPlaces;
  const opened = panel?.kind === 'place' ? places.find((place) => place.id === panel.id) : undefined;
  const mayRun = may('backup.run');
  const mayManage = may('destination.manage');
  const add = (): void => setPanel({ kind: 'add' });
  useKeyIntents('page', mayRun ? { 'copy-now': work.copy } : {});
  if (newCode !== null)
    return (
      <NewCodePage
        recoveryCode={newCode}
        onDone={() => {
          setNewCode(null);
          work.tell({ tone: 'safe', fact: 'The new recovery code is in force.', rest: 'Destroy the old sheet.' });
        }}
      />
    );
  const copyNow: PageAction = {
    label: 'Copy now',
    keys: ['Ctrl', 'B'],
    ...(work.task === null ? {} : { blockedBecause: 'Larder is busy with the copies.' }),
    onRun: work.copy,
  };
  const addPlace: PageAction = {
    label: 'Add a place',
    icon: <IconFolderPlus size={16} stroke={1.75} aria-hidden="true" />,
    onRun: add,
  };
  const putBack: PageAction = {
    label: 'Put back an earlier moment',
    icon: <IconRotateClockwise size={16} stroke={1.75} aria-hidden="true" />,
    onRun: () => navigate({ screen: 'restore' }),
  };
  const none = status !== undefined && places.length === 0;
  const mayPutBack = may('restore.newest');
  const actions: readonly PageAction[] = [...(mayPutBack ? [putBack] : []), ...(mayManage && !none ? [addPlace] : [])];
  const primary = none ? (mayManage ? addPlace : undefined) : mayRun ? copyNow : undefined;
  const undoUntil = app.data?.undoUntil ?? null;
  return (
    <Page
      title="Backups"
      facts={status === undefined ? undefined : placesFact(status)}
      actions={twoAtMost(actions)}
      primary={primary}
      primaryInBody={panel?.kind === 'add'}
      onNew={mayManage ? add : undefined}
      panel={
        panel?.kind === 'add' ? (
          <AddPlacePanel
            onClose={() => setPanel(null)}
            onCancel={work.cancel}
            onAdded={(label) => {
              setPanel(null);
              work.tell({
                tone: 'safe',
                fact: `${label} is a place for copies now.`,
                rest: 'The first copy is there.',
              });
            }}
          />
        ) : opened === undefined ? undefined : (
          <DestinationPanel
            key={opened.id}
            place={opened}
            nowMs={nowMs}
            work={work}
            mayRun={mayRun}
            mayManage={mayManage}
            onClose={() => setPanel(null)}
          />
        )
      }
    >
      <ToldNotice work={work} status={status} nowMs={nowMs} />
      {panel?.kind === 'add' ? null : <Progress work={work} running={status?.running ?? false} />}
      <DestinationsCard
        places={places}
        state={tableState(error, status !== undefined)}
        nowMs={nowMs}
        narrow={panel !== null}
        selectedId={opened?.id}
        onOpen={(place) => setPanel({ kind: 'place', id: place.id })}
        onTest={mayRun ? work.test : undefined}
        onAdd={mayManage ? add : undefined}
        busy={work.task !== null}
      />
      <LastDayCard places={places} nowMs={nowMs} />
      <div className={styles.cards}>
        {undoUntil === null ? null : (
          <UndoRestore until={undoUntil} mayUndo={may('restore.any')} asked={route.undo !== undefined} />
        )}
        {status === undefined ? null : (
          <>
            <Schedule status={status} />
            <RecoveryCodeCard
              checkedAt={status.recoveryCodeCheckedAt}
              nowMs={nowMs}
              mayCheck={mayRun}
              mayRenew={may('recovery-code.renew')}
              onChecked={() =>
                work.tell({
                  tone: 'safe',
                  fact: 'This is the right recovery code.',
                  rest: 'Put it back where it is safe.',
                })
              }
              onRenewed={setNewCode}
            />
          </>
        )}
      </div>
    </Page>
  );
}

function twoAtMost(
  actions: readonly PageAction[],
): readonly [] | readonly [PageAction] | readonly [PageAction, PageAction] {
  const [first, second] = actions;
  if (first === undefined) return [];
  return second === undefined ? [first] : [first, second];
}
