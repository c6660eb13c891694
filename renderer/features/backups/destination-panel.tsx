import { Button } from '@mantine/core';
import { type JSX, useState } from 'react';
import type { DestinationView } from '../../../shared/contract/backup';
import { explain } from '../../api/call';
import { useIntent } from '../../api/hooks';
import { AskDialog } from '../../components/dialog/ask-dialog';
import { FactList } from '../../components/figures/fact-list';
import { Fingerprint } from '../../components/figures/fingerprint';
import { Time } from '../../components/figures/time';
import { formatBytes, formatCount } from '../../components/format/byte-format';
import { useFormats } from '../../components/format/format-context';
import { SidePanel } from '../../components/panel/side-panel';
import { State } from '../../components/state/state';
import styles from './backups.module.css';
import { behindWords, missingSales, placeState, proofWords } from './backups-wording';
import type { BackupWork } from './use-backup-work';

export interface DestinationPanelProps {
  readonly place: DestinationView;
  readonly nowMs: number;
  readonly work: BackupWork;
  readonly mayRun: boolean;
  readonly mayManage: boolean;
  readonly onClose: () => void;
}

function Facts({ place, nowMs }: Pick<DestinationPanelProps, 'place' | 'nowMs'>): JSX.Element {
  const { money, timeZone } = useFormats();
  const [proof, proofDetail] = proofWords(place, nowMs, timeZone);
  const newest =
    place.lastSnapshotAt === null ? 'none' : <Time at={place.lastSnapshotAt} precision="second" date="day" />;
  return (
    <FactList
      facts={[
        { label: 'Newest copy', value: newest },
        { label: 'Missing from it', value: behindWords(place) },
        { label: 'Sales not in it', value: missingSales(place, money) },
        { label: 'Last proof', value: proof, tone: place.lastProvedAt === null ? 'attention' : undefined },
        { label: 'Proved', value: proofDetail },
        { label: 'Copies kept', value: formatCount(place.copies) },
        { label: 'Size', value: formatBytes(place.bytes) },
      ]}
    />
  );
}

function StopCopying({
  place,
  onDone,
  onClose,
}: {
  readonly place: DestinationView;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const remove = useIntent('backup.removeDestination');
  return (
    <AskDialog
      question={`Stop copying to ${place.label}?`}
      consequence={`The ${formatCount(place.copies)} copies there stay. You can add the folder again at any time.`}
      verb="Stop copying there"
      refusal="Go on copying"
      destructive
      working={remove.isPending}
      error={remove.error === null ? undefined : explain(remove.error).message}
      onVerb={() => remove.mutate({ id: place.id }, { onSuccess: onDone })}
      onRefuse={onClose}
    />
  );
}

/** One place for copies, and what can be done with it. */
export function DestinationPanel(props: DestinationPanelProps): JSX.Element {
  const { place, nowMs, work, mayRun, mayManage, onClose } = props;
  const [asks, setAsks] = useState(false);
  const { tone, words } = placeState(place);
  const removed = (): void => {
    work.tell({ tone: 'safe', fact: `Larder no longer copies to ${place.label}.`, rest: 'The copies there stay.' });
    onClose();
  };
  return (
    <SidePanel
      title={place.label}
      onClose={onClose}
      footer={
        mayRun ? (
          <>
            <Button size="xs" disabled={work.task !== null} onClick={() => work.prove(place)}>
              Prove now
            </Button>
            <Button size="xs" disabled={work.task !== null} onClick={() => work.test(place)}>
              Test
            </Button>
            {mayManage ? (
              <Button size="xs" variant="outline" color="danger" onClick={() => setAsks(true)}>
                Stop copying there
              </Button>
            ) : null}
          </>
        ) : undefined
      }
    >
      <div className={styles.stack}>
        <span>
          <State tone={tone}>{words}</State>
        </span>
        {place.failure === null ? null : (
          <p className={styles.words}>
            {place.failure.message} <Fingerprint code={place.failure.code} />
          </p>
        )}
        <p className={styles.words}>{place.location}</p>
        <Facts place={place} nowMs={nowMs} />
        <p className={styles.words}>
          To prove is to put the newest copy back beside your records, open it and compare every total. Your records are
          not touched.
        </p>
      </div>
      {asks ? <StopCopying place={place} onDone={removed} onClose={() => setAsks(false)} /> : null}
    </SidePanel>
  );
}
