import { useCallback, useRef, useState } from 'react';
import type { EventPayload } from '../../shared/contract/events';
import { useEvent } from './hooks';

export type ProgressTask = EventPayload<'progress'>['task'];

export interface TaskProgress {
  readonly sentence: string;
  readonly cancellable: boolean;
  readonly progress: {
    readonly done: number;
    readonly total?: number | undefined;
    readonly unit: string;
    readonly ratePerSecond?: number | undefined;
  };
}

interface Beginning {
  readonly atMs: number;
  readonly done: number;
}

// A rate measured over less than this jumps about, and the time left with it.
const steadyAfterMs = 2000;

function rateSince(beginning: Beginning, done: number, nowMs: number): number | undefined {
  const elapsed = nowMs - beginning.atMs;
  return elapsed < steadyAfterMs || done <= beginning.done ? undefined : ((done - beginning.done) / elapsed) * 1000;
}

/** The newest report of a long task of this kind, with its rate once that is steady; null before its first one. */
export function useProgress(task: ProgressTask): TaskProgress | null {
  const [newest, setNewest] = useState<TaskProgress | null>(null);
  const beginning = useRef<Beginning | null>(null);
  const listen = useCallback(
    (report: EventPayload<'progress'>) => {
      if (report.task !== task) return;
      const nowMs = performance.now();
      // Bytes and then rows of one task, or a second run of it, are counted anew.
      if (beginning.current === null || report.done < beginning.current.done)
        beginning.current = { atMs: nowMs, done: report.done };
      const { sentence, cancellable, done, total, unit } = report;
      const ratePerSecond = rateSince(beginning.current, done, nowMs);
      if (report.finished) beginning.current = null;
      setNewest({ sentence, cancellable, progress: { done, total: total ?? undefined, unit, ratePerSecond } });
    },
    [task],
  );
  useEvent('progress', listen);
  return newest;
}
