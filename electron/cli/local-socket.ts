import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { CommandLine } from './arguments';
import type { Outcome } from './command';
import type { Secrets } from './secrets';

export interface CommandRequest {
  readonly line: CommandLine;
  readonly secrets: Secrets;
}

type Reply = { readonly progress: string } | { readonly outcome: Outcome };

/** Where the running Larder of a data folder listens: reachable by its own user only, short enough for every system. */
export function socketPath(dataRoot: string): string {
  const name = createHash('sha256').update(realpathSync(dataRoot)).digest('hex').slice(0, 24);
  if (process.platform === 'win32') return `\\\\.\\pipe\\larder-${name}`;
  const folder = join(process.env.XDG_RUNTIME_DIR ?? tmpdir(), `larder-${userInfo().uid}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  return join(folder, `${name}.sock`);
}

const send = (socket: Socket, reply: Reply): void => {
  if (!socket.destroyed) socket.write(`${JSON.stringify(reply)}\n`);
};

export interface CommandServer {
  close(): Promise<void>;
}

/** Answers commands of the same user on this computer, one request for each connection. */
export function serveCommands(
  dataRoot: string,
  run: (request: CommandRequest, progress: (text: string) => void) => Promise<Outcome>,
): Promise<CommandServer> {
  const path = socketPath(dataRoot);
  if (process.platform !== 'win32') rmSync(path, { force: true });
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    createInterface({ input: socket }).once('line', (text) => {
      const request = JSON.parse(text) as CommandRequest;
      run(request, (progress) => send(socket, { progress }))
        .then((outcome) => send(socket, { outcome }))
        .catch(() => undefined)
        .finally(() => socket.end());
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      if (process.platform !== 'win32') chmodSync(path, 0o600);
      resolve({ close: () => new Promise((closed) => server.close(() => closed())) });
    });
  });
}

/** Hands a command to the running Larder. @returns null when none answers. */
export function askRunningLarder(
  dataRoot: string,
  request: CommandRequest,
  progress: (text: string) => void,
): Promise<Outcome | null> {
  return new Promise((resolve) => {
    let outcome: Outcome | null = null;
    const socket = connect(socketPath(dataRoot), () => socket.write(`${JSON.stringify(request)}\n`));
    socket.on('error', () => resolve(outcome));
    socket.on('close', () => resolve(outcome));
    createInterface({ input: socket }).on('line', (text) => {
      const reply = JSON.parse(text) as Reply;
      if ('progress' in reply) progress(reply.progress);
      else outcome = reply.outcome;
    });
  });
}
