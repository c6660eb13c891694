import type { ChildProcessHandle, ProcessLauncher } from '../../system/processes';
import { type AskOptions, type BackupClient, backupClient } from '../process/backup-client';
import type { BackupAnswer, BackupAsk, BackupRequestName } from '../process/protocol';
import { explainBackupError } from './backup-failures';

const lowest = 19;

/** The backup process, started when it is first needed and again after it died. */
export class EngineProcess {
  readonly #launcher: ProcessLauncher;
  readonly #entry: string;
  #child: ChildProcessHandle | null = null;
  #client: BackupClient | null = null;

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
      throw explainBackupError(error);
    }
  }

  async stop(): Promise<void> {
    const child = this.#child;
    child?.kill();
    await child?.exited;
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
