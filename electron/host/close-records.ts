import type { BackupService } from '../backup/service/backup-service';
import type { Office } from './office';

export interface ClosingWish {
  /** Also copies what is no change of the ledger (who was here when), so that the next start finds the log where it left it. */
  readonly thorough: boolean;
  /** What is done while the records are closed and no copy can begin. */
  readonly meanwhile?: () => Promise<void>;
}

/** The good order: last copy, then the store, then where the next copy goes on. No copy reads files that are being moved. */
export async function closeRecords(
  office: Office,
  backup: BackupService,
  { thorough, meanwhile }: ClosingWish,
): Promise<void> {
  await backup.closing(thorough);
  await backup.alone(async () => {
    const mark = await office.closeStore();
    if (mark) await backup.settle({ storePath: mark.databasePath, wal: mark.wal });
    await meanwhile?.();
  });
}
