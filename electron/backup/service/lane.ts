import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, isAbsolute, join } from 'node:path';
import { FailureError } from '../../../shared/failures/failures';
import type { FolderPlace, RepositoryAccess } from '../process/protocol';
import type { BackupServicePorts, CopyWish } from './backup-service';
import type { KnownDestination } from './destination-book';
import type { LastCommit, LedgerMark } from './ports';

export interface CaptureRun {
  readonly snapshotId: string;
  readonly capturedAt: string;
  readonly commitCounter: number;
  readonly newBytes: number;
  readonly seconds: number;
}

export const folderPlace = (id: string, path: string): FolderPlace => ({ kind: 'folder', id, path, readBack: true });

export const accessTo = (known: KnownDestination, repositoryKey: Uint8Array): RepositoryAccess => ({
  place: folderPlace(known.id, known.path),
  unlock: { masterKey: repositoryKey },
  repositoryId: known.repositoryId,
});

const statePath = (ports: BackupServicePorts, known: KnownDestination): string =>
  join(ports.paths.captureFolder, `${known.id}.json`);

/** Whatever stands in a folder that is to hold copies: nothing, copies, or something else. */
function contentOf(path: string): 'nothing' | 'copies' | 'other' {
  if (!existsSync(path)) return 'nothing';
  const names = readdirSync(path).filter((name) => !name.startsWith('.') && name !== 'lost+found');
  if (names.includes('config') && names.includes('keys')) return 'copies';
  return names.length === 0 ? 'nothing' : 'other';
}

/** Makes the repository in an empty folder, or takes up the one of these records. @throws FailureError */
export async function connectFolder(
  ports: BackupServicePorts,
  wish: { readonly path: string; readonly label?: string | undefined },
): Promise<KnownDestination> {
  const { engine, ledger, newId, clock } = ports;
  const id = newId();
  if (!isAbsolute(wish.path)) throw new FailureError('request/malformed', { field: 'path' });
  const content = contentOf(wish.path);
  if (content === 'other') throw new FailureError('destination/not-empty');
  const place = folderPlace(id, wish.path);
  const masterKey = ledger.keys().repositoryKey;
  if (content === 'nothing') mkdirSync(wish.path, { recursive: true, mode: 0o700 });
  const { repositoryId } =
    content === 'nothing'
      ? await engine.ask('create-repository', { place, passwords: [], masterKey, keyFiles: [ledger.recoveryKeyFile()] })
      : await engine.ask('open-repository', { repository: { place, unlock: { masterKey } } });
  return {
    id,
    kind: 'folder',
    label: wish.label ?? basename(wish.path),
    path: wish.path,
    repositoryId,
    addedAt: clock.now().toISOString(),
    lastSnapshot: null,
    lastProof: null,
    lastFailure: null,
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
