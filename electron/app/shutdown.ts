import type { App } from 'electron';

export interface Shutdown {
  /** Every door leads through here: menu, window, log-off, signal, update. Runs once, in order, and then leaves. */
  readonly leave: (after?: () => void) => Promise<void>;
}

const patienceMs = 20_000;

/**
 * The one ordered way out: the steps run one after the other (last copy, store, lock); a step that hangs does not keep a
 * PC from switching off, because everything acknowledged is on disk already.
 */
export function orderedShutdown(
  app: App,
  steps: readonly (() => Promise<void>)[],
  report: (error: unknown) => void,
): Shutdown {
  let leaving: Promise<void> | null = null;
  // After the last step an update quits by itself; stopping that too would leave a window over closed records.
  let mayQuit = false;
  const run = async () => {
    const timer = setTimeout(() => app.exit(0), patienceMs);
    for (const step of steps) await step().catch(report);
    clearTimeout(timer);
    mayQuit = true;
  };
  const leave = (after: () => void = () => app.exit(0)): Promise<void> => {
    leaving ??= run().then(after);
    return leaving;
  };
  app.on('before-quit', (event) => {
    if (mayQuit) return;
    event.preventDefault();
    void leave();
  });
  app.on('window-all-closed', () => void leave());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void leave());
  // `restic unlock` asks whether the owner of a lock lives by sending SIGHUP, which would end the process otherwise.
  process.on('SIGHUP', () => undefined);
  return { leave };
}
