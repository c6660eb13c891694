import type { UndoShelf } from '../../backup/restore/undo-shelf';
import type { BackupService } from '../../backup/service/backup-service';
import type { Alerts } from '../../health/alerts';
import type { UpdateFeed } from '../../update/update-feed';
import type { HealthRound } from '../health-round';
import type { Office } from '../office';
import type { Operations } from '../operation';
import type { RestoreDesk } from '../restore-desk';
import type { RunningTasks } from '../running-tasks';
import { appOperations } from './app-operations';
import { backupOperations, type FolderChooser } from './backup-operations';
import { healthOperations } from './health-operations';
import { restoreOperations } from './restore-operations';
import { setupOperations } from './setup-operations';
import { updateOperations } from './update-operations';

export interface Collaborators {
  readonly office: Office;
  readonly backup: BackupService;
  readonly undo: UndoShelf;
  readonly desk: RestoreDesk;
  readonly tasks: RunningTasks;
  readonly alerts: Alerts;
  readonly lookAtHealth: HealthRound;
  readonly quit: () => void;
  readonly chooseFolder: FolderChooser;
  /** Null where this Larder was not installed. */
  readonly updateFeed: UpdateFeed | null;
}

/** Every operation there is; a channel without its operation does not compile. */
export function allOperations(with_: Collaborators): Operations {
  const { office, backup, undo, desk, tasks, alerts, lookAtHealth, quit, chooseFolder, updateFeed } = with_;
  return {
    ...appOperations(office, undo, quit, () => backup.opened()),
    ...setupOperations(office, backup),
    ...backupOperations(office, backup, tasks, chooseFolder),
    ...restoreOperations(office, backup, desk, undo, tasks),
    ...healthOperations(office, lookAtHealth),
    ...updateOperations(office, backup, updateFeed, alerts),
  };
}
