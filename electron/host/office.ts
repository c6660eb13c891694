import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { type Failure, FailureError, failure } from '../../shared/failures/failures';
import type { Manifest } from '../backup/engine/manifest';
import { differencesFromManifest } from '../backup/restore/store-facts';
import { KeyRing, type StoreKeys } from '../credentials/key-ring';
import type { Keychain } from '../credentials/keychain';
import type { Log } from '../health/log';
import { type DataLock, takeDataLock } from '../store/data-lock';
import { sqliteFailure } from '../store/sqlite-failure';
import type { StoreClient } from '../store/store-client';
import { StoreHost } from '../store/store-host';
import type { StoreFacts, StoreMark } from '../store/worker-protocol';
import type { Clock } from '../system/clock';
import { type DataPaths, dataPaths } from '../system/data-paths';
import type { NewId, Randomness } from '../system/randomness';
import type { Announce, OperationActor } from './operation';
import { type HostPhase, phaseAfter } from './phase';
import { putAside } from './put-aside';

export interface OfficePorts {
  readonly dataRoot: string;
  readonly appVersion: string;
  readonly stationName: string;
  readonly storeWorker: string | URL;
  readonly keychain: Keychain;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly newId: NewId;
  readonly log: Log;
  readonly announce: Announce;
}

const reviveAgainMs = 60_000;

/** One data folder in use: its lock, its keys, its open store, and the phase it is in. Knows no windows and no command line. */
export class Office {
  readonly ports: OfficePorts;
  readonly paths: DataPaths;
  readonly keyRing: KeyRing;
  #lock: DataLock | null = null;
  #store: StoreHost | null = null;
  #keys: StoreKeys | null = null;
  #facts: StoreFacts | null = null;
  #phase: HostPhase = { phase: 'starting', problem: null };
  #diedAt: number | null = null;

  constructor(ports: OfficePorts) {
    this.ports = ports;
    this.paths = dataPaths(ports.dataRoot);
    this.keyRing = new KeyRing({ ...ports, path: this.paths.keys });
  }

  get phase(): HostPhase {
    return this.#phase;
  }

  /** Facts of the open store, or null. */
  get facts(): StoreFacts | null {
    return this.#facts;
  }

  /** @throws FailureError `request/not-now` when the records are not open. */
  get store(): StoreHost {
    if (!this.#store?.isOpen) throw new FailureError('request/not-now');
    return this.#store;
  }

  get keys(): StoreKeys {
    if (!this.#keys) throw new FailureError('request/not-now');
    return this.#keys;
  }

  get knownKeys(): StoreKeys | null {
    return this.#keys;
  }

  /** Takes the folder for this process. @throws FailureError `store/in-use` */
  occupy(): void {
    if (this.#lock) return;
    mkdirSync(this.paths.root, { recursive: true, mode: 0o700 });
    this.#lock = takeDataLock(this.paths.lock);
  }

  /**
   * Opens the records if there are any; ends in a phase, never in an exception.
   *
   * @param before what an earlier run left to be finished, done before anything is opened.
   */
  async start(before: () => void = () => undefined): Promise<HostPhase> {
    try {
      before();
      this.#putUnfinishedAside();
      if (!existsSync(this.paths.keys) && !this.#hasStoreFiles()) {
        this.#keys = null;
        return this.#enter({ phase: 'first-run', problem: null });
      }
    } catch (error) {
      return this.#enterProblem(error);
    }
    return this.openWith(() => this.keyRing.openWithKeychain());
  }

  /** Opens the records with the keys that `keysOf` finds. */
  async openWith(keysOf: () => Promise<StoreKeys>): Promise<HostPhase> {
    if (this.#store) return this.#phase;
    try {
      this.#keys = await keysOf();
      const store = this.#newStore();
      await store.open(this.paths.storeFile, this.#keys.storeKey);
      return await this.#opened(store);
    } catch (error) {
      return this.#enterProblem(error);
    }
  }

  /** A store worker of its own, for a store that is not the live one. The caller closes it. */
  spawnWorker(): StoreClient {
    return this.#newStore().spawn();
  }

  /** Takes keys that were found before the records are open: for putting copies back. */
  adoptKeys(keys: StoreKeys): void {
    this.#keys = keys;
  }

  /** Opens a staged store, checks it against its manifest, brings it to this Larder's schema. @throws FailureError `restore/damaged-copy` */
  async checkStaged(
    path: string,
    person: { readonly username: string; readonly password: string } | null,
    manifest: Manifest,
  ) {
    const client = this.spawnWorker();
    try {
      const facts = await client.request('adopt', { path, key: this.keys.storeKey, person });
      const differences = differencesFromManifest(facts.facts, manifest);
      if (differences.length > 0)
        throw new FailureError('restore/damaged-copy', { differences: differences.join('; ') });
      const counts = Object.fromEntries(
        Object.entries(facts.facts.ledgerState).filter(
          (entry): entry is [string, number] => typeof entry[1] === 'number' && !/_(minor|micro)$/.test(entry[0]),
        ),
      );
      return { counts, auditHead: facts.facts.auditHead, role: facts.role };
    } finally {
      await client.close();
    }
  }

  /** Makes the first records. What a refused attempt wrote is taken away, so that the next one finds an empty folder. */
  async create(keys: StoreKeys, newRestaurant: Parameters<StoreHost['create']>[2]): Promise<void> {
    if (this.#hasStoreFiles()) throw new FailureError('restore/not-empty');
    const store = this.#newStore();
    try {
      await store.create(this.paths.storeFile, keys.storeKey, newRestaurant);
    } catch (error) {
      rmSync(this.paths.storeFolder, { recursive: true, force: true });
      throw error;
    }
    this.keyRing.complete();
    this.#keys = keys;
    await this.#opened(store);
  }

  /** Closes the store, so that its files can be moved. The phase says `starting` meanwhile. */
  async closeStore(): Promise<StoreMark | null> {
    const store = this.#store;
    this.#store = null;
    this.#facts = null;
    const mark = (await store?.close()) ?? null;
    this.#enter({ phase: 'starting', problem: null });
    return mark;
  }

  /** Re-authentication of whoever acts, for what a stolen open session must not do. @throws FailureError `auth/…` */
  async requirePassword(actor: OperationActor, password: string): Promise<void> {
    const { userId } = await this.store.writer.request('checkPassword', { userId: actor.userId ?? '', password });
    if (userId !== actor.userId) throw new FailureError('auth/wrong-password');
  }

  async refreshFacts(): Promise<void> {
    if (this.#store) this.#facts = await this.#store.writer.request('facts', {});
  }

  async release(): Promise<void> {
    try {
      await this.closeStore();
    } finally {
      this.#lock?.release();
      this.#lock = null;
    }
  }

  #newStore(): StoreHost {
    const { storeWorker, stationName, log, announce } = this.ports;
    return new StoreHost({
      workerEntry: storeWorker,
      station: { fingerprint: this.keyRing.installationId ?? 'new', name: stationName },
      onNotice: (notice) => {
        if (notice.notice === 'fault') log.fault(notice);
        else
          announce('progress', {
            task: 'sample',
            sentence: notice.sentence,
            done: notice.done,
            total: notice.total,
            unit: 'steps',
            cancellable: false,
            finished: notice.done >= notice.total,
          });
      },
      onDeath: () => void this.#reviveStore(),
    });
  }

  /** Everything acknowledged is on disk, so the records are opened again; a store that kills its thread at once is a problem to show. */
  async #reviveStore(): Promise<void> {
    const now = this.ports.clock.monotonicMs();
    const again = this.#diedAt !== null && now - this.#diedAt < reviveAgainMs;
    this.#diedAt = now;
    await this.closeStore();
    const keys = this.#keys;
    if (again || !keys) this.#enterProblem(new FailureError('unexpected', { fingerprint: 'store-stopped' }));
    else await this.openWith(async () => keys);
  }

  #enterProblem(error: unknown): HostPhase {
    return this.#enter(phaseAfter(this.#explained(error), this.ports.clock.now().toISOString()));
  }

  async #opened(store: StoreHost): Promise<HostPhase> {
    this.#store = store;
    await this.refreshFacts();
    return this.#enter({ phase: 'open', problem: null });
  }

  #enter(phase: HostPhase): HostPhase {
    this.#phase = phase;
    this.ports.announce('app.phase', { phase: phase.phase });
    return phase;
  }

  /** A set-up that was cut off leaves keys that say so: nothing was promised yet, so the first run begins anew. */
  #putUnfinishedAside(): void {
    const file = this.#readableKeyFile();
    if (!file || file.complete) return;
    putAside(this.paths, `unfinished-${file.installationId}`);
  }

  #readableKeyFile() {
    try {
      return this.keyRing.file();
    } catch {
      return null;
    }
  }

  #hasStoreFiles(): boolean {
    return existsSync(this.paths.storeFolder) && readdirSync(this.paths.storeFolder).length > 0;
  }

  /** The key was unsealed, so it is the right one: a store it does not open is damaged. */
  #explained(error: unknown): Failure {
    const known = sqliteFailure(error, 'start');
    if (!(known instanceof FailureError)) {
      const message = known instanceof Error ? known.message : String(known);
      this.ports.log.fault({ fingerprint: 'start', message, stack: '' });
      return failure('store/damaged');
    }
    return known.failure.key === 'store/wrong-key' ? failure('store/damaged', known.failure.detail) : known.failure;
  }
}
