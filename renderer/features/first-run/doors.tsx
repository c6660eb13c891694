import { IconBuildingStore, IconEye, IconRotateClockwise } from '@tabler/icons-react';
import type { JSX, ReactNode } from 'react';
import { CenteredPage } from '../../components/centered/centered-page';
import styles from './doors.module.css';
import type { Door } from './first-run-screen';

const icon = { size: 24, stroke: 1.75, 'aria-hidden': true } as const;

interface DoorEntry {
  readonly door: Door;
  readonly icon: ReactNode;
  readonly title: string;
  readonly words: string;
}

const doors: readonly DoorEntry[] = [
  {
    door: 'set-up',
    icon: <IconBuildingStore {...icon} />,
    title: 'Set up my restaurant',
    words: 'Five short steps. You need a printer or a pen for the recovery kit.',
  },
  {
    door: 'restore',
    icon: <IconRotateClockwise {...icon} />,
    title: 'Restore from a backup',
    words: 'This PC is new, or the old one is gone. You need the folder with the copies and the recovery kit.',
  },
  {
    door: 'sample',
    icon: <IconEye {...icon} />,
    title: 'Look around with a sample restaurant',
    words: '90 days of a made-up pizza shop. Nothing you do there touches real records.',
  },
];

/** Three ways to begin, each with what it needs. */
export function Doors({ onChoose }: { readonly onChoose: (door: Door) => void }): JSX.Element {
  return (
    <CenteredPage
      key="doors"
      title="Welcome to Larder"
      lead="Larder keeps the books of your restaurant on this PC. It works without internet, and every copy it makes can be checked."
    >
      <div className={styles.doors}>
        {doors.map(({ door, icon: picture, title, words }) => (
          <button
            key={door}
            type="button"
            className={styles.door}
            data-first={door === 'set-up'}
            data-autofocus={door === 'set-up' ? true : undefined}
            onClick={() => onChoose(door)}
          >
            {picture}
            <span>
              <b className={styles.title}>{title}</b>
              <span className={styles.words}>{words}</span>
            </span>
          </button>
        ))}
      </div>
    </CenteredPage>
  );
}
