import type { Destination, RepositoryFile } from '../destinations/destination';
import { DestinationFailure } from '../destinations/destination';
import { contentId } from './content-id';
import type { SetAsideFile } from './repository';

type SmallFileType = SetAsideFile['type'];

/**
 * Reads and writes the small files of a repository and keeps rotten ones from poisoning it: stock restic gives up
 * on every command for one unreadable index or key.
 */
export interface SmallFiles {
  readonly setAside: readonly SetAsideFile[];
  readonly written: { readonly files: number; readonly bytes: number };
  /** Stores bytes under their own hash and answers it. */
  save(type: SmallFileType | 'data', bytes: Uint8Array): Promise<string>;
  /** The stored bytes, unchecked, or null when there is no such file. */
  peek(type: SmallFileType, name: string): Promise<Uint8Array | null>;
  /**
   * The stored bytes, whose hash is the name; or null when the file is gone (pruned meanwhile), or was not what its
   * name promises and has been moved aside.
   */
  read(type: SmallFileType, name: string): Promise<Uint8Array | null>;
  /** Moves a file aside that has the right hash but does not open: one such index stops stock restic altogether. */
  discard(type: SmallFileType, name: string): Promise<void>;
}

export function createSmallFiles(destination: Destination): SmallFiles {
  const setAside: SetAsideFile[] = [];
  const written = { files: 0, bytes: 0 };

  async function readIfPresent(file: RepositoryFile): Promise<Uint8Array | null> {
    try {
      return await destination.get(file);
    } catch (error) {
      if (error instanceof DestinationFailure && error.code === 'missing') return null;
      throw error;
    }
  }

  async function quarantine(type: SmallFileType, name: string): Promise<void> {
    try {
      await destination.setAside({ type, name });
      setAside.push({ type, name });
    } catch (error) {
      // A copy that we may only read can still be restored from: leave the file and go on without it.
      const readable = error instanceof DestinationFailure && ['read-only', 'refused'].includes(error.code);
      if (!readable) throw error;
    }
  }

  return {
    setAside,
    written,
    async save(type, bytes) {
      const name = contentId(bytes);
      await destination.put({ type, name }, bytes);
      written.files += 1;
      written.bytes += bytes.length;
      return name;
    },
    peek: (type, name) => readIfPresent({ type, name }),
    async read(type, name) {
      // Read twice before judging: a share may still be showing a file that is being written.
      for (let attempt = 0; attempt < 2; attempt++) {
        const bytes = await readIfPresent({ type, name });
        if (bytes === null || contentId(bytes) === name) return bytes;
      }
      await quarantine(type, name);
      return null;
    },
    discard: quarantine,
  };
}
