import { splitStoreKey } from '../backup/engine/sqlcipher-pages';
import type { LiveLedger } from '../backup/service/ports';
import type { Office } from './office';

/** The records of an office, as the backup service needs them. */
export function liveLedger(office: Office): LiveLedger {
  return {
    isOpen: () => office.phase.phase === 'open',
    mark: async () => {
      const { databasePath, wal, ledgerState, schemaVersion } = await office.store.writer.request('mark', {});
      return {
        storePath: databasePath,
        wal,
        schemaVersion,
        commitCounter: ledgerState.commit_counter,
        businessDate: ledgerState.business_date,
        ledgerState: { ...ledgerState },
        auditHead: { seq: ledgerState.audit_seq, hash: ledgerState.audit_hash },
        orders: ledgerState.orders,
        salesMinor: ledgerState.payment_minor - ledgerState.refund_minor,
      };
    },
    checkpoint: async () => {
      const { mark } = await office.store.writer.request('checkpoint', {});
      return { storePath: mark.databasePath, wal: mark.wal };
    },
    inspect: async (path) => {
      const client = office.spawnWorker();
      try {
        return await client.request('inspectCopy', { path, key: office.keys.storeKey });
      } finally {
        await client.close();
      }
    },
    keys: () => ({ storeKey: splitStoreKey(office.keys.storeKey), repositoryKey: office.keys.repositoryKey }),
    recoveryKeyFile: () => office.keyRing.recoveryKeyFile(),
  };
}
