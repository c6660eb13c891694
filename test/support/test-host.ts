import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UndoShelf } from '../../electron/backup/restore/undo-shelf';
import { BackupService } from '../../electron/backup/service/backup-service';
import { EngineProcess } from '../../electron/backup/service/engine-process';
import { type BackupTimes, usualBackupTimes } from '../../electron/backup/service/ports';
import type { Keychain } from '../../electron/credentials/keychain';
import { Alerts } from '../../electron/health/alerts';
import { fileLog } from '../../electron/health/log';
import { closeRecords } from '../../electron/host/close-records';
import { healthRound } from '../../electron/host/health-round';
import { Host } from '../../electron/host/host';
import { liveLedger } from '../../electron/host/live-ledger';
import { namedCopyBefore } from '../../electron/host/named-copies';
import { Office } from '../../electron/host/office';
import { allOperations } from '../../electron/host/operations/operations';
import { RestoreDesk } from '../../electron/host/restore-desk';
import { RunningTasks } from '../../electron/host/running-tasks';
import type { Caller } from '../../electron/pipeline/actor';
import { nodeProcessLauncher, type ProcessLauncher } from '../../electron/system/processes';
import { systemRandomness, uuidMaker } from '../../electron/system/randomness';
import type { ChannelName, InputOf, OutputOf } from '../../shared/contract/contract';
import type { FailureKey } from '../../shared/failures/failures';
import { TestClock } from './test-ledger';

/** Keeps secrets for as long as the test runs. */
export function memoryKeychain(): Keychain {
  const secrets = new Map<string, string>();
  return {
    backend: 'memory',
    check: async () => ({ usable: true }),
    read: async (account) => secrets.get(account) ?? null,
    write: async (account, secret) => void secrets.set(account, secret),
    remove: async (account) => void secrets.delete(account),
  };
}

export interface TestHostOptions {
  readonly builtFiles: string;
  readonly root: string;
  readonly keychain?: Keychain;
  readonly clock?: TestClock;
  readonly times?: Partial<BackupTimes>;
}

/** One data folder with its real store thread and its real backup process, and a clock that the test moves. */
export class TestHost {
  readonly clock: TestClock;
  readonly office: Office;
  readonly backup: BackupService;
  readonly host: Host;
  readonly reports: string[] = [];
  readonly processIds: number[] = [];
  readonly phases: string[] = [];

  constructor({ builtFiles, root, keychain = memoryKeychain(), clock = new TestClock(), times = {} }: TestHostOptions) {
    this.clock = clock;
    const randomness = systemRandomness;
    const newId = uuidMaker(clock, randomness);
    const announce = (name: string, payload: unknown) => {
      if (name === 'app.phase') this.phases.push((payload as { readonly phase: string }).phase);
    };
    const launcher: ProcessLauncher = {
      launch: (options) => {
        const child = nodeProcessLauncher.launch(options);
        if (child.pid !== undefined) this.processIds.push(child.pid);
        return child;
      },
    };
    this.office = new Office({
      dataRoot: root,
      appVersion: '0.1.0',
      stationName: 'Test PC',
      storeWorker: join(builtFiles, 'ledger-worker.js'),
      keychain,
      clock,
      randomness,
      newId,
      log: fileLog(join(root, 'logs'), clock),
      announce,
    });
    this.backup = new BackupService({
      paths: this.office.paths,
      ledger: liveLedger(this.office),
      engine: new EngineProcess(launcher, join(builtFiles, 'backup-process.js')),
      clock,
      newId,
      appVersion: '0.1.0',
      times: { ...usualBackupTimes, quietMs: 3_600_000, latestMs: 3_600_000, proveByDayBytes: 0, ...times },
      announce,
      timeZone: () => this.office.facts?.timeZone ?? 'UTC',
      report: (what, why) => this.reports.push(`${what}: ${why.key}`),
    });
    const undo = new UndoShelf(root, clock);
    const tasks = new RunningTasks();
    const alerts = new Alerts(join(root, 'alerts.json'), clock, () => undefined);
    const operations = allOperations({
      office: this.office,
      backup: this.backup,
      undo,
      desk: new RestoreDesk(this.office, this.backup, undo),
      tasks,
      alerts,
      lookAtHealth: healthRound(this.office, this.backup, alerts),
      quit: () => undefined,
      chooseFolder: async () => null,
      updateFeed: null,
    });
    this.host = new Host(this.office, operations, tasks, {
      changed: () => this.backup.changed(),
      before: namedCopyBefore(this.backup),
    });
    this.office.occupy();
  }

  /** The value of a call that is expected to work. */
  async ok<Name extends ChannelName>(channel: Name, input: InputOf<Name>, caller: Caller): Promise<OutputOf<Name>> {
    const { envelope } = await this.host.call(channel, input, caller);
    if (!envelope.ok) throw new Error(`${channel}: ${envelope.failure.key} ${JSON.stringify(envelope.failure.detail)}`);
    return envelope.value as OutputOf<Name>;
  }

  /** Why a call that is expected to fail did so. */
  async refused<Name extends ChannelName>(channel: Name, input: InputOf<Name>, caller: Caller): Promise<FailureKey> {
    const { envelope } = await this.host.call(channel, input, caller);
    if (envelope.ok) throw new Error(`${channel} was not refused`);
    return envelope.failure.key;
  }

  async signIn(username: string = owner.username, password: string = owner.password): Promise<Caller> {
    const answer = await this.host.call('auth.signIn', { username, password }, window);
    if (!answer.envelope.ok) throw new Error(answer.envelope.failure.key);
    return { kind: 'session', sessionId: answer.session?.id ?? null };
  }

  /** The first run, as a window does it. @returns the recovery code. */
  async setUp(): Promise<string> {
    const { recoveryCode } = await this.ok('setup.prepareRecoveryCode', {}, window);
    await this.ok('setup.createRestaurant', { restaurant, owner, recoveryCode }, window);
    return recoveryCode;
  }

  async leave(): Promise<void> {
    await closeRecords(this.office, this.backup, { thorough: true });
    await this.backup.stop();
    await this.office.release();
  }
}

export const window: Caller = { kind: 'session', sessionId: null };
export const owner = { username: 'rosalind', display: 'Rosalind', password: 'a quiet kitchen at dawn' } as const;
export const restaurant = {
  name: 'Harbour Pizza',
  currency: 'USD',
  timeZone: 'America/New_York',
  cutoff: '04:00',
  cashRoundTo: 1,
} as const;

export const removeFolder = (path: string): Promise<void> => rm(path, { recursive: true, force: true });
