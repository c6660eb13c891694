import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errnoOf } from './errno-failure';

/** Directories that cannot be flushed (some shares, all of Windows) answer with one of these. */
const unflushable: ReadonlySet<string> = new Set(['EINVAL', 'ENOTSUP', 'EBADF', 'EISDIR', 'EPERM', 'EACCES']);

/** Makes a rename, an unlink or a new entry in a directory survive a power cut, where the system can. */
export async function flushDirectory(path: string): Promise<void> {
  try {
    const handle = await open(path, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!unflushable.has(errnoOf(error) ?? '')) throw error;
  }
}

/** Makes one directory, durably; its parent must exist, so that nothing grows in an empty mount point. */
export async function makeDirectory(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return;
    throw error;
  }
  await flushDirectory(dirname(path));
}

export interface DurableWrite {
  readonly path: string;
  /** In the same directory, so that the rename stays within one file system. */
  readonly temporaryPath: string;
  /** Final permissions, or null where restic sets none (on Windows, a read-only file could not be pruned). */
  readonly mode: number | null;
}

/** Resolves once the bytes are whole and durable under their final name; otherwise nothing has changed there. */
export async function writeDurably({ path, temporaryPath, mode }: DurableWrite, bytes: Uint8Array): Promise<void> {
  try {
    const handle = await open(temporaryPath, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      const { size } = await handle.stat();
      if (size !== bytes.length) {
        throw Object.assign(new Error(`${size} of ${bytes.length} bytes arrived`), { code: 'EIO' });
      }
      if (mode !== null) await handle.chmod(mode);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporaryPath, path);
  } catch (error) {
    await rm(temporaryPath, { force: true }).catch(() => undefined);
    throw error;
  }
  await flushDirectory(dirname(path));
}
