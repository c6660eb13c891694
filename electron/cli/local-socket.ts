import { createHash } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { FailureError } from '../../shared/failures/failures';
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
  const { uid } = userInfo();
  // A terminal without a session (cron, sudo) must find what a window with one opened.
  const ownFolder = `/run/user/${uid}`;
  const runtime = process.env.XDG_RUNTIME_DIR ?? (existsSync(ownFolder) ? ownFolder : tmpdir());
  const folder = join(runtime, `larder-${uid}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { uid: owner, isFolder } = ownerOf(folder);
  // In a folder everybody may write to, somebody else may have been first: secrets would go to them.
  if (!isFolder || owner !== uid) throw new FailureError('request/untrusted-sender');
  chmodSync(folder, 0o700);
  return join(folder, `${name}.sock`);
}

function ownerOf(path: string): { readonly uid: number; readonly isFolder: boolean } {
  const found = lstatSync(path);
  return { uid: found.uid, isFolder: found.isDirectory() };
}

const send = (socket: Socket, reply: Reply): void => {
  if (!socket.destroyed) socket.write(`${JSON.stringify(reply)}\n`);
};

function requestIn(text: string): CommandRequest | null {
  try {
    const request = JSON.parse(text) as Partial<CommandRequest>;
    return request.line && request.secrets ? { line: request.line, secrets: request.secrets } : null;
  } catch {
    return null;
  }
}

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
  const idle = new Set<Socket>();
  const server = createServer((socket) => {
    idle.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => idle.delete(socket));
    createInterface({ input: socket }).once('line', (text) => {
      const request = requestIn(text);
      if (!request) {
        socket.destroy();
        return;
      }
      idle.delete(socket);
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
      resolve({
        // Waits for commands that run, not for somebody who connected and says nothing.
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            for (const socket of idle) socket.destroy();
          }),
      });
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
