import type { Clock } from '../system/clock';
import { electronUpdaterPort, updatePlaceOf } from './electron-updater-port';
import { keptAppImage } from './kept-program';
import { SignedFeed } from './signed-feed';
import { UpdateRecord } from './update-record';
import type { Updater } from './updater';

export interface InstalledFeedOptions {
  readonly version: string;
  readonly platform: string;
  /** `update.json` of the data folder. */
  readonly recordPath: string;
  /** The file the package was built with: `app-update.yml` in its resources. */
  readonly configPath: string;
  /** The one file that runs, on Linux; undefined elsewhere and for a package of the system. */
  readonly appImage: string | undefined;
  readonly publicKeys: readonly string[];
  readonly clock: Clock;
  readonly report: (line: string) => void;
  readonly leave: (last: () => void) => Promise<void>;
  readonly startAgain: (program: string | null) => void;
}

/** What a package without an update place does: it cannot replace itself, and says so. */
const noUpdater: Updater = {
  ask: async () => null,
  fetch: () => Promise.reject(new Error('nothing is on offer')),
  install: () => false,
};

/** Updates of an installed Larder. Ask `app.isPackaged` before: a checkout has none. */
export function installedFeed(options: InstalledFeedOptions): SignedFeed {
  const { version, platform, appImage, publicKeys, clock, report, leave, startAgain } = options;
  const place = updatePlaceOf(options.configPath);
  const record = new UpdateRecord(options.recordPath, version);
  return new SignedFeed({
    updater: place === null ? noUpdater : electronUpdaterPort(place, platform, report),
    record,
    program: appImage === undefined ? null : keptAppImage(appImage, version, record),
    version,
    platform,
    publicKeys,
    clock,
    leave,
    startAgain,
  });
}
