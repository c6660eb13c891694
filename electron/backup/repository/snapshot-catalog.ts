import { z } from 'zod';
import { parseJson } from './json-text';
import type { Repository, SnapshotId } from './repository';
import { RepositoryFailure } from './repository-failure';
import type { Snapshot } from './snapshot';
import { findSnapshotFile, readSmallSnapshotFile } from './snapshot-files';

/** How deeply a snapshot was proved at one destination, and when. */
export interface ProofMark {
  readonly depth: 'applied' | 'recounted' | 'whole';
  /** Milliseconds since the epoch. */
  readonly provedAt: number;
}

/** What a restore point says about itself, from its manifest. */
export interface ManifestSummary {
  readonly formatVersion: number;
  readonly schemaVersion: number;
  readonly appVersion: string;
  readonly capturedAt: string;
  readonly commitCounter: number;
  readonly businessDate: string | null;
  readonly reason: string;
  readonly ledgerState: Readonly<Record<string, unknown>>;
  readonly auditHead: { readonly seq: number; readonly hash: string } | null;
}

/** One repository that holds the snapshot. */
export interface SnapshotPlace {
  readonly repositoryId: string;
  /** The snapshot's id there; differs between places only after stock restic rewrote it. */
  readonly snapshotId: SnapshotId;
  readonly proof: ProofMark | null;
}

export interface CatalogEntry {
  /** Identity of the restore point wherever it is copied: the first id the snapshot ever had. */
  readonly id: SnapshotId;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly tags: readonly string[];
  /** Null when the snapshot has no readable manifest: made by something else, or damaged. */
  readonly manifest: ManifestSummary | null;
  /** "before price import"; from the manifest, else from the first tag, else null. */
  readonly reason: string | null;
  readonly places: readonly SnapshotPlace[];
}

/** The restore points of one or more repositories as one list. */
export interface SnapshotCatalog {
  /** Newest first. Reads the listings anew each time, but every manifest once. */
  list(): Promise<readonly CatalogEntry[]>;
  /** The newest, or null where there is none. */
  latest(): Promise<CatalogEntry | null>;
  /** @param prefix at least four hex digits. @throws RepositoryFailure `not-found`, also when several begin with it. */
  byId(prefix: string): Promise<CatalogEntry>;
}

/** Where proof marks come from: the record of read-backs, which is kept outside the repositories. */
export type ProofLookup = (snapshotId: SnapshotId, repositoryId: string) => ProofMark | null;

const manifestBytesLimit = 1024 * 1024;
const prefixMinimum = 4;

const manifestSchema = z.object({
  formatVersion: z.int(),
  schemaVersion: z.int(),
  appVersion: z.string(),
  capturedAt: z.iso.datetime(),
  commitCounter: z.int(),
  businessDate: z.string().nullable(),
  reason: z.string(),
  ledgerState: z.record(z.string(), z.unknown()),
  auditHead: z.object({ seq: z.int(), hash: z.string() }).nullable(),
});

type Copy = readonly [repository: Repository, snapshot: Snapshot];
/** The copies of one restore point. */
type Group = readonly [Copy, ...Copy[]];

export function createSnapshotCatalog(repositories: readonly Repository[], proofOf: ProofLookup): SnapshotCatalog {
  const manifests = new Map<string, ManifestSummary>();

  async function readManifest(repository: Repository, tree: string): Promise<ManifestSummary | null> {
    const known = manifests.get(tree);
    if (known) return known;
    try {
      const file = await findSnapshotFile(repository, tree, ['manifest.json']);
      if (!file) return null;
      const bytes = await readSmallSnapshotFile(repository, file, manifestBytesLimit);
      const manifest = parseJson(manifestSchema, bytes, 'manifest');
      manifests.set(tree, manifest);
      return manifest;
    } catch (error) {
      // One damaged restore point must not hide the others.
      if (error instanceof RepositoryFailure) return null;
      throw error;
    }
  }

  async function composeEntry(group: Group): Promise<CatalogEntry> {
    const [, { originalId: id, time, tags }] = group[0];
    let manifest: ManifestSummary | null = null;
    for (const [repository, snapshot] of group) manifest ??= await readManifest(repository, snapshot.tree);
    const places = group.map(([repository, snapshot]) => ({
      repositoryId: repository.id,
      snapshotId: snapshot.id,
      proof: proofOf(snapshot.id, repository.id) ?? proofOf(id, repository.id),
    }));
    return { id, time, tags, manifest, reason: manifest?.reason ?? tags[0] ?? null, places };
  }

  /** The copies of every restore point, newest first, from the listings alone. */
  async function groupCopies(): Promise<readonly Group[]> {
    const groups = new Map<SnapshotId, [Copy, ...Copy[]]>();
    for (const repository of repositories) {
      await repository.refresh();
      for (const snapshot of await repository.listSnapshots()) {
        const group = groups.get(snapshot.originalId);
        if (group) group.push([repository, snapshot]);
        else groups.set(snapshot.originalId, [[repository, snapshot]]);
      }
    }
    return [...groups.values()].sort(([[, left]], [[, right]]) => right.time - left.time);
  }

  async function list(): Promise<readonly CatalogEntry[]> {
    const entries: CatalogEntry[] = [];
    for (const group of await groupCopies()) entries.push(await composeEntry(group));
    return entries;
  }

  return {
    list,
    async latest() {
      const [newest] = await groupCopies();
      return newest ? composeEntry(newest) : null;
    },
    async byId(prefix) {
      const isMeant = ([[, { originalId }]]: Group) => prefix.length >= prefixMinimum && originalId.startsWith(prefix);
      const meant = (await groupCopies()).filter(isMeant);
      const [only] = meant;
      if (only && meant.length === 1) return composeEntry(only);
      throw new RepositoryFailure('not-found', `${meant.length} restore points begin with ${prefix}`);
    },
  };
}
