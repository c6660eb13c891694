import type { DestinationView } from '../../../shared/contract/backup';
import { FailureError } from '../../../shared/failures/failures';
import type { BackupService } from '../../backup/service/backup-service';
import type { LaneResult } from '../../backup/service/copy-wish';
import type { KnownDestination } from '../../backup/service/destination-book';
import { nextDailyAt } from '../../backup/service/due';
import { folderPlace, isOnSameDisk } from '../../backup/service/lane';
import type { LedgerMark } from '../../backup/service/ports';
import type { Office } from '../office';
import type { Operations } from '../operation';
import type { RunningTasks } from '../running-tasks';

export type FolderChooser = (title: string) => Promise<string | null>;

type BackupOperations = Pick<
  Operations,
  | 'backup.status'
  | 'backup.chooseFolder'
  | 'backup.addFolder'
  | 'backup.removeDestination'
  | 'backup.test'
  | 'backup.now'
  | 'backup.prove'
  | 'backup.cancel'
>;

const done = { done: true as const };
const mayKnowSales: ReadonlySet<string> = new Set(['owner', 'manager', 'recovery']);

/** Seconds between the newest copy and the first change it lacks; 0 when it lacks none. */
function lagSeconds(
  known: KnownDestination,
  mark: LedgerMark,
  uncapturedSince: string | null,
  now: number,
): number | null {
  if (!known.lastSnapshot) return null;
  if (known.lastSnapshot.commitCounter === mark.commitCounter) return 0;
  const since =
    uncapturedSince !== null && uncapturedSince > known.lastSnapshot.at ? uncapturedSince : known.lastSnapshot.at;
  return Math.max(0, Math.round((now - Date.parse(since)) / 1000));
}

function stateOf(known: KnownDestination, lag: number | null, running: boolean): DestinationView['state'] {
  if (known.lastFailure) return 'failing';
  if (running) return 'copying';
  if (lag === null) return 'never';
  return lag === 0 ? 'up-to-date' : 'behind';
}

function viewOf(known: KnownDestination, mark: LedgerMark, backup: BackupService, now: number): DestinationView {
  const lag = lagSeconds(known, mark, backup.uncapturedSince, now);
  return {
    id: known.id,
    kind: known.kind,
    label: known.label,
    location: known.path,
    onSameDisk: isOnSameDisk(backup.ports.paths.root, known.path),
    state: stateOf(known, lag, backup.isRunning),
    failure: known.lastFailure
      ? { key: known.lastFailure.key, code: known.lastFailure.code, message: known.lastFailure.message }
      : null,
    lastSnapshotAt: known.lastSnapshot?.at ?? null,
    lastProvedAt: known.lastProof?.at ?? null,
    lastProofDepth: known.lastProof?.depth ?? null,
    lastProofSeconds: known.lastProof?.seconds ?? null,
    lagSeconds: lag,
    lagOrders: known.lastSnapshot ? Math.max(0, mark.orders - known.lastSnapshot.orders) : null,
    lagMinor: known.lastSnapshot ? mark.salesMinor - known.lastSnapshot.salesMinor : null,
    copies: known.copies,
    bytes: known.bytes,
  };
}

const resultOf = ({ destination, failure }: LaneResult) => ({
  id: destination.id,
  kind: destination.kind,
  ok: failure === null,
  ...(failure ? { failure: { key: failure.key, code: failure.code, message: failure.message } } : {}),
});

export function backupOperations(
  office: Office,
  backup: BackupService,
  tasks: RunningTasks,
  chooseFolder: FolderChooser,
): BackupOperations {
  const { clock } = office.ports;
  const status: BackupOperations['backup.status'] = async (_input, { actor }) => {
    const now = clock.now();
    const mark = await backup.ports.ledger.mark();
    const destinations = backup.book.destinations.map((known) => {
      const view = viewOf(known, mark, backup, now.getTime());
      return actor.seesCash && mayKnowSales.has(actor.role) ? view : { ...view, lagMinor: null };
    });
    const lags = destinations.flatMap((view) => (view.lagSeconds === null ? [] : [view]));
    const best = lags.toSorted((left, right) => (left.lagSeconds ?? 0) - (right.lagSeconds ?? 0))[0];
    return {
      value: {
        dataAtRiskSeconds: best?.lagSeconds ?? null,
        dataAtRiskOrders: best?.lagOrders ?? null,
        running: backup.isRunning,
        nextDailyAt: destinations.length > 0 ? nextDailyAt(now.toISOString(), office.facts?.timeZone ?? 'UTC') : null,
        recoveryCodeCheckedAt: office.keyRing.file()?.recoveryCodeCheckedAt ?? null,
        destinations,
      },
    };
  };
  return {
    'backup.status': status,
    'backup.chooseFolder': async ({ title }) => ({ value: { path: await chooseFolder(title) } }),
    'backup.addFolder': async ({ path, label }, { signal }) => {
      const known = await backup.addFolder({ path, label: label || undefined }, signal);
      return {
        value: { id: known.id },
        audit: [
          {
            action: 'backup.add-place',
            entity: 'destination',
            entityId: known.id,
            summary: `Made “${known.label}” a place for copies.`,
            after: { path },
            severity: 'notice',
          },
        ],
      };
    },
    'backup.removeDestination': async ({ id }) => {
      const known = backup.book.find(id);
      backup.removeDestination(id);
      return {
        value: done,
        audit: [
          {
            action: 'backup.remove-place',
            entity: 'destination',
            entityId: id,
            summary: `Stopped copying to “${known?.label ?? id}”. The copies there stay.`,
            severity: 'warn',
          },
        ],
      };
    },
    'backup.test': async ({ id }, { signal }) => {
      const known = backup.book.find(id);
      if (!known) throw new FailureError('record/not-found');
      const started = clock.monotonicMs();
      await backup.ports.engine.ask('test-destination', { place: folderPlace(known.id, known.path) }, { signal });
      return { value: { seconds: (clock.monotonicMs() - started) / 1000 } };
    },
    'backup.now': async ({ reason }, { signal }) => {
      if (backup.book.destinations.length === 0) throw new FailureError('backup/no-destination');
      const started = clock.monotonicMs();
      const results = await backup.copy({
        reason: reason || 'on demand',
        tags: ['on-demand'],
        rebase: 'when-needed',
        always: true,
        signal,
      });
      if (signal.aborted) throw new FailureError('operation/cancelled');
      const first = results.find((result) => result.run !== null)?.run ?? null;
      const newBytes = results.reduce((sum, result) => sum + (result.run?.newBytes ?? 0), 0);
      return {
        value: {
          snapshot: first?.snapshotId ?? null,
          newBytes,
          seconds: (clock.monotonicMs() - started) / 1000,
          destinations: results.map(resultOf),
        },
      };
    },
    'backup.prove': async ({ id }, { signal }) => {
      const runs = await backup.prove(id, signal);
      return {
        value: runs.map(({ destinationId, snapshotId, ok, seconds, provedAt, differences, rows, auditHead }) => ({
          id: destinationId,
          snapshot: snapshotId,
          ok,
          depth: 'whole' as const,
          seconds,
          provedAt,
          differences: [...differences],
          rows: { ...rows },
          auditHead,
        })),
      };
    },
    'backup.cancel': async () => {
      tasks.cancel('backup');
      return { value: done };
    },
  };
}
