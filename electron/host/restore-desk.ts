import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { Moment } from '../../shared/contract/backup';
import { FailureError } from '../../shared/failures/failures';
import { splitStoreKey } from '../backup/engine/sqlcipher-pages';
import type { RepositoryAccess } from '../backup/process/protocol';
import { abandonRestore, type RestorePlan, swapRestore, undoRestore } from '../backup/restore/restore-plan';
import { recoverInterruptedRestore } from '../backup/restore/swap';
import type { UndoShelf } from '../backup/restore/undo-shelf';
import { explainBackupError } from '../backup/service/backup-failures';
import type { BackupService } from '../backup/service/backup-service';
import { folderPlace } from '../backup/service/lane';
import { type MomentSource, momentsOf, requireMoment } from '../backup/service/moments';
import { requireWellTyped } from '../credentials/key-ring';
import { schemaVersion } from '../store/migrate';
import { closeRecords } from './close-records';
import { newKeys } from './new-keys';
import type { Office } from './office';
import { requireMayPutBack } from './who-may-put-back';

export type Authority = { readonly username: string; readonly password: string } | { readonly recoveryCode: string };

interface OpenedFolder {
  readonly access: RepositoryAccess;
  readonly recoveryCode: string;
  readonly repositoryKey: Uint8Array;
  readonly path: string;
}

interface Source {
  readonly access: RepositoryAccess;
  readonly moments: readonly Moment[];
}

export interface RestoreOutcome {
  readonly snapshot: string;
  readonly capturedAt: string;
  readonly seconds: number;
  readonly counts: Record<string, number>;
  readonly undoUntil: string | null;
  readonly replacedHead: { readonly seq: number; readonly hash: string } | null;
  readonly restoredHead: { readonly seq: number; readonly hash: string } | null;
}

/** Puts copies back: read → stage → check → swap by rename → verify. Until the swap nothing of the live records is touched. */
export class RestoreDesk {
  readonly #office: Office;
  readonly #backup: BackupService;
  readonly #undo: UndoShelf;
  readonly #opened = new Map<string, OpenedFolder>();

  constructor(office: Office, backup: BackupService, undo: UndoShelf) {
    this.#office = office;
    this.#backup = backup;
    this.#undo = undo;
  }

  /** Looks into a folder with the recovery code and remembers it under a source id. @throws FailureError */
  async openFolder(
    path: string,
    text: string,
  ): Promise<{ readonly sourceId: string; readonly moments: readonly Moment[] }> {
    const recoveryCode = requireWellTyped(text);
    if (!existsSync(path)) throw new FailureError('restore/no-copies');
    const sourceId = `folder-${this.#office.ports.newId()}`;
    const place = folderPlace(sourceId, path);
    const { repositoryId, masterKey } = await this.#backup.ports.engine.ask('open-repository', {
      repository: { place, unlock: { password: recoveryCode } },
    });
    const access: RepositoryAccess = { place, unlock: { masterKey }, repositoryId };
    this.#opened.set(sourceId, { access, recoveryCode, repositoryKey: masterKey, path });
    const moments = await this.#momentsOf(access, broughtFolder(sourceId, path));
    if (moments.length === 0) throw new FailureError('restore/no-copies');
    return { sourceId, moments };
  }

  /** @throws FailureError `record/not-found` for a source nobody knows. */
  async source(id: string): Promise<Source> {
    const folder = this.#opened.get(id);
    if (folder)
      return { access: folder.access, moments: await this.#momentsOf(folder.access, broughtFolder(id, folder.path)) };
    const known = this.#backup.book.find(id);
    if (!known) throw new FailureError('record/not-found');
    const access = this.#backup.accessTo(known);
    const source = { id, place: known.label, provedId: known.lastProof?.snapshotId ?? null };
    return { access, moments: await this.#momentsOf(access, source) };
  }

  /** Whether a manager may put it back: the newest moment, or the newest proved one, of a known place. A folder somebody brings is the owner's. */
  isNewest(sourceId: string, moments: readonly Moment[], moment: Moment): boolean {
    const latestProved = moments.find((candidate) => candidate.proved);
    return !this.#opened.has(sourceId) && (moment.newest || moment.snapshotId === latestProved?.snapshotId);
  }

  /** @throws FailureError; before the swap everything is as it was. */
  async start(
    sourceId: string,
    snapshotId: string,
    authority: Authority,
    signal: AbortSignal,
  ): Promise<RestoreOutcome> {
    const started = this.#office.ports.clock.monotonicMs();
    const before = this.#office.phase.phase;
    const { access, moments } = await this.source(sourceId);
    const moment = requireMoment(moments, snapshotId);
    if (!moment.restorable) throw new FailureError('restore/newer-copy', { appVersion: moment.appVersion });
    const newest = this.isNewest(sourceId, moments, moment);
    await this.#requireKeys(sourceId, authority, before);
    await this.#requireAuthority(sourceId, authority, newest, before);
    const plan = await this.#stage(access, moment, before === 'open' ? 'undo' : 'quarantine', signal);
    try {
      const facts = await this.#check(plan, before === 'open' ? null : authority, newest);
      if (signal.aborted) throw new FailureError('operation/cancelled');
      const replacedHead = before === 'open' ? (await this.#backup.ports.ledger.mark()).auditHead : null;
      const undoUntil = await this.#swap(plan, moment, before);
      return {
        snapshot: snapshotId,
        capturedAt: moment.at,
        seconds: (this.#office.ports.clock.monotonicMs() - started) / 1000,
        counts: facts.counts,
        undoUntil: before === 'open' ? undoUntil : null,
        replacedHead,
        restoredHead: facts.auditHead,
      };
    } catch (error) {
      abandonRestore(plan);
      throw error;
    }
  }

  /** Puts back what the last restore replaced. @throws FailureError `restore/nothing-to-undo` */
  async undo(): Promise<void> {
    const note = this.#undo.newest();
    if (!note) throw new FailureError('restore/nothing-to-undo');
    const name = `undone-${this.#office.ports.newId()}`;
    await this.#whileClosed(async () => {
      this.#moveFolders(() => undoRestore({ root: this.#office.paths.root, keep: note.keep }, name));
      this.#undo.note(`undo/${name}`, note.at, false);
    });
  }

  /** After a restore on a new PC the folder it came from goes on as a place for copies, if it can be written to. */
  async goOnCopyingTo(sourceId: string): Promise<void> {
    const folder = this.#opened.get(sourceId);
    if (!folder || this.#backup.book.destinations.length > 0) return;
    try {
      await this.#backup.addFolder({ path: folder.path }, new AbortController().signal);
    } catch (error) {
      this.#backup.ports.report('going on copying', explainBackupError(error).failure);
    }
  }

  #momentsOf(access: RepositoryAccess, source: MomentSource): Promise<readonly Moment[]> {
    return momentsOf(this.#backup.ports.engine, access, source, schemaVersion);
  }

  /** The code is always tried; a password by the live records, or later by the copy's own people where those do not open. */
  async #requireAuthority(sourceId: string, authority: Authority, newest: boolean, before: string): Promise<void> {
    if ('recoveryCode' in authority) {
      await this.#requireCode(sourceId, authority.recoveryCode);
      return;
    }
    if (before !== 'open') return;
    const { role } = await this.#office.store.writer.request('checkPassword', authority);
    requireMayPutBack(role, newest);
  }

  /** The code of these records, or an older one that opens copies of these very records. */
  async #requireCode(sourceId: string, text: string): Promise<void> {
    const folder = this.#opened.get(sourceId);
    const ownCopies = folder && Buffer.from(folder.repositoryKey).equals(this.#office.keys.repositoryKey);
    if (ownCopies && requireWellTyped(text) === folder.recoveryCode) return;
    await this.#office.keyRing.openWithRecoveryCode(text, false);
  }

  /** On a new PC: keys of its own for the store, the old ones for the copies. */
  async #requireKeys(sourceId: string, authority: Authority, before: string): Promise<void> {
    const { keyRing } = this.#office;
    const folder = this.#opened.get(sourceId);
    if (folder && before !== 'open') keyRing.setUnreadableAside();
    // Keys of an attempt that came to nothing belong to the folder of that attempt.
    if (folder && !keyRing.file()?.complete) {
      this.#office.adoptKeys(await newKeys(keyRing, this.#office.ports, folder.recoveryCode, folder.repositoryKey));
      return;
    }
    if (this.#office.knownKeys) return;
    const code = 'recoveryCode' in authority ? authority.recoveryCode : folder?.recoveryCode;
    this.#office.adoptKeys(code ? await keyRing.openWithRecoveryCode(code, true) : await keyRing.openWithKeychain());
  }

  async #stage(
    access: RepositoryAccess,
    moment: Moment,
    keepUnder: 'undo' | 'quarantine',
    signal: AbortSignal,
  ): Promise<RestorePlan> {
    const { ports, paths, keys } = this.#office;
    const name = `${moment.at.replaceAll(/[^0-9TZ]/g, '')}-${ports.newId()}`;
    const { plan } = await this.#backup.ports.engine
      .ask(
        'stage-restore',
        {
          repository: access,
          snapshotId: moment.snapshotId,
          target: { root: paths.root, name, supportedSchemaVersion: schemaVersion, keepUnder },
          key: splitStoreKey(keys.storeKey),
        },
        {
          signal,
          onProgress: ({ done, total }) =>
            ports.announce('progress', {
              task: 'restore',
              sentence: 'Putting the copy back beside your records',
              done,
              total,
              unit: 'bytes',
              cancellable: true,
              finished: done >= total,
            }),
        },
      )
      .catch((error: unknown) => {
        // The moment was listed, so what is missing is a part of the copy.
        const isMissing = error instanceof FailureError && error.failure.key === 'record/not-found';
        throw isMissing ? new FailureError('restore/damaged-copy', error.failure.detail) : error;
      });
    return plan;
  }

  async #check(plan: RestorePlan, authority: Authority | null, newest: boolean) {
    const checked = await this.#office.checkStaged(
      plan.stagedPath,
      authority && 'username' in authority ? authority : null,
      plan.manifest,
    );
    if (checked.role) requireMayPutBack(checked.role, newest);
    return checked;
  }

  /** @returns until when what was replaced is kept; null when nothing was. */
  async #swap(plan: RestorePlan, moment: Moment, before: string): Promise<string | null> {
    let undoUntil: string | null = null;
    const hadStore = existsSync(this.#office.paths.storeFile);
    await this.#whileClosed(async () => {
      this.#moveFolders(() => swapRestore(plan));
      this.#office.keyRing.complete();
      if (hadStore) undoUntil = this.#undo.note(plan.keep, moment.at, before !== 'open');
    });
    return undoUntil;
  }

  /** Closes the records in good order, moves, opens again. Also after a failure: whatever stands there then is opened. */
  async #whileClosed(move: () => Promise<void>): Promise<void> {
    const keys = this.#office.keys;
    await closeRecords(this.#office, this.#backup, {
      thorough: false,
      meanwhile: async () => {
        try {
          await move();
        } catch (error) {
          await this.#office.openWith(async () => keys);
          throw error;
        }
        const { phase, problem } = await this.#office.openWith(async () => keys);
        if (phase !== 'open' && problem) throw new FailureError(problem.key, problem.detail, problem.message);
      },
    });
  }

  /** A move that failed half-way is finished or taken back at once, as the next start would. */
  #moveFolders(move: () => void): void {
    try {
      move();
    } catch (error) {
      if (recoverInterruptedRestore(this.#office.paths.root) !== 'finished') throw error;
    }
  }
}

/** The name of the folder itself; a whole disk has none. Nothing of it was proved here. */
const broughtFolder = (id: string, path: string): MomentSource => ({
  id,
  place: basename(path) || path,
  provedId: null,
});
