import { closeSync, fsyncSync, ftruncateSync, mkdirSync, openSync, statfsSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncDirectory } from '../../system/atomic-file';
import type { Clock } from '../../system/clock';
import type { Randomness } from '../../system/randomness';
import { readPlainWalOf } from '../engine/plain-wal-reader';
import { type ProgressListener, progressMeter } from '../engine/progress';
import {
  derivePageKeys,
  encryptPages,
  type PageKeys,
  pageSize,
  reservedSize,
  type StoreKey,
} from '../engine/sqlcipher-pages';
import type { Repository } from '../repository/repository';
import { loadAhead } from './load-ahead';
import { RestoreRefused } from './restore-refused';
import type { StoreSnapshot } from './store-snapshot';

/** Left free beside a staged store, for the log and the journals of whoever checks it. */
const spareBytes = 32 * 1024 * 1024;
const plainMagic = 'SQLite format 3\0';
const reservedSizeOffset = 20;

export interface StagePorts {
  readonly key: StoreKey;
  readonly randomness: Randomness;
  readonly clock: Clock;
  readonly onProgress?: ProgressListener;
  readonly signal?: AbortSignal;
}

/** Bytes that staging a snapshot takes at most. */
export function stagedSize(image: StoreSnapshot): number {
  return image.base.size + image.overlay.size;
}

/**
 * Writes the store of a snapshot, encrypted with the given key, as a new file: the base, then every page of the
 * overlay over it. No plaintext reaches the disk. The file and its folder are flushed when this returns.
 *
 * @returns bytes of the staged store.
 * @throws RestoreRefused `damaged`, `no-room`; BackupFailure `cancelled`; RepositoryFailure; DestinationFailure. The
 *   unfinished file is left for the caller to remove with its folder.
 */
export async function stageStore(
  repository: Repository,
  image: StoreSnapshot,
  path: string,
  ports: StagePorts,
): Promise<number> {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  requireRoom(folder, stagedSize(image));
  const keys = derivePageKeys(ports.key);
  const told = progressMeter(stagedSize(image), ports.clock, ports.onProgress);
  const file = openSync(path, 'wx', 0o600);
  try {
    await stageBase(repository, image, { file, keys, told, ports });
    const pageCount = await stageOverlay(repository, image, { file, keys, told, ports });
    ftruncateSync(file, pageCount * pageSize);
    fsyncSync(file);
    syncDirectory(folder);
    return pageCount * pageSize;
  } catch (cause) {
    throw isNoSpace(cause) ? new RestoreRefused('no-room', String(stagedSize(image)), cause) : cause;
  } finally {
    closeSync(file);
  }
}

interface Staging {
  readonly file: number;
  readonly keys: PageKeys;
  readonly told: (bytes: number) => void;
  readonly ports: StagePorts;
}

async function stageBase(repository: Repository, image: StoreSnapshot, staging: Staging): Promise<void> {
  let written = 0;
  for await (const chunk of loadAhead(repository, image.base.content, staging.ports.signal)) {
    if (chunk.length % pageSize !== 0) throw new RestoreRefused('damaged', 'A part of the base is not whole pages');
    if (written === 0) requireStoreHeader(chunk);
    writePages(staging, chunk, written / pageSize + 1, written);
    written += chunk.length;
    staging.told(chunk.length);
  }
  if (written === 0) throw new RestoreRefused('damaged', 'The base is empty');
}

/** @returns pages of the store after the last commit. */
async function stageOverlay(repository: Repository, image: StoreSnapshot, staging: Staging): Promise<number> {
  const reader = readPlainWalOf(image.manifest.baseId);
  let committedPages = image.base.size / pageSize;
  for await (const bytes of loadAhead(repository, image.overlay.content, staging.ports.signal)) {
    const frames = readOrRefuse(() => reader.read(bytes));
    const pages = new Uint8Array(frames.length * pageSize);
    for (const [index, frame] of frames.entries()) pages.set(frame.page, index * pageSize);
    const numbers = frames.map((frame) => frame.number);
    const sealed = encryptPages(pages, numbers, staging.keys, staging.ports.randomness.bytes);
    for (const [index, number] of numbers.entries()) {
      const page = sealed.subarray(index * pageSize, (index + 1) * pageSize);
      writeFully(staging.file, page, (number - 1) * pageSize);
    }
    committedPages = frames.at(-1)?.committedPages ?? 0;
    staging.told(bytes.length);
  }
  // Bytes cut off the end of the overlay would leave a store that opens and lacks its last commits.
  if (committedPages === 0) throw new RestoreRefused('damaged', 'The overlay does not end with a commit');
  return committedPages;
}

function writePages(staging: Staging, pages: Uint8Array, first: number, position: number): void {
  writeFully(staging.file, encryptPages(pages, first, staging.keys, staging.ports.randomness.bytes), position);
}

function writeFully(file: number, bytes: Uint8Array, position: number): void {
  for (let written = 0; written < bytes.length; ) {
    written += writeSync(file, bytes, written, bytes.length - written, position + written);
  }
}

function requireStoreHeader(firstChunk: Uint8Array): void {
  const magic = Buffer.from(firstChunk.subarray(0, plainMagic.length)).toString('latin1');
  if (magic !== plainMagic || firstChunk[reservedSizeOffset] !== reservedSize) {
    throw new RestoreRefused('damaged', 'The base does not start like a store');
  }
}

function requireRoom(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < bytes + spareBytes) throw new RestoreRefused('no-room', String(bytes + spareBytes));
}

function readOrRefuse<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (cause) {
    throw new RestoreRefused('damaged', 'The overlay is broken', cause);
  }
}

function isNoSpace(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && (cause.code === 'ENOSPC' || cause.code === 'EDQUOT');
}
