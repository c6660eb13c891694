import type { WebContents } from 'electron';
import type { Log } from '../health/log';

const ownFingerprint = /LRD-UI-[0-9A-F]{6}/;

/** A screen writes its fault to the console under its code; everything else the console calls an error has none. */
export function consoleFault(level: string, message: string): Parameters<Log['fault']>[0] | null {
  if (level !== 'error') return null;
  const [first = '', ...rest] = message.split('\n');
  return { fingerprint: ownFingerprint.exec(first)?.[0] ?? 'window', message: first, stack: rest.join('\n') };
}

/** Writes the faults of a window to the log: those of its screens, and that it broke. The log takes figures and names out. */
export function watchWindow(contents: WebContents, log: Log): void {
  contents.on('console-message', ({ level, message }) => {
    const fault = consoleFault(level, message);
    if (fault) log.fault(fault);
  });
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log.fault({ fingerprint: 'window-gone', message: `The window stopped: ${reason} (${exitCode})`, stack: '' });
  });
}

/** Writes faults that nobody caught to the log, and goes on: the records are in a thread of their own, with its own transactions. */
export function watchProcess(watched: Pick<NodeJS.Process, 'on'>, log: Log): void {
  const write = (fingerprint: string) => (error: unknown) => {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    log.fault({ fingerprint, message, stack });
  };
  watched.on('uncaughtException', write('uncaught'));
  watched.on('unhandledRejection', write('unhandled'));
}
