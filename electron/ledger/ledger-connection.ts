import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type Database from 'better-sqlite3';
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

const walIndexHeaderBytes = 96;

function walIndexHeader(databasePath: string): Uint8Array {
  let handle: number;
  try {
    handle = openSync(`${databasePath}-shm`, 'r');
  } catch {
    return new Uint8Array(0);
  }
  try {
    const header = new Uint8Array(walIndexHeaderBytes);
    return header.subarray(0, readSync(handle, header, 0, walIndexHeaderBytes, 0));
  } finally {
    closeSync(handle);
  }
}

/** The store as of its last commit. Exact, because this thread is the only writer and is not writing now. */
export function storeMark(database: Database.Database): StoreMark {
  const { read } = storeHandles(database);
  const ledgerState = readLedgerState(read);
  const handle = openSync(database.name, 'r');
  const databaseBytes = fstatSync(handle).size;
  closeSync(handle);
  const sales = read.get<{ readonly minor: number }>('SELECT payment_minor - refund_minor AS minor FROM ledger_state');
  return {
    databasePath: database.name,
    walIndexHeader: walIndexHeader(database.name),
    databaseBytes,
    ledgerState,
    schemaVersion,
    latestSale: { orders: ledgerState.orders, minor: sales?.minor ?? 0 },
  };
}

/** Compares what the ledger says of itself with its rows; `full` also walks every page and key. */
export function inspectStore(database: Database.Database, full: boolean): StoreInspection {
  const { read } = storeHandles(database);
  const check = (pragma: string): string | null => {
    const rows = database.pragma(pragma) as readonly Readonly<Record<string, unknown>>[];
    const first = rows[0] ? String(Object.values(rows[0])[0]) : 'ok';
    return first === 'ok' ? null : first;
  };
  const foreign = database.pragma('foreign_key_check') as readonly unknown[];
  const structure = check(full ? 'integrity_check(1)' : 'quick_check(1)');
  const ledgerState = readLedgerState(read);
  const recounted = recountLedgerState(read);
  const differing = Object.entries(recounted).filter(([name, value]) => ledgerState[name as keyof typeof ledgerState] !== value);
  const problem = structure ?? (foreign.length > 0 ? `${foreign.length} rows point to nothing` : null) ?? (differing.length > 0 ? `totals differ: ${differing.map(([name]) => name).join(', ')}` : null);
  return { ok: problem === null, problem, ledgerState, recounted, schemaVersion: Number(database.pragma('user_version', { simple: true })) };
}
