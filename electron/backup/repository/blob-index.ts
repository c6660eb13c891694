import type { Destination } from '../destinations/destination';
import type { Envelope } from './envelope';
import { decodeIndex, type IndexedPack } from './index-file';
import type { PackedBlob } from './pack-format';
import type { BlobId, BlobType } from './repository';
import { RepositoryFailure } from './repository-failure';
import type { SmallFiles } from './small-files';
import { openUnpacked } from './unpacked-file';

export interface BlobLocation extends PackedBlob {
  readonly packId: string;
}

/** Everything the index files say, in memory. */
export interface BlobIndex {
  /** All places of a blob: after an interrupted prune the same blob may lie in two packs. */
  locate(id: BlobId, type: BlobType): readonly BlobLocation[];
  listsPack(packId: string): boolean;
  /** Takes in an index file that this process has just written. */
  add(indexId: string, packs: readonly IndexedPack[]): void;
  /** Reads the index files that are new and forgets those that are gone: a stock prune replaces packs at any time. */
  refresh(): Promise<void>;
}

export function createBlobIndex(destination: Destination, files: SmallFiles, envelope: Envelope): BlobIndex {
  const packsByFile = new Map<string, readonly IndexedPack[]>();
  let locations = new Map<string, BlobLocation[]>();
  let packIds = new Set<string>();

  function merge(packs: readonly IndexedPack[]): void {
    for (const pack of packs) {
      // Two indexes may list the same pack; its blobs are still in one place only.
      if (packIds.has(pack.id)) continue;
      packIds.add(pack.id);
      for (const blob of pack.blobs) {
        const key = blobKey(blob.id, blob.type);
        const known = locations.get(key);
        const location = { ...blob, packId: pack.id };
        if (known) known.push(location);
        else locations.set(key, [location]);
      }
    }
  }

  async function load(name: string): Promise<readonly IndexedPack[] | null> {
    const stored = await files.read('index', name);
    if (!stored) return null;
    try {
      return decodeIndex(await openUnpacked(stored, envelope));
    } catch (error) {
      if (!(error instanceof RepositoryFailure)) throw error;
      await files.discard('index', name);
      return null;
    }
  }

  return {
    locate: (id, type) => locations.get(blobKey(id, type)) ?? [],
    listsPack: (packId) => packIds.has(packId),
    add(indexId, packs) {
      packsByFile.set(indexId, packs);
      merge(packs);
    },
    async refresh() {
      const listed = new Set((await destination.list('index')).map((file) => file.name));
      const gone = [...packsByFile.keys()].filter((name) => !listed.has(name));
      for (const name of gone) packsByFile.delete(name);
      for (const name of listed) {
        if (packsByFile.has(name)) continue;
        const packs = await load(name);
        if (!packs) continue;
        packsByFile.set(name, packs);
        if (gone.length === 0) merge(packs);
      }
      if (gone.length === 0) return;
      locations = new Map();
      packIds = new Set();
      for (const packs of packsByFile.values()) merge(packs);
    },
  };
}

/** One map key for a blob: the same bytes may be stored as data and as a tree. */
export function blobKey(id: BlobId, type: BlobType): string {
  return `${type} ${id}`;
}

/** The first place of a blob. @throws RepositoryFailure `not-found`. */
export function requireLocation(index: BlobIndex, id: BlobId, type: BlobType): BlobLocation {
  const [location] = index.locate(id, type);
  if (!location) throw new RepositoryFailure('not-found', `The repository holds no ${type} blob ${id}`);
  return location;
}
