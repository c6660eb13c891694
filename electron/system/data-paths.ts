import { join } from 'node:path';

/** Where everything of one installation lies. One folder, so that a test, a sample or a practice copy is just another folder. */
export interface DataPaths {
  readonly root: string;
  readonly storeFolder: string;
  readonly storeFile: string;
  readonly keys: string;
  readonly destinations: string;
  readonly captureFolder: string;
  readonly staging: string;
  readonly quarantine: string;
  readonly undo: string;
  readonly logs: string;
  readonly alerts: string;
  readonly updateRecord: string;
  readonly windowState: string;
  readonly lock: string;
}

export function dataPaths(root: string): DataPaths {
  const storeFolder = join(root, 'store');
  return {
    root,
    storeFolder,
    storeFile: join(storeFolder, 'store.db'),
    keys: join(root, 'keys.json'),
    destinations: join(root, 'destinations.json'),
    captureFolder: join(root, 'capture'),
    staging: join(root, 'staging'),
    quarantine: join(root, 'quarantine'),
    undo: join(root, 'undo'),
    logs: join(root, 'logs'),
    alerts: join(root, 'alerts.json'),
    updateRecord: join(root, 'update.json'),
    windowState: join(root, 'window.json'),
    lock: join(root, 'lock.db'),
  };
}
