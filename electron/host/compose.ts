import { hostname } from 'node:os';
import { join } from 'node:path';
import { schedule } from 'node-cron';
import { recoverInterruptedRestore } from '../backup/restore/swap';
import { UndoShelf } from '../backup/restore/undo-shelf';
import { BackupService } from '../backup/service/backup-service';
import { EngineProcess } from '../backup/service/engine-process';
import { usualBackupTimes } from '../backup/service/ports';
import { systemKeychain } from '../credentials/keychain';
import { Alerts } from '../health/alerts';
import { fileLog } from '../health/log';
import { systemClock } from '../system/clock';
import { dataPaths } from '../system/data-paths';
import type { ProcessLauncher } from '../system/processes';
import { systemRandomness, uuidMaker } from '../system/randomness';
import type { UpdateFeed } from '../update/update-feed';
import { appVersion } from './app-version';
import { closeRecords } from './close-records';
import { healthRound } from './health-round';
import { Host } from './host';
import { liveLedger } from './live-ledger';
import { noticeLostChanges } from './lost-changes';
import { namedCopyBefore } from './named-copies';
import { noticeNewDay } from './new-day';
import { Office } from './office';
import type { Announce } from './operation';
import type { FolderChooser } from './operations/backup-operations';
import { allOperations } from './operations/operations';
import { RestoreDesk } from './restore-desk';
import { RunningTasks } from './running-tasks';

export interface CompositionOptions {
  readonly dataRoot: string;
  /** The folder of the built main files. */
  readonly builtFiles: string;
  readonly launcher: ProcessLauncher;
  readonly announce: Announce;
  readonly quit: () => void;
  readonly chooseFolder?: FolderChooser;
  readonly notify?: (title: string, body: string) => void;
  readonly updateFeed?: UpdateFeed;
}

export interface Composition {
  readonly office: Office;
  readonly host: Host;
  readonly backup: BackupService;
  /** Opens what there is. With schedules for a window that stays; without for one command. */
  start(options: { readonly schedules: boolean }): Promise<void>;
  /** The PC woke up: asks what became due. */
  woke(): void;
  /** Last copy, store, lock: in this order. */
  stop(): Promise<void>;
}

/** Builds the collaborators of one data folder and wires them. The window and the command line both start here. */
export function composeHost(options: CompositionOptions): Composition {
  const clock = systemClock;
  const randomness = systemRandomness;
  const newId = uuidMaker(clock, randomness);
  const paths = dataPaths(options.dataRoot);
  const log = fileLog(paths.logs, clock);
  const { announce, launcher, builtFiles } = options;
  const office = new Office({
    dataRoot: options.dataRoot,
    appVersion,
    stationName: hostname(),
    storeWorker: join(builtFiles, 'ledger-worker.js'),
    keychain: systemKeychain(),
    clock,
    randomness,
    newId,
    log,
    announce,
  });
  const alerts = new Alerts(paths.alerts, clock, options.notify ?? (() => undefined));
  const backup = new BackupService({
    paths,
    ledger: liveLedger(office),
    engine: new EngineProcess(launcher, join(builtFiles, 'backup-process.js')),
    clock,
    newId,
    appVersion,
    times: usualBackupTimes,
    announce,
    timeZone: () => office.facts?.timeZone ?? 'UTC',
    report: (what, failure) => {
      log.info(`${what}: ${failure.code} ${failure.message}`);
      if (failure.key === 'backup/silent-corruption')
        alerts.raise({ rule: failure.key, severity: 'danger', message: failure.message });
    },
  });
  const undo = new UndoShelf(options.dataRoot, clock);
  const desk = new RestoreDesk(office, backup, undo);
  const tasks = new RunningTasks();
  const lookAtHealth = healthRound(office, backup, alerts);
  const operations = allOperations({
    office,
    backup,
    undo,
    desk,
    tasks,
    alerts,
    lookAtHealth,
    quit: options.quit,
    chooseFolder: options.chooseFolder ?? (async () => null),
    updateFeed: options.updateFeed ?? null,
  });
  const host = new Host(office, operations, tasks, {
    changed: () => backup.changed(),
    before: namedCopyBefore(backup),
  });
  const watchHealth = async () => {
    if (office.phase.phase !== 'open') return;
    await lookAtHealth().catch((error: unknown) =>
      log.fault({ fingerprint: 'health', message: String(error), stack: '' }),
    );
  };
  const watchDay = () =>
    noticeNewDay({
      businessDate: () => office.facts?.businessDate,
      readAgain: () => office.refreshFacts(),
      tell: (areas) => announce('data.changed', { areas: [...areas] }),
    }).catch((error: unknown) => log.fault({ fingerprint: 'new-day', message: String(error), stack: '' }));
  let windowed = false;
  const crons: { stop: () => unknown }[] = [];

  return {
    office,
    host,
    backup,
    start: async ({ schedules }) => {
      const { phase } = await office.start(() => {
        recoverInterruptedRestore(options.dataRoot);
        undo.tidy();
      });
      // A full disk that cannot take this entry must not keep the copies from going on.
      await noticeLostChanges(office, backup, alerts).catch((error: unknown) =>
        log.fault({ fingerprint: 'lost-changes', message: String(error), stack: '' }),
      );
      log.info(`Larder ${appVersion} started: ${phase}`);
      if (!schedules) return;
      windowed = true;
      await backup.opened();
      crons.push(schedule('0 2 * * *', () => backup.checkDue(), { timezone: office.facts?.timeZone ?? 'UTC' }));
      // A wake or a clock change that no event told of is noticed within minutes; so is a disk that came back.
      crons.push(schedule('*/5 * * * *', () => backup.checkDue()));
      crons.push(schedule('*/5 * * * *', watchHealth));
      crons.push(schedule('*/5 * * * *', watchDay));
    },
    woke: () => {
      void backup.checkDue();
      void watchDay();
    },
    stop: async () => {
      for (const cron of crons) cron.stop();
      try {
        await closeRecords(office, backup, { thorough: windowed });
        await backup.stop();
      } finally {
        await office.release();
      }
    },
  };
}
