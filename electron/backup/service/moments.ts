import type { Moment } from '../../../shared/contract/backup';
import { FailureError } from '../../../shared/failures/failures';
import type { RepositoryAccess } from '../process/protocol';
import type { CatalogEntry } from '../repository/snapshot-catalog';
import type { EngineProcess } from './engine-process';

const labels: Readonly<Record<string, string>> = {
  'after changes': 'After changes',
  'before closing': 'Before Larder was closed',
  daily: 'Daily copy',
  'first copy': 'First copy',
  'on demand': 'Copy on demand',
};

const number = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** Where moments are read from. */
export interface MomentSource {
  readonly id: string;
  readonly place: string;
  readonly provedId: string | null;
}

/** A moment in the language of the business, from what a copy says of itself. Null for what is no copy of ours. */
export function momentOf(
  entry: CatalogEntry,
  source: MomentSource,
  newest: boolean,
  schemaVersion: number,
): Moment | null {
  const { manifest } = entry;
  const kept = entry.places[0];
  if (!manifest || !kept) return null;
  const reason = manifest.reason;
  return {
    destinationId: source.id,
    place: source.place,
    snapshotId: kept.snapshotId,
    at: new Date(entry.time).toISOString(),
    label: labels[reason] ?? reason.charAt(0).toUpperCase() + reason.slice(1),
    reason,
    tags: [...entry.tags],
    businessDate: manifest.businessDate,
    schemaVersion: manifest.schemaVersion,
    appVersion: manifest.appVersion,
    orders: number(manifest.ledgerState.orders),
    auditSeq: manifest.auditHead?.seq ?? 0,
    proved: kept.snapshotId === source.provedId,
    newest,
    restorable: manifest.schemaVersion <= schemaVersion,
  };
}

/** The moments of one repository, newest first. @throws FailureError when it cannot be reached or holds no copies. */
export async function momentsOf(
  engine: EngineProcess,
  repository: RepositoryAccess,
  source: MomentSource,
  schemaVersion: number,
): Promise<readonly Moment[]> {
  const entries = await engine.ask('list-snapshots', { repository });
  return entries.flatMap((entry, position) => momentOf(entry, source, position === 0, schemaVersion) ?? []);
}

export function requireMoment(moments: readonly Moment[], snapshotId: string): Moment {
  const moment = moments.find((candidate) => candidate.snapshotId === snapshotId);
  if (!moment) throw new FailureError('record/not-found');
  return moment;
}
