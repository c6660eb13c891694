import { IconArrowBackUp } from '@tabler/icons-react';
import type { JSX } from 'react';
import { useMay } from '../../api/session';
import { Card } from '../../components/card/card';
import { FactList } from '../../components/figures/fact-list';
import { Time } from '../../components/figures/time';
import { formatCount } from '../../components/format/byte-format';
import { formatDuration } from '../../components/format/time-format';
import { navigate } from '../../components/navigation/route';
import { Page } from '../../components/page/page';
import { Notice } from '../../components/state/notice';
import { countName } from './count-names';
import styles from './restore.module.css';
import { forgetRestoreRun, type Restored } from './restore-run';

function leave(screen: 'home' | 'backups'): void {
  forgetRestoreRun();
  navigate(screen === 'home' ? { screen } : { screen, undo: 'ask' });
}

/** What came of putting back, and the way to undo it. */
export function RestoreResult({ restored }: { readonly restored: Restored }): JSX.Element {
  const may = useMay();
  const undoUntil = restored.undoUntil;
  const undo = {
    label: 'Undo it',
    icon: <IconArrowBackUp size={16} stroke={1.75} aria-hidden="true" />,
    onRun: () => leave('backups'),
  };
  return (
    <Page
      title="Put back"
      actions={undoUntil !== null && may('restore.any') ? [undo] : []}
      primary={{ label: 'Go on working', keys: ['Ctrl', 'Enter'], onRun: () => leave('home') }}
    >
      <Notice tone="safe" fact="Your records are as they were at that moment, and every total was compared.">
        {undoUntil === null ? null : (
          <>
            What was here before is kept until <Time at={undoUntil} date="year" />; the owner can undo this in Backups.
          </>
        )}
      </Notice>
      <div className={styles.pair}>
        <Card title="What was put back">
          <FactList
            facts={[
              { label: 'Moment', value: <Time at={restored.capturedAt} precision="second" date="year" /> },
              { label: 'It took', value: formatDuration(restored.seconds * 1000) },
              ...Object.entries(restored.counts)
                .filter(([name]) => countName(name) !== null)
                .map(([name, count]) => ({ label: countName(name) ?? name, value: formatCount(count) })),
            ]}
          />
        </Card>
        <Card title="What to do now">
          <p className={styles.words}>
            Look at today in Orders and Cash. What was sold after this moment is not in Larder: add the day’s export
            again in Imports, it skips what is already here.
          </p>
        </Card>
      </div>
    </Page>
  );
}
