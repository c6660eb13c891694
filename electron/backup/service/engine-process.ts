import type { ChildProcessHandle, ProcessLauncher } from '../../system/processes';
import { type AskOptions, type BackupClient, BackupProcessError, backupClient } from '../process/backup-client';
import type { BackupAnswer, BackupAsk, BackupRequestName } from '../process/protocol';
import { explainBackupError } from './backup-failures';

const lowest = 19;

/** What leaves nothing half-done behind when its process is killed, so that it is simply asked of the next one. */
const againAfterDeath: ReadonlySet<BackupRequestName> = new Set([
  'capture',
  'settle',
  'list-snapshots',
  'open-repository',
  'test-destination',
  'replace-key-file',
]);

const hasDied = (error: unknown): boolean =>
  error instanceof BackupProcessError && error.failure.family === 'process' && error.failure.code === 'gone';

/** The backup process, started when it is first needed and again after it died. */
export class EngineProcess {
  readonly #launcher: ProcessLauncher;
  readonly #entry: string;
  #child: ChildProcessHandle | null = null;
  #client: BackupClient | null = null;
  #stopping = false;

  constructor(launcher: ProcessLauncher, entry: string) {
    this.#launcher = launcher;
    this.#entry = entry;
  }

  /** @throws FailureError in the words of the closed list. */
  async ask<Name extends BackupRequestName>(
    name: Name,
    ask: BackupAsk<Name>,
    options?: AskOptions,
  ): Promise<BackupAnswer<Name>> {
    try {
      return await this.#started().ask(name, ask, options);
    } catch (error) {
      if (!hasDied(error) || this.#stopping || !againAfterDeath.has(name)) throw explainBackupError(error);
    }
    try {
      return await this.#started().ask(name, ask, options);
    } catch (error) {
      throw explainBackupError(error);
    }
  }

  async stop(): Promise<void> {
    const child = this.#child;
    this.#stopping = true;
    child?.kill();
    await child?.exited;
    this.#stopping = false;
  }

  #started(): BackupClient {
    if (this.#client) return this.#client;
    const child = this.#launcher.launch({ entry: this.#entry, name: 'Larder copies', niceness: lowest });
    const client = backupClient(child);
    this.#child = child;
    this.#client = client;
    void child.exited.then(() => {
      if (this.#child === child) {
        this.#child = null;
        this.#client = null;
      }
    });
    return client;
  }
}
