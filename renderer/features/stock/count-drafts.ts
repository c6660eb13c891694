import { create } from 'zustand';

interface CountDrafts {
  /** Figures typed but not written down yet, in micro-units of the counting unit, by line. */
  readonly typed: Readonly<Record<string, number | null>>;
}

const useDrafts = create<CountDrafts>(() => ({ typed: {} }));

/** What was typed of each line. Leaving the page loses none of it. */
export function useCountDrafts(): CountDrafts['typed'] {
  return useDrafts((state) => state.typed);
}

export function typeCount(lineId: string, micro: number | null): void {
  useDrafts.setState(({ typed }) => ({ typed: { ...typed, [lineId]: micro } }));
}

/** Once written down, or given up. */
export function forgetCounts(lineIds: readonly string[]): void {
  useDrafts.setState(({ typed }) => ({
    typed: Object.fromEntries(Object.entries(typed).filter(([lineId]) => !lineIds.includes(lineId))),
  }));
}
