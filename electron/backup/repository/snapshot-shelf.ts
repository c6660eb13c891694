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

  async function loadIfReadable(id: SnapshotId): Promise<void> {
    try {
      await load(id);
    } catch (error) {
      if (!(error instanceof RepositoryFailure)) throw error;
    }
  }

  /** Reads what is new and forgets what is gone; costs next to nothing when only our own snapshot was added. */
  async function refresh(): Promise<void> {
    const names = new Set((await destination.list('snapshots')).map((file) => file.name));
    for (const id of known.keys()) if (!names.has(id)) known.delete(id);
    for (const id of names) if (!known.has(id)) await loadIfReadable(id);
  }

  function newestTime(): number {
    let newest = 0;
    for (const { time } of known.values()) newest = Math.max(newest, time);
    return newest;
  }

  return {
    async list() {
      await refresh();
      return [...known.values()].sort((left, right) => right.time - left.time || (left.id < right.id ? -1 : 1));
    },
    load,
    async save(draft) {
      await refresh();
      // `latest` and retention go by time: a clock set back must not hide the newest copy behind an older one.
      const time = Math.max(draft.time ?? ports.now(), newestTime() + 1);
      const { hostname, username } = ports;
      return files.save('snapshots', await sealUnpacked(encodeSnapshot(draft, { time, hostname, username }), envelope));
    },
  };
}
