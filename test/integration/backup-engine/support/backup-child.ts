import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type BackupClient, backupClient } from '../../../../electron/backup/process/backup-client';

const program = fileURLToPath(new URL('../../../../electron/backup/process/backup-process.ts', import.meta.url));
const hooks = fileURLToPath(new URL('./typescript-hooks.ts', import.meta.url));

export interface BackupChild extends BackupClient {
  readonly processId: number;
  kill(): Promise<void>;
}

/** Starts the real backup process, as plain Node. */
export async function startBackupProcess(): Promise<BackupChild> {
  const child = fork(program, [], { serialization: 'advanced', execArgv: ['--import', hooks] });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const client = backupClient({
    post: (message) => child.send(message as object),
    onMessage: (listener) => child.on('message', listener),
    exited,
  });
  await client.ready;
  return {
    ...client,
    processId: child.pid ?? 0,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
