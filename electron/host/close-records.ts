import type { BackupService } from '../backup/service/backup-service';
import type { Office } from './office';

/** The good order: last copy, then the store, then where the next copy goes on. */
export async function closeRecords(office: Office, backup: BackupService): Promise<void> {
  await backup.closing();
  const mark = await office.closeStore();
  if (mark) await backup.settle({ storePath: mark.databasePath, wal: mark.wal });
}
