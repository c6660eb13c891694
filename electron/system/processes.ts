import { fork } from 'node:child_process';
import { setPriority } from 'node:os';

/** One helper process: structured messages both ways, killable, and its end is always told. */
export interface ChildProcessHandle {
  readonly pid: number | undefined;
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  kill(): void;
  readonly exited: Promise<number | null>;
}

export interface LaunchOptions {
  readonly entry: string;
  readonly name: string;
  /** 19 = only when nobody else wants the processor. */
  readonly niceness: number;
}

/** The one way child processes come into being. The environment they get holds no secrets of ours. */
export interface ProcessLauncher {
  launch(options: LaunchOptions): ChildProcessHandle;
}

const kept =
  /^(PATH|HOME|USER|LANG|LC_.*|TZ|TMPDIR|TEMP|TMP|SystemRoot|APPDATA|LOCALAPPDATA|XDG_.*|ELECTRON_RUN_AS_NODE|FAKETIME.*|LD_PRELOAD)$/i;

export function childEnvironment(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      kept.test(name) && value !== undefined ? [[name, value]] : [],
    ),
  );
}

function lowerPriority(pid: number | undefined, niceness: number): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, niceness);
  } catch {
    // A system that refuses lower priority still runs the copy.
  }
}

/** For plain Node: tests and the command line of a checkout. */
export const nodeProcessLauncher: ProcessLauncher = {
  launch: ({ entry, niceness }) => {
    const child = fork(entry, [], {
      serialization: 'advanced',
      env: childEnvironment(process.env),
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    lowerPriority(child.pid, niceness);
    return {
      pid: child.pid,
      post: (message) => {
        if (child.connected) child.send(message as never);
      },
      onMessage: (listener) => child.on('message', listener),
      kill: () => child.kill('SIGKILL'),
      exited: new Promise((resolve) => {
        child.once('exit', (code) => resolve(code));
        // Without memory or process numbers there is no child, and a message to one that just died fails: both are its end.
        child.on('error', () => {
          child.kill('SIGKILL');
          resolve(null);
        });
      }),
    };
  },
};
