import { createCipheriv, randomBytes } from 'node:crypto';
import {
  createFolderDestination,
  type FolderDestination,
  type FolderSettings,
} from '../../electron/backup/destinations/folder-destination';
import type { RepositoryPorts } from '../../electron/backup/repository/ports';
import type { BlobId, Repository, SnapshotId } from '../../electron/backup/repository/repository';

/** A fixed start for clocks: 21 November 2026, 09:00 UTC. */
export const testEpoch = Date.UTC(2026, 10, 21, 9);

export interface TestPorts extends RepositoryPorts {
  /** Moves the clock. */
  advance(milliseconds: number): void;
  readonly waits: readonly number[];
}

/** Ports with a clock that only the test moves. Random bytes are real: no test depends on their values. */
export function testPorts(changed: Partial<RepositoryPorts> = {}): TestPorts {
  let time = testEpoch;
  const waits: number[] = [];
  return {
    randomBytes,
    now: () => time,
    wait: async (milliseconds) => {
      waits.push(milliseconds);
    },
    hostname: 'back-office',
    username: 'larder',
    processId: process.pid,
    isProcessAlive: (processId) => processId === process.pid,
    ...changed,
    advance: (milliseconds) => {
      time += milliseconds;
    },
    waits,
  };
}

let names = 0;

export function testFolder(root: string, changed: Partial<FolderSettings> = {}): FolderDestination {
  const randomName = () => `${process.pid}x${(names++).toString()}`;
  return createFolderDestination({
    id: 'second-disk',
    root,
    readBack: false,
    isWindows: process.platform === 'win32',
    randomName,
    ...changed,
  });
}

/** Bytes that look random, do not compress, and are the same for the same seed. */
export function noise(length: number, seed: number): Uint8Array {
  const key = Buffer.alloc(32);
  key.writeUInt32LE(seed);
  return createCipheriv('aes-256-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(length));
}

/** Bytes that compress about as well as ledger pages. */
export function ledgerLike(length: number, seed: number): Uint8Array {
  const random = noise(length, seed);
  return Buffer.from(random.map((byte, at) => (at % 3 === 0 ? byte : at % 64)));
}

export type FileContents = Readonly<Record<string, Uint8Array>>;

/** Stores flat files, cut into 64 KiB blobs, as one snapshot at `/larder`. */
export async function saveFiles(
  repository: Repository,
  files: FileContents,
  tags: readonly string[] = [],
): Promise<SnapshotId> {
  return repository.withLock(() => saveFilesLocked(repository, files, tags));
}

/** As saveFiles, for a caller that holds the lock. */
export async function saveFilesLocked(
  repository: Repository,
  files: FileContents,
  tags: readonly string[] = [],
): Promise<SnapshotId> {
  const entries = [];
  for (const [name, bytes] of Object.entries(files)) {
    const content: BlobId[] = [];
    for (let at = 0; at < bytes.length; at += 65_536) {
      content.push(await repository.saveBlob('data', bytes.subarray(at, at + 65_536)));
    }
    entries.push({ type: 'file' as const, name, modifiedAt: testEpoch, size: bytes.length, content });
  }
  const tree = await repository.saveTree(entries);
  return repository.saveSnapshot({ tree, paths: ['/larder'], tags });
}
