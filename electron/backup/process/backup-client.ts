import type { ProgressListener } from '../engine/progress';
import type { InspectStore } from '../restore/store-facts';
import type {
  BackupAnswer,
  BackupAsk,
  BackupProcessFailure,
  BackupRequestName,
  FromBackupProcess,
  ToBackupProcess,
} from './protocol';

/** The started process as the client needs it: `ChildProcessHandle` of electron/system has this shape. */
export interface BackupProcessHandle {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  readonly exited: Promise<number | null>;
}

export class BackupProcessError extends Error {
  override readonly name = 'BackupProcessError';
  readonly failure: BackupProcessFailure;

  constructor(failure: BackupProcessFailure) {
    super(failure.message);
    this.failure = failure;
  }
}

export interface AskOptions {
  readonly onProgress?: ProgressListener;
  readonly signal?: AbortSignal;
  /** Opens a staged store and says what is in it; `prove` needs it. */
  readonly inspect?: InspectStore;
}

export interface BackupClient {
  /** Resolves when the process takes requests. Rejects with BackupProcessError `gone` when it ended before. */
  readonly ready: Promise<void>;
  /**
   * @throws BackupProcessError with the failure of the request, or with family `process` and code `gone` when the
   *   process ended before it answered.
   */
  ask<Name extends BackupRequestName>(
    name: Name,
    ask: BackupAsk<Name>,
    options?: AskOptions,
  ): Promise<BackupAnswer<Name>>;
}

interface OpenQuestion {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (cause: BackupProcessError) => void;
  readonly options: AskOptions;
}

/** Talks to a backup process: questions and answers by number, progress and inspections in between. */
export function backupClient(child: BackupProcessHandle): BackupClient {
  const open = new Map<number, OpenQuestion>();
  const started = Promise.withResolvers<void>();
  started.promise.catch(() => undefined);
  let ended = false;
  let last = 0;
  const post = (message: ToBackupProcess): void => child.post(message);

  async function inspect(id: number, path: string): Promise<void> {
    try {
      const inspectStore = open.get(id)?.options.inspect;
      if (inspectStore === undefined) throw new Error('Nobody offered to open the staged store');
      post({ kind: 'inspected', id, facts: await inspectStore(path) });
    } catch (cause) {
      post({ kind: 'not-inspected', id, message: cause instanceof Error ? cause.message : String(cause) });
    }
  }

  child.onMessage((received) => {
    const message = received as FromBackupProcess;
    if (message.kind === 'ready') return started.resolve();
    const question = open.get(message.id);
    if (message.kind === 'progress') return question?.options.onProgress?.(message.progress);
    if (message.kind === 'inspect') return void inspect(message.id, message.path);
    open.delete(message.id);
    if (message.kind === 'answer') question?.resolve(message.answer);
    else question?.reject(new BackupProcessError(message.failure));
  });
  void child.exited.then(() => {
    ended = true;
    started.reject(gone());
    for (const question of open.values()) question.reject(gone());
    open.clear();
  });

  return {
    ready: started.promise,
    async ask<Name extends BackupRequestName>(name: Name, ask: BackupAsk<Name>, options: AskOptions = {}) {
      if (ended) throw gone();
      last += 1;
      const id = last;
      const answered = Promise.withResolvers<unknown>();
      open.set(id, { resolve: answered.resolve, reject: answered.reject, options });
      const cancel = (): void => post({ kind: 'cancel', id });
      post({ kind: 'request', id, name, ask });
      if (options.signal?.aborted) cancel();
      options.signal?.addEventListener('abort', cancel, { once: true });
      try {
        return (await answered.promise) as BackupAnswer<Name>;
      } finally {
        options.signal?.removeEventListener('abort', cancel);
      }
    },
  };
}

function gone(): BackupProcessError {
  const message = 'The backup process has ended';
  return new BackupProcessError({ family: 'process', code: 'gone', message, transient: true, detail: null });
}
