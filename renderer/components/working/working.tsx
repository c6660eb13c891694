import { Button } from '@mantine/core';
import { type JSX, useEffect, useRef, useState } from 'react';
import { type Progress, progressFacts } from './progress-facts';
import styles from './working.module.css';

export interface WorkingProps {
  /** What is being done: "Copying to Office NAS…" */
  readonly sentence: string;
  readonly progress?: Progress | undefined;
  readonly onCancel?: (() => void) | undefined;
}

const announceEveryMilliseconds = 5000;

/** Hands screen readers the newest sentence at most every five seconds, so that a fast bar does not drown them. */
function useCalmAnnouncement(words: string): string {
  const newest = useRef(words);
  const [announced, setAnnounced] = useState(words);
  useEffect(() => {
    newest.current = words;
  }, [words]);
  useEffect(() => {
    const timer = setInterval(() => setAnnounced(newest.current), announceEveryMilliseconds);
    return () => clearInterval(timer);
  }, []);
  return announced;
}

function Bar({
  done,
  total,
  label,
}: {
  readonly done: number;
  readonly total: number;
  readonly label: string;
}): JSX.Element {
  const percent = total === 0 ? 100 : Math.min(100, Math.max(0, Math.floor((done / total) * 100)));
  return (
    <div
      className={styles.track}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <div className={styles.bar} style={{ width: `${percent}%` }} />
    </div>
  );
}

/** Long work: a sentence, a bar where the total is known, rate and time left, and a Cancel that works. */
export function Working({ sentence, progress, onCancel }: WorkingProps): JSX.Element {
  const facts = progress === undefined ? '' : progressFacts(progress);
  const announced = useCalmAnnouncement(`${sentence} ${facts}`);
  return (
    <div className={styles.working}>
      <p className={styles.sentence}>{sentence}</p>
      {progress?.total === undefined ? null : <Bar done={progress.done} total={progress.total} label={sentence} />}
      <div className={styles.row}>
        <span className={styles.facts}>{facts}</span>
        {onCancel === undefined ? null : (
          <Button size="xs" onClick={onCancel}>
            Cancel
          </Button>
        )}
      </div>
      <span className="larder-visually-hidden" aria-live="polite">
        {announced}
      </span>
    </div>
  );
}
