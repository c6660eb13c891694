import { type ChildProcess, fork } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import type { ManifestFacts } from '../../../../electron/backup/engine/manifest';
import type { StoreKey } from '../../../../electron/backup/engine/sqlcipher-pages';
import { parseWalMark, type WalMark } from '../../../../electron/backup/engine/wal-mark';

/** A commit as the writer saw it: the mark, what it says of itself, and a digest of every row. */
export interface MarkedCommit {
  readonly mark: WalMark;
  readonly facts: ManifestFacts;
  readonly digest: string;
}

export interface TradingStore {
  readonly path: string;
  readonly key: StoreKey;
  /** Commits that many orders and answers how many were committed in all. */
  trade(orders: number): Promise<number>;
  /** Adds that many orders in one transaction. */
  grow(orders: number): Promise<number>;
  /** Trades without pause until `stop`. */
  start(): Promise<void>;
  stop(): Promise<number>;
  committed(): Promise<number>;
  mark(): Promise<MarkedCommit>;
  checkpoint(): Promise<void>;
  close(): Promise<void>;
  reopen(): Promise<void>;
  vacuum(): Promise<void>;
  pageCount(): Promise<number>;
  rootPage(): Promise<number>;
  /** Kills the writer without warning. */
  kill(): Promise<void>;
}

const program = fileURLToPath(new URL('./trading-process.ts', import.meta.url));

/** Starts a process that owns a new or existing encrypted store in that directory. */
export async function startTradingStore(directory: string, key: StoreKey = newStoreKey()): Promise<TradingStore> {
  const path = join(directory, 'store.db');
  const child = fork(program, [path, hex(key.key), hex(key.salt)], { serialization: 'advanced' });
  const ask = asker(child);
  await ask.ready;
  return {
    path,
    key,
    trade: (count) => ask.question<number>('trade', count),
    grow: (count) => ask.question<number>('grow', count),
    start: () => ask.question('start'),
    stop: () => ask.question<number>('stop'),
    committed: () => ask.question<number>('committed'),
    async mark() {
      const marked = await ask.question<{ header: Uint8Array; facts: ManifestFacts; digest: string }>('mark');
      return { mark: parseWalMark(marked.header), facts: marked.facts, digest: marked.digest };
    },
    checkpoint: () => ask.question('checkpoint'),
    close: () => ask.question('close'),
    reopen: () => ask.question('reopen'),
    vacuum: () => ask.question('vacuum'),
    pageCount: () => ask.question<number>('pageCount'),
    rootPage: () => ask.question<number>('rootPage'),
    kill: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once('exit', () => resolve());
        child.kill('SIGKILL');
      }),
  };
}

export function newStoreKey(): StoreKey {
  return { key: randomBytes(32), salt: randomBytes(16) };
}

export function openWithKey(path: string, key: StoreKey, options?: Database.Options): Database.Database {
  const database = new Database(path, options);
  database.pragma(`cipher='sqlcipher'`);
  database.pragma('legacy=4');
  database.pragma(`key="x'${hex(key.key)}${hex(key.salt)}'"`);
  return database;
}

/** The same digest of every row that the writer makes at a mark. */
export function digestOfOrders(database: Database.Database): string {
  const digest = createHash('sha256');
  const rows = database.prepare<[], [number, number, Buffer]>('SELECT id, total, note FROM orders ORDER BY id').raw();
  for (const [id, total, note] of rows.iterate() as Iterable<[number, number, Buffer]>) {
    digest.update(`${id} ${total} `).update(note);
  }
  return digest.digest('hex');
}

function asker(child: ChildProcess) {
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (cause: Error) => void }>();
  let next = 0;
  const expectAnswer = (id: number) =>
    new Promise<unknown>((resolve, reject) => {
      waiting.set(id, { resolve, reject });
    });
  child.on('message', (message: { id: number; result: unknown }) => {
    waiting.get(message.id)?.resolve(message.result);
    waiting.delete(message.id);
  });
  child.on('exit', () => {
    for (const question of waiting.values()) question.reject(new Error('The trading process has ended'));
  });
  return {
    ready: expectAnswer(0),
    async question<Result>(kind: string, count?: number): Promise<Result> {
      next += 1;
      const answer = expectAnswer(next);
      child.send({ id: next, kind, count });
      return (await answer) as Result;
    },
  };
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
