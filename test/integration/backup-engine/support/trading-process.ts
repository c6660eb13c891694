// Run by itself with the store's path and key: the one writer of a store, told what to do by messages.
import { createHash, randomBytes } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import Database from 'better-sqlite3';

const [path = '', key = '', salt = ''] = process.argv.slice(2);
let store = open();
let shm = openShm();
let trading = false;
let committed = 0;

type Order = (database: Database.Database) => void;

process.on('message', ({ id, kind, count }: { id: number; kind: string; count?: number }) => {
  const answer = answers[kind];
  if (answer === undefined) throw new Error(`No answer to ${kind}`);
  process.send?.({ id, result: answer(count ?? 0) });
});
process.send?.({ id: 0, result: null });

const answers: Record<string, (count: number) => unknown> = {
  trade(count) {
    for (let order = 0; order < count; order++) trade(store);
    return committed;
  },
  grow(count) {
    store.transaction(() => {
      for (let order = 0; order < count; order++) trade(store);
    })();
    return committed;
  },
  start() {
    trading = true;
    keepTrading();
    return null;
  },
  stop() {
    trading = false;
    return committed;
  },
  committed: () => committed,
  mark() {
    const header = Buffer.alloc(96);
    const length = readSync(shm, header, 0, 96, 0);
    return { header: header.subarray(0, length), facts: facts(store), digest: digestOf(store) };
  },
  checkpoint() {
    return store.pragma('wal_checkpoint(TRUNCATE)');
  },
  close() {
    store.close();
    closeSync(shm);
    return null;
  },
  reopen() {
    store = open();
    shm = openShm();
    return null;
  },
  vacuum() {
    store.exec('VACUUM');
    return null;
  },
  pageCount: () => store.pragma('page_count', { simple: true }),
  rootPage: () => store.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'orders'`).pluck().get(),
};

function keepTrading(): void {
  if (!trading) return;
  for (let order = 0; order < 3; order++) trade(store);
  setImmediate(keepTrading);
}

function open(): Database.Database {
  const database = new Database(path);
  database.pragma(`cipher='sqlcipher'`);
  database.pragma('legacy=4');
  database.pragma(`key="x'${key}${salt}'"`);
  database.pragma('journal_mode=WAL');
  database.pragma('synchronous=FULL');
  database.pragma('wal_autocheckpoint=0');
  database.exec(`
    CREATE TABLE IF NOT EXISTS orders (id INTEGER PRIMARY KEY, total INTEGER NOT NULL, note BLOB NOT NULL) STRICT;
    CREATE INDEX IF NOT EXISTS orders_by_total ON orders (total);
    CREATE TABLE IF NOT EXISTS ledger_state (
      id INTEGER PRIMARY KEY CHECK (id = 1), commit_counter INTEGER NOT NULL, order_count INTEGER NOT NULL,
      order_total INTEGER NOT NULL, head_seq INTEGER NOT NULL, head_hash TEXT NOT NULL
    ) STRICT;
    INSERT OR IGNORE INTO ledger_state VALUES (1, 0, 0, 0, 0, '');
  `);
  return database;
}

function openShm(): number {
  return openSync(`${path}-shm`, 'r');
}

function trade(database: Database.Database): void {
  database.transaction(((tx) => {
    const total = 1 + Math.floor(Math.random() * 5000);
    const before = tx.prepare('SELECT * FROM ledger_state').get() as { head_hash: string; order_count: number };
    tx.prepare('INSERT INTO orders (total, note) VALUES (?, ?)').run(
      total,
      randomBytes(Math.floor(Math.random() * 900)),
    );
    const hash = createHash('sha256').update(before.head_hash).update(String(total)).digest('hex');
    tx.prepare(
      `UPDATE ledger_state SET commit_counter = commit_counter + 1, order_count = order_count + 1,
       order_total = order_total + ?, head_seq = head_seq + 1, head_hash = ?`,
    ).run(total, hash);
    const older = 1 + Math.floor(Math.random() * (before.order_count + 1));
    tx.prepare('UPDATE orders SET note = ? WHERE id = ?').run(randomBytes(40), older);
  }) satisfies Order)(database);
  committed += 1;
}

function facts(database: Database.Database): unknown {
  const row = database.prepare('SELECT * FROM ledger_state').get() as Record<string, number | string>;
  return {
    schemaVersion: 7,
    appVersion: '0.1.0',
    commitCounter: row.commit_counter,
    businessDate: '2026-11-21',
    ledgerState: { order_count: row.order_count, order_total: row.order_total },
    auditHead: { seq: row.head_seq, hash: row.head_hash },
  };
}

function digestOf(database: Database.Database): string {
  const digest = createHash('sha256');
  for (const row of database.prepare('SELECT id, total, note FROM orders ORDER BY id').raw().iterate() as Iterable<
    [number, number, Buffer]
  >) {
    digest.update(`${row[0]} ${row[1]} `).update(row[2]);
  }
  return digest.digest('hex');
}
