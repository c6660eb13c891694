import { type Failure, FailureError } from '../../../shared/failures/failures';
import type { Clock } from '../../system/clock';
import type { DataPaths } from '../../system/data-paths';
import type { NewId } from '../../system/randomness';
import type { Announce } from './announce';
import { ChangeWatch } from './change-watch';
import { DestinationBook, type KnownDestination } from './destination-book';
import { dailyIsDue } from './due';
import type { EngineProcess } from './engine-process';
import { accessTo, type CaptureRun, captureTo, connectFolder, settleLane } from './lane';
import type { BackupTimes, LastCommit, LedgerMark, LiveLedger } from './ports';
import { type ProofRun, proveLane } from './proof';

export interface BackupServicePorts {
  readonly paths: DataPaths;
  readonly ledger: LiveLedger;
  readonly engine: EngineProcess;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly appVersion: string;
  readonly times: BackupTimes;
  readonly announce: Announce;
  readonly timeZone: () => string;
  readonly report: (what: string, failure: Failure) => void;
}

export interface LaneResult {
  readonly destination: KnownDestination;
  readonly run: CaptureRun | null;
  readonly failure: Failure | null;
}

export interface CopyWish {
  readonly reason: string;
  readonly tags: readonly string[];
  readonly rebase: 'when-needed' | 'always';
  /** Makes a copy although nothing changed. */
  readonly always: boolean;
  readonly signal?: AbortSignal;
}

const afterChanges: CopyWish = { reason: 'after changes', tags: [], rebase: 'when-needed', always: false };

/** Keeps copies going: after changes, daily, on demand; one place after the other, so that a bad one stops no other. */
export class BackupService {
  readonly ports: BackupServicePorts;
  readonly #watch: ChangeWatch;
  #book: DestinationBook;
  #turn: Promise<unknown> = Promise.resolve();
  #running = false;
  #uncapturedSince: string | null = null;

  constructor(ports: BackupServicePorts) {
    this.ports = ports;
    this.#book = new DestinationBook(ports.paths.destinations);
    this.#watch = new ChangeWatch(
      ports.times,
      () => ports.clock.monotonicMs(),
      () => void this.copy(afterChanges),
    );
  }

  get book(): DestinationBook {
    return this.#book;
  }

  get isRunning(): boolean {
    return this.#running;
  }

  /** Instant of the first change that no copy holds yet; null when all are held. */
  get uncapturedSince(): string | null {
    return this.#uncapturedSince;
  }

  /** The records were opened: what is not copied yet is copied, what became due meanwhile is made up for. */
  async opened(): Promise<void> {
    this.#book = new DestinationBook(this.ports.paths.destinations);
    if (!this.ports.ledger.isOpen() || this.#book.destinations.length === 0) return;
    const { commitCounter } = await this.ports.ledger.mark();
    if (this.#book.destinations.some((known) => known.lastSnapshot?.commitCounter !== commitCounter)) this.changed();
    void this.checkDue();
  }

  changed(): void {
    this.#uncapturedSince ??= this.ports.clock.now().toISOString();
    if (this.#book.destinations.length > 0) this.#watch.changed();
  }

  /** Makes the daily settled copy when its hour has passed since the last one. Asked by ticks, at start and after sleep. */
  async checkDue(): Promise<void> {
    const { clock, timeZone, ledger } = this.ports;
    const now = clock.now().toISOString();
    if (!ledger.isOpen() || this.#book.destinations.length === 0 || !dailyIsDue(now, timeZone(), this.#book.lastDaily))
      return;
    const results = await this.copy({ reason: 'daily', tags: ['daily'], rebase: 'always', always: true });
    if (results.every((result) => result.failure !== null)) return;
    this.#book.noteDaily(now);
    await this.prove(undefined).catch(() => undefined);
  }

  /** Copies to every place in turn. @returns how it went for each; never throws for a single place. */
  copy(wish: CopyWish): Promise<readonly LaneResult[]> {
    this.#watch.clear();
    return this.#inTurn(() => this.#copyNow(wish, this.#book.destinations));
  }

  /** Puts the newest copy of one or every place back beside the records and compares. */
  prove(id: string | undefined, signal?: AbortSignal): Promise<readonly ProofRun[]> {
    return this.#inTurn(async () => {
      const runs: ProofRun[] = [];
      for (const destination of this.#chosen(id)) runs.push(await this.#proveNow(destination, signal));
      return runs;
    });
  }

  /** Makes a folder a place for copies, with a first copy and its proof. @throws FailureError */
  addFolder(
    wish: { readonly path: string; readonly label?: string | undefined },
    signal: AbortSignal,
  ): Promise<KnownDestination> {
    return this.#inTurn(async () => {
      if (this.#book.destinations.some((known) => known.path === wish.path))
        throw new FailureError('destination/exists');
      const known = await connectFolder(this.ports, wish);
      this.#book.add(known);
      const [first] = await this.#copyNow(
        { reason: 'first copy', tags: [], rebase: 'when-needed', always: true, signal },
        [known],
      );
      if (first?.failure) {
        this.#book.remove(known.id);
        throw new FailureError(first.failure.key, first.failure.detail, first.failure.message);
      }
      await this.#proveNow(this.#book.find(known.id) ?? known, signal);
      return known;
    });
  }

  removeDestination(id: string): void {
    if (!this.#book.find(id)) throw new FailureError('record/not-found');
    this.#book.remove(id);
    this.ports.announce('backup.changed', { running: false });
  }

  /** Before the store closes in good order: the last changes are copied. */
  async closing(): Promise<void> {
    this.#watch.clear();
    if (!this.ports.ledger.isOpen() || this.#book.destinations.length === 0) return;
    if (this.#uncapturedSince !== null) await this.copy({ ...afterChanges, reason: 'before closing' });
    await this.#turn.catch(() => undefined);
  }

  /** After the log was moved into the store or the store was closed at that commit: the next copy stays small. */
  async settle(last: LastCommit): Promise<void> {
    for (const known of this.#book.destinations) await settleLane(this.ports, known, last);
  }

  async stop(): Promise<void> {
    this.#watch.clear();
    await this.ports.engine.stop();
  }

  #chosen(id: string | undefined): readonly KnownDestination[] {
    const chosen =
      id === undefined ? this.#book.destinations : this.#book.destinations.filter((known) => known.id === id);
    if (chosen.length === 0) throw new FailureError(id === undefined ? 'backup/no-destination' : 'record/not-found');
    return chosen;
  }

  async #copyNow(wish: CopyWish, destinations: readonly KnownDestination[]): Promise<readonly LaneResult[]> {
    if (destinations.length === 0 || !this.ports.ledger.isOpen()) return [];
    const waitingSince = this.#uncapturedSince;
    this.#uncapturedSince = null;
    const results: LaneResult[] = [];
    for (const destination of destinations) results.push(await this.#copyTo(destination, wish));
    if (results.every((result) => result.failure !== null)) this.#uncapturedSince ??= waitingSince;
    await this.#tidyLog(results);
    return results;
  }

  async #copyTo(destination: KnownDestination, wish: CopyWish): Promise<LaneResult> {
    try {
      const mark = await this.ports.ledger.mark();
      if (!wish.always && destination.lastSnapshot?.commitCounter === mark.commitCounter)
        return { destination, run: null, failure: null };
      const run = await captureTo(this.ports, destination, mark, wish);
      this.#book.change(destination.id, {
        lastSnapshot: {
          id: run.snapshotId,
          at: run.capturedAt,
          commitCounter: mark.commitCounter,
          orders: mark.orders,
          salesMinor: mark.salesMinor,
        },
        lastFailure: null,
        copies: destination.copies + 1,
        bytes: destination.bytes + run.newBytes,
      });
      await this.#proveByDay(destination.id, mark);
      return { destination, run, failure: null };
    } catch (error) {
      const { failure } =
        error instanceof FailureError ? error : new FailureError('unexpected', { fingerprint: 'copy' });
      this.#book.change(destination.id, {
        lastFailure: {
          key: failure.key,
          code: failure.code,
          message: failure.message,
          at: this.ports.clock.now().toISOString(),
        },
      });
      this.ports.report(`copy to ${destination.id}`, failure);
      return { destination, run: null, failure };
    }
  }

  async #proveByDay(id: string, mark: LedgerMark): Promise<void> {
    const known = this.#book.find(id);
    const { times, clock } = this.ports;
    if (!known || mark.wal.pageCount * 4096 > times.proveByDayBytes) return;
    const age = known.lastProof ? clock.now().getTime() - Date.parse(known.lastProof.at) : Number.POSITIVE_INFINITY;
    if (age >= times.proveAfterMs) await this.#proveNow(known, undefined);
  }

  async #proveNow(destination: KnownDestination, signal: AbortSignal | undefined): Promise<ProofRun> {
    const run = await proveLane(this.ports, destination, signal);
    if (run.ok)
      this.#book.change(destination.id, {
        lastProof: { snapshotId: run.snapshotId, at: run.provedAt, depth: 'whole', seconds: run.seconds },
      });
    else
      this.#book.change(destination.id, {
        lastFailure: {
          key: 'backup/proof-failed',
          code: 'LRD-BKP-003',
          message: run.differences.join('; '),
          at: run.provedAt,
        },
      });
    return run;
  }

  /** A long log is moved into the store only when every place holds all of it. */
  async #tidyLog(results: readonly LaneResult[]): Promise<void> {
    const { ledger, times } = this.ports;
    const mark = await ledger.mark();
    const captured = results.every(({ run }) => run?.commitCounter === mark.commitCounter);
    if (!captured || mark.wal.frames * 4120 < times.checkpointBytes) return;
    await this.settle(await ledger.checkpoint());
  }

  #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const next = this.#turn
      .catch(() => undefined)
      .then(async () => {
        this.#running = true;
        this.ports.announce('backup.changed', { running: true });
        try {
          return await work();
        } finally {
          this.#running = false;
          this.ports.announce('backup.changed', { running: false });
        }
      });
    this.#turn = next;
    return next;
  }

  /** Gives every reachable place the key file of a new recovery code and takes the old one away. */
  replaceKeyFile(keyFile: string, replaced: string): Promise<void> {
    return this.#inTurn(async () => {
      for (const known of this.#book.destinations)
        await this.ports.engine.ask('replace-key-file', { repository: this.accessTo(known), keyFile, replaced });
    });
  }

  /** For the operations that look into repositories themselves. */
  accessTo(destination: KnownDestination) {
    return accessTo(destination, this.ports.ledger.keys().repositoryKey);
  }
}
