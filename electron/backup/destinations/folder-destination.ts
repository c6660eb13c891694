import type { Buffer } from 'node:buffer';
import type { Dirent } from 'node:fs';
import { lstat, readdir, rename, rm, statfs } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import {
  type ByteRange,
  type Destination,
  DestinationFailure,
  type ListedFile,
  type RepositoryFile,
} from './destination';
import { flushDirectory, makeDirectory, writeDurably } from './durable-file';
import { errnoOf, failureFromErrno } from './errno-failure';
import { createFolderIdentity } from './folder-identity';
import { readRegularFile } from './regular-file';
import { isContentName, repositoryPath } from './repository-layout';

export interface FolderSettings {
  readonly id: string;
  /** Absolute path of an existing folder. */
  readonly root: string;
  /** Reads every file back after writing it: for network shares, whose servers lose what they confirmed. */
  readonly readBack: boolean;
  readonly isWindows: boolean;
  /** A short random text of letters and digits for names of temporary files. */
  readonly randomName: () => string;
}

export interface FolderDestination extends Destination {
  /**
   * Removes temporary files that a killed writer left.
   *
   * @param olderThan milliseconds since the epoch; younger ones may belong to a program that is writing now.
   * @returns how many were removed.
   */
  removeAbandonedFiles(olderThan: number): Promise<number>;
}

const temporaryName = /^(config|[0-9a-f]{64})-tmp-[0-9A-Za-z]+$/;
const packFolders = /^[0-9a-f]{2}$/;

/** A repository in a folder: a second disk, a USB stick, or a network share that is mounted. */
export function createFolderDestination(settings: FolderSettings): FolderDestination {
  const { id, root } = settings;
  const place = (file: RepositoryFile) => join(root, ...repositoryPath(file));
  const { requireFolder, requireRepository, requireOwnConfig } = createFolderIdentity(root, id);
  const knownSizes = new Map<string, number>();

  async function attempt<Result>(action: string, work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      throw failureFromErrno(error, id, action);
    }
  }

  async function requireWritable(file: RepositoryFile, bytes: Uint8Array): Promise<void> {
    if (file.type === 'keys') await requireFolder();
    else if (file.type === 'config') await requireOwnConfig(bytes);
    else await requireRepository();
  }

  async function makeFolders(file: RepositoryFile): Promise<void> {
    let folder = root;
    for (const segment of repositoryPath(file).slice(0, -1)) {
      folder = join(folder, segment);
      await makeDirectory(folder);
    }
  }

  async function read(file: RepositoryFile, range?: ByteRange): Promise<Buffer> {
    try {
      return await readRegularFile(place(file), range);
    } catch (error) {
      if (errnoOf(error) !== 'ENOENT') throw error;
      await requireFolder();
      throw new DestinationFailure('missing', id, `There is no file ${file.type}/${file.name}`);
    }
  }

  async function entriesOf(...segments: readonly string[]): Promise<readonly Dirent[]> {
    try {
      return await readdir(join(root, ...segments), { withFileTypes: true });
    } catch (error) {
      if (errnoOf(error) !== 'ENOENT') throw error;
      await requireFolder();
      return [];
    }
  }

  async function foldersOf(type: RepositoryFile['type']): Promise<readonly (readonly string[])[]> {
    if (type !== 'data') return [[type]];
    const folders = (await entriesOf('data')).filter((entry) => entry.isDirectory() && packFolders.test(entry.name));
    return folders.map((entry) => ['data', entry.name]);
  }

  /** Packs are measured anew, to show a cut one; of the thousands of small files only those not seen before. */
  async function listFolder(type: RepositoryFile['type'], segments: readonly string[]): Promise<readonly ListedFile[]> {
    const files: ListedFile[] = [];
    for (const entry of await entriesOf(...segments)) {
      const { name } = entry;
      if (!entry.isFile() || !isContentName(name)) continue;
      const known = type === 'data' ? undefined : knownSizes.get(`${type}/${name}`);
      const size = known ?? (await sizeIfPresent(join(root, ...segments, name)));
      if (size === null) continue;
      if (known === undefined) knownSizes.set(`${type}/${name}`, size);
      files.push({ name, size });
    }
    return files;
  }

  return {
    id,
    kind: 'folder',
    put: (file, bytes) =>
      attempt('Writing', async () => {
        await requireWritable(file, bytes);
        await makeFolders(file);
        const path = place(file);
        const temporaryPath = `${path}-tmp-${settings.randomName()}`;
        await writeDurably({ path, temporaryPath, mode: settings.isWindows ? null : 0o400 }, bytes);
        knownSizes.delete(`${file.type}/${file.name}`);
        if (settings.readBack && !(await read(file)).equals(bytes)) {
          throw new DestinationFailure('damaged', id, `${file.name} was confirmed but reads back differently`);
        }
      }),
    get: (file, range) =>
      attempt('Reading', async () => {
        const bytes = await read(file, range);
        if (file.type === 'config') await requireRepository();
        return bytes;
      }),
    list: (type) =>
      attempt('Listing', async () => {
        if (type === 'config') {
          await requireFolder();
          const size = await sizeIfPresent(join(root, 'config'));
          return size === null ? [] : [{ name: 'config', size }];
        }
        await requireFolder();
        const lists: (readonly ListedFile[])[] = [];
        for (const folder of await foldersOf(type)) lists.push(await listFolder(type, folder));
        return lists.flat();
      }),
    remove: (file) =>
      attempt('Removing', async () => {
        await requireFolder();
        await rm(place(file), { force: true });
        knownSizes.delete(`${file.type}/${file.name}`);
        await flushIfPresent(dirname(place(file)));
      }),
    setAside: (file) =>
      attempt('Setting aside', async () => {
        await requireFolder();
        if ((await sizeIfPresent(place(file))) === null) return;
        const quarantine = join(root, 'quarantine');
        await makeDirectory(quarantine);
        await rename(place(file), join(quarantine, `${file.type}-${basename(place(file))}-${settings.randomName()}`));
        await flushDirectory(quarantine);
        await flushDirectory(dirname(place(file)));
      }),
    capabilities: () =>
      attempt('Asking for free space', async () => {
        await requireFolder();
        const { bavail, bsize } = await statfs(root);
        return { listsOwnWritesAtOnce: true, removesFiles: true, freeBytes: bavail * bsize };
      }),
    removeAbandonedFiles: (olderThan) =>
      attempt('Tidying', async () => {
        await requireFolder();
        const folders = [[], ['keys'], ['index'], ['snapshots'], ['locks'], ...(await foldersOf('data'))];
        let removed = 0;
        for (const segments of folders) {
          for (const entry of await entriesOf(...segments)) {
            const path = join(root, ...segments, entry.name);
            if (!temporaryName.test(entry.name) || (await lstat(path)).mtimeMs >= olderThan) continue;
            await rm(path, { force: true });
            removed += 1;
          }
        }
        return removed;
      }),
  };
}

async function sizeIfPresent(path: string): Promise<number | null> {
  try {
    return (await lstat(path)).size;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}

async function flushIfPresent(folder: string): Promise<void> {
  if ((await sizeIfPresent(folder)) !== null) await flushDirectory(folder);
}
