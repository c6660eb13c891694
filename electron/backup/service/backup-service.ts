import { FailureError } from '../../../shared/failures/failures';
import { explainBackupError } from './backup-failures';
import { ChangeWatch } from './change-watch';
import { afterChanges, type BackupServicePorts, type CopyWish, type LaneResult } from './copy-wish';
import type { DestinationBook, KnownDestination } from './destination-book';
import { dailyIsDue } from './due';
import { accessTo, connectFolder, isHeld, settleLane } from './lane';
import { Lanes } from './lanes';
import type { LastCommit, LedgerMark } from './ports';
import type { ProofRun } from './proof';

const bytesOfFrame = 4120;
/** A place that stays away must not let the log fill the disk: beyond this many times the usual size it is emptied anyway. */
const utmostLog = 4;

/** Keeps copies going: after changes, daily, on demand; one place after the other, so that a bad one stops no other. */
export class BackupService {
  readonly ports: BackupServicePorts;
  readonly #watch: ChangeWatch;
  readonly #lanes: Lanes;
  #turn: Promise<unknown> = Promise.resolve();
  #checking: Promise<void> | null = null;
  #running = false;
  #uncapturedSince: string | null = null;

  constructor(ports: BackupServicePorts) {
    this.ports = ports;
    this.#lanes = new Lanes(ports);
    this.#watch = new ChangeWatch(
      ports.times,
      () => ports.clock.monotonicMs(),
      () => this.copyLater(afterChanges),
    );
  }

  get book(): DestinationBook {
    return this.#lanes.book;
  }

  get isRunning(): boolean {
    return this.#running;
  }

  /** Instant of the first change that no copy holds yet; null when all are held. */
  get uncapturedSince(): string | null {
    return this.#uncapturedSince;
  }

  /** The records were opened: what is not copied yet is copied, what became due meanwhile is made up for. Never throws. */
  async opened(): Promise<void> {
    this.#lanes.readBook();
    if (!this.ports.ledger.isOpen() || this.book.destinations.length === 0) return;
    try {
      if (this.#isBehind(await this.ports.ledger.mark())) this.changed();
    } catch (error) {
      this.#report('looking for changes', error);
    }
    void this.checkDue();
  }

  changed(): void {
    this.#uncapturedSince ??= this.ports.clock.now().toISOString();
    if (this.book.destinations.length > 0) this.#watch.changed();
  }

  /**
   * Makes the daily settled copy when its hour has passed since the last one, and goes on with places that were away.
   * Asked by ticks, at start and after sleep, also at the same time: each night gets one. Never throws.
   */
  checkDue(): Promise<void> {
    this.#checking ??= this.#checkDue()
      .catch((error: unknown) => this.#report('copy that is due', error))
      .finally(() => {
        this.#checking = null;
      });
    return this.#checking;
  }

  async #checkDue(): Promise<void> {
    const { clock, timeZone, ledger } = this.ports;
    const now = clock.now().toISOString();
    if (!ledger.isOpen()) return;
    if (this.book.destinations.length === 0) {
      await this.#inTurn(() => this.#tidyLog());
      return;
    }
    if (!dailyIsDue(now, timeZone(), this.book.lastDaily)) {
      if (this.#isBehind(await ledger.mark())) await this.copy(afterChanges);
      return;
    }
    const results = await this.copy({ reason: 'daily', tags: ['daily'], rebase: 'always', always: true });
    if (results.every((result) => result.run === null)) return;
    this.book.noteDaily(now);
    await this.prove(undefined);
  }

  /** Copies to every place in turn. @returns how it went for each; never throws for a single place. */
  copy(wish: CopyWish): Promise<readonly LaneResult[]> {
    this.#watch.clear();
    return this.#inTurn(() => this.#copyNow(wish, this.book.destinations));
  }

  /** A copy nobody waits for. */
  copyLater(wish: CopyWish): void {
    this.copy(wish).catch((error: unknown) => this.#report(wish.reason, error));
  }

  /** Puts the newest copy of one or every place back beside the records and compares. */
  prove(id: string | undefined, signal?: AbortSignal): Promise<readonly ProofRun[]> {
    return this.#inTurn(async () => {
      const runs: ProofRun[] = [];
      // A proof that waited while the records closed would be killed half way and leave its lock in the place.
      if (!this.ports.ledger.isOpen()) return runs;
      for (const destination of this.#chosen(id)) runs.push(await this.#lanes.prove(destination, signal));
      return runs;
    });
  }

  /** Makes a folder a place for copies, with a first copy and its proof. @throws FailureError */
  addFolder(
    wish: { readonly path: string; readonly label?: string | undefined },
    signal: AbortSignal,
  ): Promise<KnownDestination> {
    return this.#inTurn(async () => {
      const known = await connectFolder(this.ports, this.book.destinations, wish);
      this.book.add(known);
      const [first] = await this.#copyNow(
        { reason: 'first copy', tags: [], rebase: 'when-needed', always: true, signal },
        [known],
      );
      if (first?.failure) {
        this.book.remove(known.id);
        throw new FailureError(first.failure.key, first.failure.detail, first.failure.message);
      }
      await this.#lanes.prove(this.book.find(known.id) ?? known, signal);
      return known;
    });
  }

  removeDestination(id: string): void {
    if (!this.book.find(id)) throw new FailureError('record/not-found');
    this.book.remove(id);
    this.ports.announce('backup.changed', { running: false });
  }

  /**
   * Before the store closes in good order: the last changes are copied.
   *
   * @param thorough also what no copy needs to hold, such as who was here when: then the next start goes on with small
   *   copies. Otherwise it costs a new base.
   */
  async closing(thorough: boolean): Promise<void> {
    this.#watch.clear();
    if (!this.ports.ledger.isOpen() || this.book.destinations.length === 0) return;
    await this.#turn.catch(() => undefined);
    const beforeClosing = { ...afterChanges, reason: 'before closing' };
    try {
      if (this.#uncapturedSince !== null) await this.copy(beforeClosing);
      const mark = await this.ports.ledger.mark();
      if (thorough && this.book.destinations.some((known) => !known.lastFailure && !isHeld(this.ports, known, mark)))
        await this.copy({ ...beforeClosing, always: true });
    } catch (error) {
      this.#report('copy before closing', error);
    }
  }

  /** Runs work during which no copy and no proof may be under way. */
  alone<Value>(work: () => Promise<Value>): Promise<Value> {
    this.#watch.clear();
    const next = this.#turn.catch(() => undefined).then(work);
    this.#turn = next;
    return next;
  }

  /** After the log was moved into the store or the store was closed at that commit: the next copy stays small. */
  async settle(last: LastCommit): Promise<void> {
    for (const known of this.book.destinations) await settleLane(this.ports, known, last);
  }

  async stop(): Promise<void> {
    this.#watch.clear();
    await this.ports.engine.stop();
  }

  /** Has every place take the key file of the new recovery code for the old one; one that is away takes it with its next copy. */
  replaceKeyFile(replaced: string): Promise<void> {
    for (const known of this.book.destinations)
      this.#lanes.note(known.id, { replacesKeyFile: known.replacesKeyFile ?? replaced });
    return this.#inTurn(async () => {
      for (const known of this.book.destinations)
        await this.#lanes.replaceKeyFile(known.id).catch((error: unknown) => this.#report(`key of ${known.id}`, error));
    });
  }

  /** For the operations that look into repositories themselves. */
  accessTo(destination: KnownDestination) {
    return accessTo(destination, this.ports.ledger.keys().repositoryKey);
  }

  #chosen(id: string | undefined): readonly KnownDestination[] {
    const chosen =
      id === undefined ? this.book.destinations : this.book.destinations.filter((known) => known.id === id);
    if (chosen.length === 0) throw new FailureError(id === undefined ? 'backup/no-destination' : 'record/not-found');
    return chosen;
  }

  #isBehind(mark: LedgerMark): boolean {
    return this.book.destinations.some((known) => known.lastSnapshot?.commitCounter !== mark.commitCounter);
  }

  async #copyNow(wish: CopyWish, destinations: readonly KnownDestination[]): Promise<readonly LaneResult[]> {
    if (destinations.length === 0 || !this.ports.ledger.isOpen()) return [];
    const waitingSince = this.#uncapturedSince;
    this.#uncapturedSince = null;
    const results: LaneResult[] = [];
    for (const destination of destinations) results.push(await this.#lanes.copy(destination, wish));
    if (results.every((result) => result.failure !== null))
      this.#uncapturedSince = waitingSince ?? this.#uncapturedSince;
    await this.#tidyLog().catch((error: unknown) => this.#report('emptying the log', error));
    return results;
  }

  /** A long log is moved into the store once every place holds all of it, or when it grows beyond reason. */
  async #tidyLog(): Promise<void> {
    const { ledger, times } = this.ports;
    const mark = await ledger.mark();
    const bytes = mark.wal.frames * bytesOfFrame;
    if (bytes < times.checkpointBytes || (this.#isBehind(mark) && bytes < utmostLog * times.checkpointBytes)) return;
    await this.settle(await ledger.checkpoint());
  }

  #report(what: string, error: unknown): void {
    this.ports.report(what, explainBackupError(error).failure);
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
}
