import { ContinuityLost } from './backup-failure';
import type { CaptureState } from './capture-state';
import type { PageSource } from './page-source';
import { sameChecksum } from './wal-checksum';
import { sameSalts, type WalMark } from './wal-mark';

/** Whether a capture with this result left nothing of the store uncaptured at `mark`. */
export function isCaptured(state: CaptureState, mark: WalMark): boolean {
  const { position } = state;
  if (position.kind === 'settled') return mark.frames === 0;
  return (
    position.frames === mark.frames &&
    sameSalts(position.salts, mark.salts) &&
    sameChecksum(position.checksum, mark.checksum)
  );
}

/**
 * Carries continuity over a checkpoint that empties the log, or over closing the store. The owner of the store, in one
 * turn in which nothing can be written: takes `lastMark`, makes sure that it `isCaptured`, then checkpoints or closes.
 * A commit that slips in between is noticed by the pages it leaves in the store file.
 *
 * @returns the state to keep from now on.
 * @throws ContinuityLost when `lastMark` or a later commit was not captured, or the log is not empty: keep the old state, the next
 *   capture then makes a new base.
 */
export async function settleState(source: PageSource, state: CaptureState, lastMark: WalMark): Promise<CaptureState> {
  if (!isCaptured(state, lastMark)) throw new ContinuityLost('Commits were not captured before the log was emptied');
  return { ...state, position: await source.settledPosition(state.position) };
}
