import { Buffer } from 'node:buffer';
import type { Dirent } from 'node:fs';
import { type FileHandle, lstat, open, readdir, readFile, rename, rm, stat, statfs } from 'node:fs/promises';
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

/** No file of a repository is as large: restic's packs end at 128 MiB. Guards memory against a foreign file. */
const fileBytesLimit = 256 * 1024 * 1024;
const temporaryName = /^(config|[0-9a-f]{64})-tmp-[0-9A-Za-z]+$/;
const packFolders = /^[0-9a-f]{2}$/;

/** A repository in a folder: a second disk, a USB stick, or a network share that is mounted. */
export function createFolderDestination(settings: FolderSettings): FolderDestination {
  const { id, root } = settings;
  const place = (file: RepositoryFile) => join(root, ...repositoryPath(file));
  const configPath = place({ type: 'config', name: 'config' });
  let seen: { readonly stamp: string; readonly bytes: Buffer } | null = null;

  const fail = (code: DestinationFailure['code'], message: string) => new DestinationFailure(code, id, message);

  async function attempt<Result>(action: string, work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      throw failureFromErrno(error, id, action);
    }
  }

  /** The stick may have been changed since the last call: the same path is not the same repository. */
  async function requireSameRepository(): Promise<void> {
    const { dev, ino, size, mtimeMs } = await stat(configPath);
    const stamp = `${dev} ${ino} ${size} ${mtimeMs}`;
    if (seen?.stamp === stamp) return;
    const bytes = await readFile(configPath);
    if (seen && !seen.bytes.equals(bytes)) throw fail('wrong-repository', 'Another repository stands in this folder');
    seen = { stamp, bytes };
  }

  async function requireFolder(): Promise<void> {
    await (seen ? requireSameRepository() : readdir(root));
  }

  async function requireWritable(file: RepositoryFile, bytes: Uint8Array): Promise<void> {
    if (file.type === 'keys') return requireFolder();
    if (file.type !== 'config') return requireSameRepository();
    await requireFolder();
    const present = await readFile(configPath).catch((error: unknown) => {
      if (errnoOf(error) === 'ENOENT') return null;
      throw error;
    });
    if (present && !present.equals(bytes)) throw fail('wrong-repository', 'This folder holds a repository already');
  }

  async function makeFolders(file: RepositoryFile): Promise<void> {
    let folder = root;
    for (const segment of repositoryPath(file).slice(0, -1)) {
      folder = join(folder, segment);
      await makeDirectory(folder);
    }
  }

  async function absentOrOffline(error: unknown, file: RepositoryFile): Promise<never> {
    if (errnoOf(error) !== 'ENOENT') throw error;
    await requireFolder();
    throw fail('missing', `There is no file ${file.type}/${file.name}`);
  }

  async function read(file: RepositoryFile, range?: ByteRange): Promise<Uint8Array> {
    const handle = await open(place(file), 'r').catch((error: unknown) => absentOrOffline(error, file));
    try {
      const { size } = await handle.stat();
      const { offset, length } = range ?? { offset: 0, length: size };
      if (size > fileBytesLimit || offset + length > size) throw fail('damaged', `${file.name} has ${size} bytes`);
      return await readExactly(handle, offset, length);
    } finally {
      await handle.close();
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

  async function listFolder(segments: readonly string[]): Promise<readonly ListedFile[]> {
    const files: ListedFile[] = [];
    for (const entry of await entriesOf(...segments)) {
      if (!entry.isFile() || !isContentName(entry.name)) continue;
      const size = await sizeIfPresent(join(root, ...segments, entry.name));
      if (size !== null) files.push({ name: entry.name, size });
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
        if (file.type === 'config') seen = null;
        if (settings.readBack && !Buffer.from(await read(file)).equals(bytes)) {
          throw fail('damaged', `${file.name} was confirmed but reads back differently`);
        }
      }),
    get: (file, range) => attempt('Reading', () => read(file, range)),
    list: (type) =>
      attempt('Listing', async () => {
        if (type === 'config') {
          const size = await sizeIfPresent(configPath);
          if (size === null) await readdir(root);
          return size === null ? [] : [{ name: 'config', size }];
        }
        await requireFolder();
        const lists: (readonly ListedFile[])[] = [];
        for (const folder of await foldersOf(type)) lists.push(await listFolder(folder));
        return lists.flat();
      }),
    remove: (file) =>
      attempt('Removing', async () => {
        await requireFolder();
        await rm(place(file), { force: true });
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

async function readExactly(handle: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = Buffer.allocUnsafe(length);
  for (let filled = 0; filled < length; ) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, offset + filled);
    if (bytesRead === 0) throw Object.assign(new Error('The file ended early'), { code: 'EIO' });
    filled += bytesRead;
  }
  return bytes;
}
