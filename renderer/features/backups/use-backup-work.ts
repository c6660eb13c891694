import { useState } from 'react';
import type { DestinationView } from '../../../shared/contract/backup';
import { call, explain } from '../../api/call';
import { useIntent } from '../../api/hooks';
import type { ToldNotice } from './backup-notice';
import { type BackupStatus, copiedWords, provedWords, secondsWords } from './backups-wording';

export type BackupTask = 'copy' | 'prove' | 'test';

export interface BackupWork {
  /** What this window started and waits for. */
  readonly task: BackupTask | null;
  readonly outcome: ToldNotice | null;
  readonly tell: (outcome: ToldNotice | null) => void;
  readonly copy: () => void;
  readonly prove: (place: DestinationView) => void;
  readonly test: (place: DestinationView) => void;
  readonly cancel: () => void;
}

function refusal(error: unknown): ToldNotice {
  const { message, code } = explain(error);
  const stopped = code === 'LRD-OPR-001';
  return {
    tone: stopped ? 'neutral' : 'danger',
    fact: message,
    rest: stopped ? 'Copies made before are kept.' : 'Your records here are safe.',
    code,
  };
}

/** Copy, prove and test, one at a time, each with a sentence about how it went. */
export function useBackupWork(status: BackupStatus | undefined): BackupWork {
  const [outcome, tell] = useState<ToldNotice | null>(null);
  const copying = useIntent('backup.now');
  const proving = useIntent('backup.prove');
  const testing = useIntent('backup.test');
  const task = copying.isPending ? 'copy' : proving.isPending ? 'prove' : testing.isPending ? 'test' : null;
  const onError = (error: unknown): void => tell(refusal(error));
  const whenFree = (start: () => void): void => {
    if (task !== null) return;
    tell(null);
    start();
  };
  return {
    task,
    outcome,
    tell,
    copy: () =>
      whenFree(() => copying.mutate({}, { onSuccess: (result) => tell(copiedWords(result, status)), onError })),
    prove: (place) =>
      whenFree(() =>
        proving.mutate(
          { id: place.id },
          {
            onSuccess: ([proof]) => tell(proof === undefined ? null : provedWords(proof, place.label)),
            onError,
          },
        ),
      ),
    test: (place) =>
      whenFree(() =>
        testing.mutate(
          { id: place.id },
          {
            onSuccess: ({ seconds }) =>
              tell({
                tone: 'safe',
                fact: `${place.label} answers.`,
                rest: `A small file was written, read back and removed in ${secondsWords(seconds)}.`,
              }),
            onError,
          },
        ),
      ),
    // The work itself answers that it was stopped; a refused stop changes nothing and needs no sentence of its own.
    cancel: () => void call('backup.cancel', {}).catch(() => undefined),
  };
}
