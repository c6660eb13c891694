import { useState } from 'react';
import { mostCountAttempts } from '../../../shared/domain/cash/session-machine';
import { LarderFailure } from '../../api/call';
import { useIntent } from '../../api/hooks';
import { useSession } from '../../api/session';
import { draftKey, keepCountStart } from './count-drafts';
import type { SessionView } from './session-view';

export interface BeginCount {
  /** Begins, goes on with, or takes over the count of this drawer. */
  readonly begin: (acknowledged: boolean) => void;
  /** Begins one more count after one that did not match. */
  readonly again: () => void;
  readonly mayCountAgain: boolean;
  /** Orders to be marked as seen before the count may begin; null when nothing is asked. */
  readonly asked: { readonly orders: string; readonly count: number } | null;
  readonly dismiss: () => void;
  readonly error: Error | null;
  readonly working: boolean;
}

function unacknowledged(error: Error): BeginCount['asked'] {
  if (!(error instanceof LarderFailure) || error.failure.key !== 'cash/unacknowledged') return null;
  const { orders, count } = error.failure.detail;
  return { orders: String(orders ?? ''), count: Number(count ?? 0) };
}

/** The ways into a count. What is still undecided is asked about before, never during it. */
export function useBeginCount({ session }: SessionView): BeginCount {
  const person = useSession();
  const start = useIntent('cash.startCount');
  const recount = useIntent('cash.countAgain');
  const [asked, setAsked] = useState<BeginCount['asked']>(null);
  const begin = (acknowledged: boolean): void =>
    start.mutate(
      { sessionId: session.id, acknowledged },
      {
        onSuccess: (started) => {
          setAsked(null);
          keepCountStart(draftKey(person?.userId ?? '', session.id), started);
        },
        onError: (error) => setAsked(unacknowledged(error)),
      },
    );
  const refused = start.error !== null && unacknowledged(start.error) === null ? start.error : null;
  return {
    begin,
    again: () => recount.mutate({ sessionId: session.id }, { onSuccess: () => begin(true) }),
    mayCountAgain: session.attempts < mostCountAttempts,
    asked,
    dismiss: () => setAsked(null),
    error: refused ?? recount.error,
    working: start.isPending || recount.isPending,
  };
}
