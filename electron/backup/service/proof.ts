import { mkdirSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { FailureError } from '../../../shared/failures/failures';
import type { BackupServicePorts } from './copy-wish';
import type { KnownDestination } from './destination-book';
import { accessTo } from './lane';

export interface ProofRun {
  readonly destinationId: string;
  readonly snapshotId: string;
  readonly ok: boolean;
  readonly seconds: number;
  readonly provedAt: string;
  readonly differences: readonly string[];
  readonly rows: Readonly<Record<string, number>>;
  readonly auditHead: { readonly seq: number; readonly hash: string };
}

const reserveBytes = 256 * 1024 * 1024;

function requireRoom(folder: string, storeBytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < storeBytes + reserveBytes)
    throw new FailureError('restore/no-room', { bytes: storeBytes + reserveBytes });
}

/** Numbers of rows only: sums of money would tell what an open drawer holds. */
const counted = (ledgerState: Readonly<Record<string, unknown>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(ledgerState).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number' && !/_(minor|micro)$/.test(entry[0]),
    ),
  );

/** The whole proof: the newest copy of a place is put back from nothing, opened, checked, recounted and compared. @throws FailureError */
export async function proveLane(
  ports: BackupServicePorts,
  known: KnownDestination,
  signal: AbortSignal | undefined,
): Promise<ProofRun> {
  const { engine, ledger, paths, clock, newId, announce } = ports;
  if (!known.lastSnapshot) throw new FailureError('restore/no-copies');
  const folder = join(paths.staging, `proof-${newId()}`);
  mkdirSync(paths.staging, { recursive: true, mode: 0o700 });
  const keys = ledger.keys();
  requireRoom(paths.staging, ledger.isOpen() ? (await ledger.mark()).wal.pageCount * 4096 : 0);
  const proof = await engine.ask(
    'prove',
    { repository: accessTo(known, keys.repositoryKey), snapshotId: known.lastSnapshot.id, folder, key: keys.storeKey },
    {
      ...(signal ? { signal } : {}),
      inspect: (path) => ledger.inspect(path),
      onProgress: ({ done, total }) =>
        announce('progress', {
          task: 'prove',
          sentence: `Proving the copy at ${known.label}`,
          done,
          total,
          unit: 'bytes',
          cancellable: true,
          finished: done >= total,
        }),
    },
  );
  return {
    destinationId: known.id,
    snapshotId: proof.snapshotId,
    ok: proof.differences.length === 0,
    seconds: proof.seconds,
    provedAt: clock.now().toISOString(),
    differences: proof.differences,
    rows: counted(proof.facts.ledgerState),
    auditHead: proof.facts.auditHead ?? { seq: 0, hash: '0'.repeat(64) },
  };
}
