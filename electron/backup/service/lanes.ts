import { type Failure, FailureError, failure } from '../../../shared/failures/failures';
import { explainBackupError } from './backup-failures';
import type { BackupServicePorts, CopyWish, LaneResult } from './copy-wish';
import { DestinationBook, type KnownDestination } from './destination-book';
import { accessTo, captureTo } from './lane';
import type { LedgerMark } from './ports';
import { type ProofRun, proveLane } from './proof';

/** What a person stopped, and records that were closed meanwhile, say nothing about the place. */
const saysNothing = ({ key }: Failure): boolean => key === 'operation/cancelled' || key === 'request/not-now';

/** The places for copies, each with its copies, its proofs and what went wrong there last. */
export class Lanes {
  readonly #ports: BackupServicePorts;
  #book: DestinationBook;

  constructor(ports: BackupServicePorts) {
    this.#ports = ports;
    this.#book = new DestinationBook(ports.paths.destinations);
  }

  get book(): DestinationBook {
    return this.#book;
  }

  /** The records were replaced or opened: their places may be others. */
  readBook(): void {
    this.#book = new DestinationBook(this.#ports.paths.destinations);
  }

  /** One place, one copy. Never throws: what keeps one place from its copy is its own. */
  async copy(destination: KnownDestination, wish: CopyWish): Promise<LaneResult> {
    try {
      if (wish.signal?.aborted) throw new FailureError('operation/cancelled');
      const mark = await this.#ports.ledger.mark();
      const isSpared = !wish.always && destination.lastSnapshot?.commitCounter === mark.commitCounter;
      if (isSpared || wish.tooLate?.()) return { destination, run: null, failure: null };
      const run = await captureTo(this.#ports, destination, mark, wish);
      this.note(destination.id, {
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
      await this.#afterCopy(destination.id, mark);
      return { destination, run, failure: null };
    } catch (error) {
      const { failure: why } = explainBackupError(error);
      if (!saysNothing(why)) this.#noteFailure(destination.id, why);
      this.#ports.report(`copy to ${destination.id}`, why);
      return { destination, run: null, failure: why };
    }
  }

  /** The copy is made; what goes wrong with its proof or with a key is a failure of its own, not of the copy. */
  async #afterCopy(id: string, mark: LedgerMark): Promise<void> {
    try {
      await this.replaceKeyFile(id);
      await this.#proveByDay(id, mark);
    } catch (error) {
      const { failure: why } = explainBackupError(error);
      if (!saysNothing(why)) this.#noteFailure(id, why);
      this.#ports.report(`proof at ${id}`, why);
    }
  }

  /** Gives a place the key file of the new recovery code, if it still has an old one. @throws FailureError */
  async replaceKeyFile(id: string): Promise<void> {
    const known = this.#book.find(id);
    if (!known?.replacesKeyFile) return;
    const keyFile = this.#ports.ledger.recoveryKeyFile();
    const repository = accessTo(known, this.#ports.ledger.keys().repositoryKey);
    await this.#ports.engine.ask('replace-key-file', { repository, keyFile, replaced: known.replacesKeyFile });
    this.note(id, { replacesKeyFile: null });
  }

  async #proveByDay(id: string, mark: LedgerMark): Promise<void> {
    const known = this.#book.find(id);
    const { times, clock } = this.#ports;
    if (!known || mark.wal.pageCount * 4096 > times.proveByDayBytes) return;
    const age = known.lastProof ? clock.now().getTime() - Date.parse(known.lastProof.at) : Number.POSITIVE_INFINITY;
    // A proof of the future was made under a wrong clock and says nothing about now.
    if (age < 0 || age >= times.proveAfterMs) await this.prove(known, undefined);
  }

  /** @throws FailureError when the copy cannot be put back at all. */
  async prove(destination: KnownDestination, signal: AbortSignal | undefined): Promise<ProofRun> {
    const run = await proveLane(this.#ports, destination, signal);
    if (run.ok)
      this.note(destination.id, {
        lastProof: { snapshotId: run.snapshotId, at: run.provedAt, depth: 'whole', seconds: run.seconds },
      });
    else this.#noteFailure(destination.id, failure('backup/proof-failed'));
    return run;
  }

  #noteFailure(id: string, { key, code, message }: Failure): void {
    this.note(id, { lastFailure: { key, code, message, at: this.#ports.clock.now().toISOString() } });
  }

  /** What is known of a place is kept in memory even when this disk cannot take it: a full disk must not stop copies elsewhere. */
  note(id: string, changes: Partial<KnownDestination>): void {
    try {
      this.#book.change(id, changes);
    } catch (error) {
      this.#ports.report('noting a copy', explainBackupError(error).failure);
    }
  }
}
