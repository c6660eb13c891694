import type { Destination } from '../destinations/destination';
import type { Envelope } from './envelope';
import type { RepositoryPorts } from './ports';
import type { SnapshotId } from './repository';
import { RepositoryFailure } from './repository-failure';
import type { SmallFiles } from './small-files';
import { decodeSnapshot, encodeSnapshot, type Snapshot, type SnapshotDraft } from './snapshot';
import { openUnpacked, sealUnpacked } from './unpacked-file';

/** The snapshots of a repository; each file is read once, since its content never changes. */
export interface SnapshotShelf {
  /** Newest first; a file that cannot be read does not hide the others. */
  list(): Promise<readonly Snapshot[]>;
  /** @throws RepositoryFailure `not-found` or `damaged`. */
  load(id: SnapshotId): Promise<Snapshot>;
  save(draft: SnapshotDraft): Promise<SnapshotId>;
}

export function createSnapshotShelf(
  destination: Destination,
  files: SmallFiles,
  envelope: Envelope,
  ports: RepositoryPorts,
): SnapshotShelf {
  const known = new Map<SnapshotId, Snapshot>();

  async function load(id: SnapshotId): Promise<Snapshot> {
    const cached = known.get(id);
    if (cached) return cached;
    const stored = await files.read('snapshots', id);
    if (!stored) throw new RepositoryFailure('not-found', `The repository holds no readable snapshot ${id}`);
    const snapshot = decodeSnapshot(id, await openUnpacked(stored, envelope));
    known.set(id, snapshot);
    return snapshot;
  }

  async function loadIfReadable(id: SnapshotId): Promise<Snapshot | null> {
    try {
      return await load(id);
    } catch (error) {
      if (error instanceof RepositoryFailure) return null;
      throw error;
    }
  }

  async function list(): Promise<readonly Snapshot[]> {
    const names = new Set((await destination.list('snapshots')).map((file) => file.name));
    for (const id of known.keys()) if (!names.has(id)) known.delete(id);
    const snapshots: Snapshot[] = [];
    for (const id of names) {
      const snapshot = await loadIfReadable(id);
      if (snapshot) snapshots.push(snapshot);
    }
    return snapshots.sort((left, right) => right.time - left.time || (left.id < right.id ? -1 : 1));
  }

  return {
    list,
    load,
    async save(draft) {
      const [newest] = await list();
      // `latest` and retention go by time: a clock set back must not hide the newest copy behind an older one.
      const time = Math.max(draft.time ?? ports.now(), (newest?.time ?? 0) + 1);
      const { hostname, username } = ports;
      return files.save('snapshots', await sealUnpacked(encodeSnapshot(draft, { time, hostname, username }), envelope));
    },
  };
}
