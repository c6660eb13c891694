import type { StoreKey } from '../../../../electron/backup/engine/sqlcipher-pages';
import type { StoreFacts } from '../../../../electron/backup/restore/store-facts';
import { digestOfOrders, openWithKey } from './trading-store';

/** Opens a staged store as the back office would, and recomputes what the manifest states. */
export function inspector(key: StoreKey) {
  return async (path: string): Promise<StoreFacts> => {
    const database = openWithKey(path, key);
    try {
      const counted = database
        .prepare<[], { order_count: number; order_total: number }>(
          'SELECT count(*) AS order_count, coalesce(sum(total), 0) AS order_total FROM orders',
        )
        .get();
      const head = database
        .prepare<[], { seq: number; hash: string }>('SELECT head_seq AS seq, head_hash AS hash FROM ledger_state')
        .get();
      const check = database.pragma('integrity_check', { simple: true });
      return { quickCheck: String(check), ledgerState: { ...counted }, auditHead: head ?? null };
    } finally {
      database.close();
    }
  };
}

export function digestOfStore(path: string, key: StoreKey): string {
  const database = openWithKey(path, key);
  try {
    return digestOfOrders(database);
  } finally {
    database.close();
  }
}
