import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import type { CallAnswer } from '../../electron/host/host';
import type { Caller } from '../../electron/pipeline/actor';
import type { ChannelName, InputOf, OutputOf } from '../../shared/contract/contract';
import type { Envelope } from '../../shared/failures/failures';
import { builtFiles, projectRoot, type TerminalOptions, terminalEnvironment } from './terminal';

const natives = ['better-sqlite3', 'keytar', '@node-rs/argon2'];

/** Bundles the host without a window, once for each test file, inside the project so that native modules are found. */
export async function bundleHost(): Promise<string> {
  const folder = path.join(projectRoot, '.cache/test-host', String(process.pid));
  mkdirSync(folder, { recursive: true });
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: natives },
    build: {
      ssr: path.join(import.meta.dirname, 'larder-host-process.ts'),
      outDir: folder,
      emptyOutDir: false,
      target: 'node24',
      rolldownOptions: { output: { entryFileNames: 'host.mjs' } },
    },
  });
  return path.join(folder, 'host.mjs');
}

export interface RunningLarder {
  readonly child: ChildProcess;
  ask<Name extends ChannelName>(
    channel: Name,
    input: InputOf<Name>,
    caller?: Caller,
  ): Promise<Envelope<OutputOf<Name>>>;
  /** The whole answer, with the session a window would keep. */
  call(channel: string, input: unknown, caller?: Caller): Promise<CallAnswer>;
  /** The value of a call that must go well. */
  value<Name extends ChannelName>(channel: Name, input: InputOf<Name>, caller?: Caller): Promise<OutputOf<Name>>;
  /** The key of the failure of a call that must be refused. */
  refusal<Name extends ChannelName>(channel: Name, input: InputOf<Name>, caller?: Caller): Promise<string>;
  /** Leaves by the ordered way out. */
  leave(): Promise<void>;
  /** Kills without warning. */
  kill(): Promise<NodeJS.Signals | null>;
  readonly ended: Promise<NodeJS.Signals | null>;
  /** What it wrote to stderr so far. */
  said(): string;
}

export interface StartOptions extends TerminalOptions {
  readonly work?: { readonly acknowledgements: string; readonly seed: number };
  /** Answers as soon as the process runs, not when the records are open. */
  readonly early?: boolean;
}

export const nobody: Caller = { kind: 'session', sessionId: null };

interface Message {
  readonly id: number;
  readonly result: CallAnswer;
}

/** Starts a whole Larder but its window in a process of its own. */
export async function startLarder(host: string, data: string, options: StartOptions = {}): Promise<RunningLarder> {
  const { work } = options;
  const words = [data, builtFiles, ...(work ? ['work', work.acknowledgements, String(work.seed)] : ['answer'])];
  const child = fork(host, words, {
    env: terminalEnvironment(options),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    child.once('close', (_code, signal) => resolve(signal)),
  );
  const waiting = new Map<
    number,
    { readonly resolve: (answer: CallAnswer) => void; readonly reject: (error: Error) => void }
  >();
  const expect = (id: number) =>
    new Promise<CallAnswer>((resolve, reject) => {
      waiting.set(id, { resolve, reject });
    });
  child.on('message', (message: Message) => {
    waiting.get(message.id)?.resolve(message.result);
    waiting.delete(message.id);
  });
  child.once('close', (code, signal) => {
    for (const { reject } of waiting.values()) reject(new Error(`Larder ended (${signal ?? code}): ${errors}`));
  });
  let next = 0;
  const call = (channel: string, input: unknown, caller: Caller = nobody): Promise<CallAnswer> => {
    next += 1;
    const answer = expect(next);
    child.send({ id: next, name: channel, input, caller });
    return answer;
  };
  const ready = expect(0);
  if (options.early) ready.catch(() => undefined);
  else await ready;
  const ask = async (channel: ChannelName, input: unknown, caller?: Caller) =>
    (await call(channel, input, caller)).envelope;
  return {
    child,
    call,
    ended,
    said: () => errors,
    ask: (channel, input, caller) => ask(channel, input, caller) as never,
    value: async (channel, input, caller) => {
      const envelope = await ask(channel, input, caller);
      if (!envelope.ok) throw new Error(`${channel}: ${envelope.failure.key} ${envelope.failure.message} ${errors}`);
      return envelope.value as never;
    },
    refusal: async (channel, input, caller) => {
      const envelope = await ask(channel, input, caller);
      if (envelope.ok) throw new Error(`${channel} was not refused`);
      return envelope.failure.key;
    },
    leave: async () => {
      const left = expect(-1);
      child.send({ name: 'leave' });
      await left;
      await ended;
    },
    kill: () => {
      child.kill('SIGKILL');
      return ended;
    },
  };
}

/** Signs in as a window does. @returns the caller that window is from now on. */
export async function signedIn(larder: RunningLarder, username: string, password: string): Promise<Caller> {
  const { envelope, session } = await larder.call('auth.signIn', { username, password });
  if (!envelope.ok) throw new Error(envelope.failure.key);
  return { kind: 'session', sessionId: session?.id ?? null };
}
