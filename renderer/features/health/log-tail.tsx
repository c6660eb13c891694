import { Textarea } from '@mantine/core';
import type { JSX } from 'react';
import { refusalOf } from '../../api/call';
import { useLarder } from '../../api/hooks';
import { EmptyState } from '../../components/card/empty-state';
import { FailureNotice } from '../../components/state/failure-notice';
import { Working } from '../../components/working/working';
import styles from './health.module.css';

const lines = 200;

/** The newest lines of the log, which holds no names of files, amounts or secrets. */
export function LogTail(): JSX.Element {
  const log = useLarder('health.log', { lines });
  if (log.error !== null) return <FailureNotice failure={refusalOf(log.error)} />;
  if (!log.data) return <Working sentence={`Reading the last ${lines} lines…`} />;
  if (log.data.length === 0)
    return <EmptyState sentence="The log is empty. Larder writes here what support may ask for." />;
  // A field, so that it scrolls, selects and copies by keyboard.
  return (
    <Textarea
      aria-label="Log, newest first"
      readOnly
      rows={12}
      classNames={{ root: styles.log ?? '', input: styles.logText ?? '' }}
      value={log.data.toReversed().join('\n')}
    />
  );
}
