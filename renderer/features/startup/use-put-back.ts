import { useState } from 'react';
import type { Moment } from '../../../shared/contract/backup';
import type { InputOf, OutputOf } from '../../../shared/contract/contract';
import { call, explain, LarderFailure } from '../../api/call';

export type Authority = InputOf<'restore.start'>['authority'];
export type PutBackResult = OutputOf<'restore.start'>;

export type PutBackState =
  | { readonly kind: 'choosing'; readonly refused: ReturnType<typeof explain> | null }
  | { readonly kind: 'working'; readonly moment: Moment; readonly stopping: boolean }
  | { readonly kind: 'done'; readonly result: PutBackResult };

export interface PutBackNeeds {
  /** Keeps the screen on show while the records open behind it, so that the result can be read. */
  readonly onHold: () => void;
  readonly onRelease: () => void;
}

/** Puts one moment back; a refusal or a Cancel leads back to the choice with everything typed still there. */
export function usePutBack({ onHold, onRelease }: PutBackNeeds) {
  const [state, setState] = useState<PutBackState>({ kind: 'choosing', refused: null });
  const [damagedIds, setDamagedIds] = useState<readonly string[]>([]);
  const start = async (moment: Moment, authority: Authority): Promise<void> => {
    onHold();
    setState({ kind: 'working', moment, stopping: false });
    try {
      const { destinationId, snapshotId } = moment;
      setState({ kind: 'done', result: await call('restore.start', { destinationId, snapshotId, authority }) });
    } catch (error) {
      const damaged = error instanceof LarderFailure && error.failure.key === 'restore/damaged-copy';
      if (damaged) setDamagedIds((known) => [...known, moment.snapshotId]);
      setState({ kind: 'choosing', refused: explain(error) });
      onRelease();
    }
  };
  const cancel = (): void => {
    setState((known) => (known.kind === 'working' ? { ...known, stopping: true } : known));
    // Past the swap there is nothing to stop any more; then the result arrives instead.
    void call('restore.cancel', {}).catch(() => undefined);
  };
  return { state, start, cancel, damagedIds };
}
