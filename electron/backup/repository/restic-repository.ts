import { type Destination, DestinationFailure } from '../destinations/destination';
import { createBlobIndex } from './blob-index';
import { readBlob } from './blob-reader';
import { openConfig, type RepositoryConfig } from './config-file';
import { contentId } from './content-id';
import { createEnvelope, type Envelope } from './envelope';
import type { IndexedPack } from './index-file';
import { addKeyFile, describeKeys, removeKeyFile, replaceKeyFile, unlockWithPassword } from './key-ring';
import type { MasterKey } from './master-key';
import { openPackHeader, packHeaderBytes, plaintextLength } from './pack-format';
import { createPackWriter, identifyBlob, type PackWriter } from './pack-writer';
import type { RepositoryPorts } from './ports';
import type { BlobId, BlobType, Repository } from './repository';
import { RepositoryFailure } from './repository-failure';
import { acquireSharedLock, type RepositoryLock } from './repository-lock';
import { createSmallFiles, type SmallFiles } from './small-files';
import { createSnapshotShelf } from './snapshot-shelf';
import { decodeTree, encodeTree, type TreeEntry } from './tree';

/** A password or recovery code, or the master key itself when it is already known. */
export type RepositoryCredential = { readonly password: string } | { readonly masterKey: MasterKey };

/**
 * Opens the repository at a destination and reads its indexes.
 *
 * @param expectedId refuses any other repository with `wrong-repository`: the id, not the path, is the identity.
 * @throws RepositoryFailure `no-repository`, `wrong-password`, `wrong-repository`, `unsupported`, `damaged`.
 */
export async function openRepository(
  destination: Destination,
  credential: RepositoryCredential,
  ports: RepositoryPorts,
  expectedId?: string,
): Promise<Repository> {
  const sealedConfig = await readConfig(destination);
  if (!sealedConfig) throw new RepositoryFailure('no-repository', 'There is no repository at this place');
  const files = createSmallFiles(destination);
  const masterKey =
    'masterKey' in credential
      ? credential.masterKey
      : await unlockWithPassword(destination, files, credential.password, ports);
  const envelope = createEnvelope(masterKey, ports);
  const config = openOwnConfig(sealedConfig, envelope, credential);
  if (expectedId !== undefined && config.id !== expectedId) {
    throw new RepositoryFailure('wrong-repository', 'Another repository stands at this place');
  }
  const repository = assemble({ destination, files, envelope, masterKey, config, ports });
  await repository.refresh();
  return repository;
}

/** With a key that opened elsewhere, a config it does not open is somebody else's, not a broken one. */
function openOwnConfig(sealed: Uint8Array, envelope: Envelope, credential: RepositoryCredential): RepositoryConfig {
  try {
    return openConfig(sealed, envelope);
  } catch (error) {
    const foreign = 'masterKey' in credential && error instanceof RepositoryFailure && error.code === 'damaged';
    throw foreign ? new RepositoryFailure('wrong-repository', 'Another repository stands at this place', error) : error;
  }
}

/** The sealed config, or null when the place holds no repository. */
export async function readConfig(destination: Destination): Promise<Uint8Array | null> {
  try {
    return await destination.get({ type: 'config', name: 'config' });
  } catch (error) {
    if (error instanceof DestinationFailure && error.code === 'missing') return null;
    throw error;
  }
}

interface Parts {
  readonly destination: Destination;
  readonly files: SmallFiles;
  readonly envelope: Envelope;
  readonly masterKey: MasterKey;
  readonly config: RepositoryConfig;
  readonly ports: RepositoryPorts;
}

interface Session {
  readonly lock: RepositoryLock;
  readonly writer: PackWriter;
}

function assemble({ destination, files, envelope, masterKey, config, ports }: Parts): Repository {
  const index = createBlobIndex(destination, files, envelope);
  const shelf = createSnapshotShelf(destination, files, envelope, ports);
  let session: Session | null = null;
  let isTaken = false;

  function requireSession(): Session {
    if (!session) throw new RepositoryFailure('not-locked', 'A repository is written inside withLock only');
    return session;
  }

  function blobLength(id: BlobId, type: BlobType): number | undefined {
    const [location] = index.locate(id, type);
    return location ? plaintextLength(location) : session?.writer.pendingLength(id, type);
  }

  const has = (id: BlobId, type: BlobType) => blobLength(id, type) !== undefined;

  async function workUnderLock<Result>(work: () => Promise<Result>): Promise<Result> {
    const lock = await acquireSharedLock({ destination, files, envelope, ports });
    const writer = createPackWriter(files, envelope);
    session = { lock, writer };
    try {
      await index.refresh();
      return await work();
    } finally {
      session = null;
      // After a failure packs may still be under way: the lock covers them to their end.
      await writer.settle();
      await releaseIfReachable(lock);
    }
  }

  async function saveBlob(type: BlobType, bytes: Uint8Array): Promise<BlobId> {
    const { lock, writer } = requireSession();
    const id = identifyBlob(bytes);
    await lock.keep();
    if (!has(id, type)) await writer.save(id, type, bytes);
    return id;
  }

  async function flush(): Promise<void> {
    const { lock, writer } = requireSession();
    await lock.keep();
    await writer.flush(index.add);
  }

  /** A tree must not name what is not stored: restic would find out only at the restore. */
  function refuseDangling(entries: readonly TreeEntry[]): void {
    for (const entry of entries) {
      if (entry.type === 'dir') {
        if (!has(entry.subtree, 'tree')) throw new RepositoryFailure('not-found', `${entry.name} names no known tree`);
        continue;
      }
      const size = entry.content.reduce((sum, id) => sum + (blobLength(id, 'data') ?? Number.NaN), 0);
      if (size !== entry.size) throw new RepositoryFailure('not-found', `${entry.name} is not what its blobs make up`);
    }
  }

  return {
    id: config.id,
    masterKey,
    written: files.written,
    setAside: files.setAside,
    has,
    blobLength,
    saveBlob,
    flush,
    refresh: index.refresh,
    async withLock(work) {
      if (isTaken) throw new RepositoryFailure('busy', 'This repository is being written already');
      isTaken = true;
      try {
        return await workUnderLock(work);
      } finally {
        isTaken = false;
      }
    },
    async saveTree(entries) {
      refuseDangling(entries);
      return saveBlob('tree', encodeTree(entries));
    },
    async saveSnapshot(draft) {
      const { lock } = requireSession();
      await flush();
      if (index.locate(draft.tree, 'tree').length === 0) {
        throw new RepositoryFailure('not-found', 'The tree of the new snapshot is not stored');
      }
      await lock.assertHeld();
      return shelf.save(draft);
    },
    loadBlob: (id, type) => readBlob(destination, index, envelope, id, type),
    loadTree: async (id) => decodeTree(await readBlob(destination, index, envelope, id, 'tree')),
    loadSnapshot: shelf.load,
    listSnapshots: shelf.list,
    addKey: (password) => addKeyFile(files, masterKey, password, ports),
    replaceKeyFile: (keyFile, replaced) => replaceKeyFile(destination, files, keyFile, replaced),
    listKeys: () => describeKeys(destination, files),
    removeKey: (id) => removeKeyFile(destination, files, id),
    async indexUnlistedPacks() {
      const { writer } = requireSession();
      let adopted = 0;
      for (const { name } of await destination.list('data')) {
        const pack = index.listsPack(name) ? null : await readWholePack(destination, envelope, name);
        if (!pack) continue;
        writer.adopt(pack);
        adopted += 1;
      }
      await flush();
      return adopted;
    },
  };
}

/** What was written is written: a lock that cannot be removed now ages and is cleared by whoever comes next. */
async function releaseIfReachable(lock: RepositoryLock): Promise<void> {
  try {
    await lock.release();
  } catch (error) {
    if (!(error instanceof DestinationFailure)) throw error;
  }
}

/** A pack as an index entry, or null when the file is not what its name promises (a write cut short). */
async function readWholePack(destination: Destination, envelope: Envelope, name: string): Promise<IndexedPack | null> {
  const bytes = await destination.get({ type: 'data', name });
  if (contentId(bytes) !== name) return null;
  const end = bytes.subarray(bytes.length - packHeaderBytes(bytes.subarray(-4), bytes.length));
  return { id: name, blobs: openPackHeader(end, bytes.length, envelope) };
}
