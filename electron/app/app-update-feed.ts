import { join } from 'node:path';
import { app } from 'electron';
import { fileLog } from '../health/log';
import { appVersion } from '../host/app-version';
import { systemClock } from '../system/clock';
import { dataPaths } from '../system/data-paths';
import { installedFeed } from '../update/installed-feed';
import { releasePublicKeys } from '../update/public-key';
import type { UpdateFeed } from '../update/update-feed';
import type { Shutdown } from './shutdown';

/** Where an installed Larder asks for updates; undefined in a checkout. `shutdown` is asked for when leaving, not before. */
export function appUpdateFeed(dataRoot: string, shutdown: () => Shutdown | null): UpdateFeed | undefined {
  if (!app.isPackaged) return undefined;
  const paths = dataPaths(dataRoot);
  const log = fileLog(paths.logs, systemClock);
  return installedFeed({
    version: appVersion,
    platform: `${process.platform}-${process.arch}`,
    recordPath: paths.updateRecord,
    configPath: join(process.resourcesPath, 'app-update.yml'),
    appImage: process.env.APPIMAGE,
    publicKeys: releasePublicKeys,
    clock: systemClock,
    report: (line) => log.info(line),
    leave: async (last) => {
      await shutdown()?.leave(() => {
        // The new Larder may start before this one is gone, and must not take it for a second one.
        app.releaseSingleInstanceLock();
        last();
      });
    },
    startAgain: (program) => {
      app.relaunch(program === null ? {} : { execPath: program });
      app.exit(0);
    },
  });
}
