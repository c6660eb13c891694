import type { Buffer } from 'node:buffer';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DestinationFailure } from './destination';
import { errnoOf } from './errno-failure';
import { readRegularFile } from './regular-file';

/**
 * Recognises the repository in a folder by its config, not by the path: between two calls the stick may have been
 * pulled, or another one put in. Each check rejects with ENOENT where nothing stands (offline) and with
 * `wrong-repository` where another repository does.
 */
export interface FolderIdentity {
  /** The folder is there, and if a repository was seen in it, it is the same one. */
  requireFolder(): Promise<void>;
  /** The repository is there. Without a config nothing may be written: it could be an empty mount point. */
  requireRepository(): Promise<void>;
  /** A config may be written: there is none, or it is this one. */
  requireOwnConfig(bytes: Uint8Array): Promise<void>;
}

export function createFolderIdentity(root: string, destinationId: string): FolderIdentity {
  const configPath = join(root, 'config');
  let seen: { readonly stamp: string; readonly config: Buffer } | null = null;

  const refuse = () =>
    new DestinationFailure('wrong-repository', destinationId, 'Another repository is in this folder');

  async function requireRepository(): Promise<void> {
    const { dev, ino, size, mtimeMs } = await stat(configPath);
    const stamp = `${dev} ${ino} ${size} ${mtimeMs}`;
    if (seen?.stamp === stamp) return;
    const config = await readRegularFile(configPath);
    if (seen && !seen.config.equals(config)) throw refuse();
    seen = { stamp, config };
  }

  async function requireFolder(): Promise<void> {
    await (seen ? requireRepository() : readdir(root));
  }

  return {
    requireFolder,
    requireRepository,
    async requireOwnConfig(bytes) {
      await requireFolder();
      const present = await readRegularFile(configPath).catch((error: unknown) => {
        if (errnoOf(error) === 'ENOENT') return null;
        throw error;
      });
      if (present && !present.equals(bytes)) throw refuse();
    },
  };
}
