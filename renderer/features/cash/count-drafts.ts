import { create } from 'zustand';
import type { OutputOf } from '../../../shared/contract/contract';
import type { DenominationCounts } from '../../components/counting/denomination-count';

export type CountStart = OutputOf<'cash.startCount'>;

interface Drafts {
  /** What was typed and not handed in, by person and drawer, so that a glance at another screen loses nothing. */
  readonly counts: Readonly<Record<string, DenominationCounts>>;
  /** Counts this window began, with what there was to know about them. */
  readonly started: Readonly<Record<string, CountStart>>;
}

const useDrafts = create<Drafts>(() => ({ counts: {}, started: {} }));

/** The next person at this PC must not find the figures of the last one. */
export const draftKey = (userId: string, what: string): string => `${userId} ${what}`;

const without = <Value>(record: Readonly<Record<string, Value>>, key: string): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries(record).filter(([known]) => known !== key));

export const useCountDraft = (key: string): DenominationCounts => useDrafts((drafts) => drafts.counts[key]) ?? none;
const none: DenominationCounts = {};

export function keepCountDraft(key: string, counts: DenominationCounts): void {
  useDrafts.setState((drafts) => ({ counts: { ...drafts.counts, [key]: counts } }));
}

export const useCountStart = (key: string): CountStart | undefined => useDrafts((drafts) => drafts.started[key]);

export function keepCountStart(key: string, start: CountStart): void {
  useDrafts.setState((drafts) => ({ started: { ...drafts.started, [key]: start } }));
}

/** Forgets what was typed, once it is handed in or thrown away. */
export function dropCountDraft(key: string): void {
  useDrafts.setState((drafts) => ({ counts: without(drafts.counts, key), started: without(drafts.started, key) }));
}
