import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { FailureError } from '../../../shared/failures/failures';
import { parseCaptureState } from '../engine/capture-state';
import { isCaptured } from '../engine/settle';
import type { FolderPlace, RepositoryAccess } from '../process/protocol';
import type { BackupServicePorts, CaptureRun, CopyWish } from './copy-wish';
import type { KnownDestination } from './destination-book';
import type { LastCommit, LedgerMark } from './ports';

export const folderPlace = (id: string, path: string): FolderPlace => ({ kind: 'folder', id, path, readBack: true });

export const accessTo = (known: KnownDestination, repositoryKey: Uint8Array): RepositoryAccess => ({
  place: folderPlace(known.id, known.path),
  unlock: { masterKey: repositoryKey },
  repositoryId: known.repositoryId,
});

const statePath = (ports: BackupServicePorts, known: KnownDestination): string =>
  join(ports.paths.captureFolder, `${known.id}.json`);

function namesIn(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch {
    throw new FailureError('destination/refused');
  }
}

/** Whatever stands in a folder that is to hold copies: nothing, copies, or something else. */
function contentOf(path: string): 'nothing' | 'copies' | 'other' {
  if (!existsSync(path)) return 'nothing';
  const names = namesIn(path).filter((name) => !name.startsWith('.') && name !== 'lost+found');
  if (names.includes('config') && names.includes('keys')) return 'copies';
  return names.length === 0 ? 'nothing' : 'other';
}

/** The path without links and dots, as far as it exists. */
function realPath(path: string): string {
  const whole = resolve(path);
  if (existsSync(whole)) return realpathSync(whole);
  const parent = dirname(whole);
  return parent === whole ? whole : join(realPath(parent), basename(whole));
}

const isInside = (folder: string, path: string): boolean => {
  const way = relative(realPath(folder), realPath(path));
  return way === '' || !(way.startsWith('..') || isAbsolute(way));
};

/**
 * Whether a folder may hold copies of the records of this data folder.
 *
 * @throws FailureError `request/malformed` for a relative path, `destination/inside-records`: what destroys the records
 *   would destroy their copies; `destination/not-empty`.
 */
export function requireUsableFolder(dataRoot: string, path: string): void {
  if (!isAbsolute(path)) throw new FailureError('request/malformed', { field: 'path' });
  if (isInside(dataRoot, path)) throw new FailureError('destination/inside-records');
  if (contentOf(path) === 'other') throw new FailureError('destination/not-empty');
}

/** Copies on the disk of the records survive a mistake, but not the disk. Null when that cannot be told now. */
export function isOnSameDisk(dataRoot: string, path: string): boolean | null {
  const [records, copies] = [dataRoot, path].map((folder) => statSync(folder, { throwIfNoEntry: false }));
  return records && copies ? records.dev === copies.dev : null;
}

/** Whether the last copy at this place holds the log up to the mark, also what is no change of the ledger. */
export function isHeld(ports: BackupServicePorts, known: KnownDestination, mark: LedgerMark): boolean {
  const path = statePath(ports, known);
  const state = parseCaptureState(existsSync(path) ? readFileSync(path, 'utf8') : null);
  return state !== null && isCaptured(state, mark.wal);
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new FailureError('destination/full');
    throw new FailureError(code === 'EROFS' ? 'destination/read-only' : 'destination/refused');
  }
}

/** Makes the repository in an empty folder, or takes up the one of these records. @throws FailureError */
export async function connectFolder(
  ports: BackupServicePorts,
  present: readonly KnownDestination[],
  wish: { readonly path: string; readonly label?: string | undefined },
): Promise<KnownDestination> {
  const { engine, ledger, newId, clock, paths } = ports;
  const id = newId();
  requireUsableFolder(paths.root, wish.path);
  const path = realPath(wish.path);
  if (present.some((known) => known.path === path)) throw new FailureError('destination/exists');
  const content = contentOf(path);
  const place = folderPlace(id, path);
  const masterKey = ledger.keys().repositoryKey;
  // Only here, where a person named it: a folder that vanished later is a disk that is away, and is never made anew.
  if (content === 'nothing') makeFolder(path);
  const { repositoryId } =
    content === 'nothing'
      ? await engine.ask('create-repository', { place, passwords: [], masterKey, keyFiles: [ledger.recoveryKeyFile()] })
      : await engine.ask('open-repository', { repository: { place, unlock: { masterKey } } });
  return {
    id,
    kind: 'folder',
    label: wish.label ?? basename(path),
    path,
    repositoryId,
    addedAt: clock.now().toISOString(),
    lastSnapshot: null,
    lastProof: null,
    lastFailure: null,
    replacesKeyFile: null,
    copies: 0,
    bytes: 0,
  };
}

/** One snapshot of the live store at the mark, into one place. @throws FailureError */
export async function captureTo(
  ports: BackupServicePorts,
  known: KnownDestination,
  mark: LedgerMark,
  wish: CopyWish,
): Promise<CaptureRun> {
  const { engine, ledger, clock, appVersion, announce, paths } = ports;
  mkdirSync(paths.captureFolder, { recursive: true, mode: 0o700 });
  const keys = ledger.keys();
  const capturedAt = clock.now().toISOString();
  const answer = await engine.ask(
    'capture',
    {
      repository: accessTo(known, keys.repositoryKey),
      store: { path: mark.storePath, key: keys.storeKey },
      mark: mark.wal,
      facts: {
        schemaVersion: mark.schemaVersion,
        appVersion,
        commitCounter: mark.commitCounter,
        businessDate: mark.businessDate,
        ledgerState: mark.ledgerState,
        auditHead: mark.auditHead,
      },
      statePath: statePath(ports, known),
      reason: wish.reason,
      tags: wish.tags,
      rebase: wish.rebase,
      verifyBase: true,
    },
    {
      ...(wish.signal ? { signal: wish.signal } : {}),
      onProgress: ({ done, total }) =>
        announce('progress', {
          task: 'backup',
          sentence: `Copying to ${known.label}`,
          done,
          total,
          unit: 'bytes',
          cancellable: true,
          finished: done >= total,
        }),
    },
  );
  return {
    snapshotId: answer.snapshotId,
    capturedAt,
    commitCounter: mark.commitCounter,
    newBytes: answer.newBytes,
    seconds: answer.seconds,
  };
}

/** Carries continuity over a checkpoint or a closing, so that the next copy stays small. Losing it costs a new base, nothing else. */
export async function settleLane(ports: BackupServicePorts, known: KnownDestination, last: LastCommit): Promise<void> {
  if (!existsSync(statePath(ports, known))) return;
  const store = { path: last.storePath, key: ports.ledger.keys().storeKey };
  await ports.engine
    .ask('settle', { store, statePath: statePath(ports, known), lastMark: last.wal })
    .catch((error: unknown) => {
      if (error instanceof FailureError) ports.report(`settle ${known.id}`, error.failure);
    });
}
