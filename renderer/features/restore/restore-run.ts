import { create } from 'zustand';
import type { InputOf, OutputOf } from '../../../shared/contract/contract';
import { call, explain } from '../../api/call';

export type Restored = OutputOf<'restore.start'>;

interface RestoreRun {
  readonly running: boolean;
  readonly restored: Restored | null;
  readonly failure: { readonly message: string; readonly code: string } | null;
}

const idle: RestoreRun = { running: false, restored: null, failure: null };

// Putting back ends every session, and with it the screen that asked for it: what came of it is kept until it was read.
const useRun = create<RestoreRun>(() => idle);

export const useRestoreRun = (): RestoreRun => useRun();

export const forgetRestoreRun = (): void => useRun.setState(idle);

export async function putBack(input: InputOf<'restore.start'>): Promise<void> {
  if (useRun.getState().running) return;
  useRun.setState({ running: true, restored: null, failure: null });
  try {
    useRun.setState({ ...idle, restored: await call('restore.start', input) });
  } catch (error) {
    const { message, code } = explain(error);
    useRun.setState({ ...idle, failure: { message, code } });
  }
}

/** The work itself answers that it was stopped. */
export const stopPuttingBack = (): void => void call('restore.cancel', {}).catch(() => undefined);
