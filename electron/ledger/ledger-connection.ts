import type Database from 'better-sqlite3';
import type { WalIndexReader } from '../backup/engine/wal-mark';
import type { LedgerConnection } from '../pipeline/pipeline';
import { readLedgerState, recountLedgerState } from '../store/ledger-state';
import { schemaVersion } from '../store/migrate';
import { storeHandles } from '../store/store-handles';
import type { StoreInspection, StoreMark } from '../store/worker-protocol';

export function ledgerConnection(database: Database.Database): LedgerConnection {
  const { read, write } = storeHandles(database);
  return {
    read,
    write,
    transaction: (run) => (database.inTransaction ? run() : database.transaction(run).immediate()),
  };
}

/** The store as of its last commit. Exact, because this thread is the only writer and is not writing now. */
export function storeMark(database: Database.Database, walIndex: WalIndexReader): StoreMark {
  const { read } = storeHandles(database);
  const ledgerState = readLedgerState(read);
  return { databasePath: database.name, wal: walIndex.read(), ledgerState, schemaVersion };
}

/** What is wrong with the pages or the keys of the store; null when nothing is. */
export function structureProblem(database: Database.Database, full: boolean): string | null {
  const rows = database.pragma(full ? 'integrity_check(1)' : 'quick_check(1)') as readonly Readonly<
    Record<string, unknown>
  >[];
  const first = rows[0] ? String(Object.values(rows[0])[0]) : 'ok';
  if (first !== 'ok') return first;
  const foreign = database.pragma('foreign_key_check') as readonly unknown[];
  return foreign.length > 0 ? `${foreign.length} rows point to nothing` : null;
}

/** Compares what the ledger says of itself with its rows; `full` also walks every page and key. */
export function inspectStore(database: Database.Database, full: boolean): StoreInspection {
  const { read } = storeHandles(database);
  const ledgerState = readLedgerState(read);
  const recounted = recountLedgerState(read);
  const differing = Object.entries(recounted).filter(
    ([name, value]) => ledgerState[name as keyof typeof ledgerState] !== value,
  );
  const problem =
    structureProblem(database, full) ??
    (differing.length > 0 ? `totals differ: ${differing.map(([name]) => name).join(', ')}` : null);
  return {
    ok: problem === null,
    problem,
    ledgerState,
    recounted,
    schemaVersion: Number(database.pragma('user_version', { simple: true })),
  };
}
