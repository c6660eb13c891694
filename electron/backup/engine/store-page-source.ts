import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { BackupFailure, ContinuityLost, SilentCorruption } from './backup-failure';
import { type BaseImage, baseChunkSize, type ChangedPages, type LivePosition, type PageSource } from './page-source';
import type { NumberedPages } from './plain-wal';
import {
  decryptPages,
  derivePageKeys,
  lockBytePage,
  type PageKeys,
  pageSize,
  type StoreKey,
  verifyPages,
} from './sqlcipher-pages';
import type { WalMark } from './wal-mark';
import { frameHeaderSize, frameSize, readLiveWalHeader, scanFrames, walHeaderSize } from './wal-scan';

const pagesPerRun = 256;

export interface StorePageSourceOptions {
  /** The store file; its log stands beside it as `<path>-wal`. */
  readonly path: string;
  readonly key: StoreKey;
  /** Whether every page of a base is checked, or only those that changed (always checked). */
  readonly verifyBase: boolean;
}

/** The pages of a live encrypted store, read past SQLite. Keeps no file open between calls. */
export function storePageSource(options: StorePageSourceOptions): PageSource {
  const keys = derivePageKeys(options.key);
  const walPath = `${options.path}-wal`;
  return {
    async base(mark) {
      return readBase(options, keys, walPath, mark);
    },
    async changedSince(position, mark) {
      return readChanges(options.path, keys, walPath, position, mark);
    },
    async settledPosition() {
      if (sizeOrZero(walPath) > 0) throw new ContinuityLost('The log of the store is not empty');
      return settledAt(options.path);
    },
  };
}

async function readBase(
  options: StorePageSourceOptions,
  keys: PageKeys,
  walPath: string,
  mark: WalMark,
): Promise<BaseImage> {
  const before = settledAt(options.path);
  const inLog = mark.frames === 0 ? new Map<number, number>() : scanWholeLog(walPath, mark);
  const pageCount = mark.frames === 0 ? before.size / pageSize : mark.pageCount;
  if (!Number.isInteger(pageCount) || pageCount === 0) {
    throw new BackupFailure('store-moved', 'The store file does not hold whole pages');
  }
  const position: LivePosition = mark.frames === 0 ? before : placeOf(mark);
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield* withFiles(options.path, mark.frames === 0 ? null : walPath, async function* (store, wal) {
      for (let first = 1; first <= pageCount; first += pagesPerRun) {
        const count = Math.min(pagesPerRun, pageCount - first + 1);
        const sealed = readBasePages(store, wal, first, count, inLog);
        if (options.verifyBase) verifyPages(sealed, first, keys);
        else verifyLoggedPages(sealed, first, count, inLog, keys);
        const plain = decryptPages(sealed, first, keys);
        for (let start = 0; start < plain.length; start += baseChunkSize) {
          yield plain.subarray(start, Math.min(start + baseChunkSize, plain.length));
        }
      }
      if (wal !== null) readLiveWalHeader(wal, mark);
    });
    if (!samePosition(settledAt(options.path), before)) {
      throw new BackupFailure('store-moved', 'The store was checkpointed while it was read');
    }
  }
  return { pageCount, chunks: chunks(), position };
}

async function readChanges(
  path: string,
  keys: PageKeys,
  walPath: string,
  position: LivePosition,
  mark: WalMark,
): Promise<ChangedPages> {
  if (position.kind === 'settled' && !samePosition(settledAt(path), position)) {
    throw new ContinuityLost('The store file was written since the last capture');
  }
  if (mark.frames === 0) {
    if (position.kind !== 'settled') throw new ContinuityLost('The log was emptied since the last capture');
    return { pageCount: position.size / pageSize, changedCount: 0, runs: noRuns(), position };
  }
  const from = position.kind === 'log' ? position : { salts: mark.salts, frames: 0, checksum: mark.checksum };
  const newest = withDescriptor(walPath, (descriptor) => scanFrames(descriptor, from, mark));
  const numbers = [...newest.keys()].filter((number) => number <= mark.pageCount).sort((left, right) => left - right);
  async function* runs(): AsyncGenerator<NumberedPages> {
    yield* withFiles(path, walPath, async function* (_store, wal) {
      for (let start = 0; start < numbers.length; start += pagesPerRun) {
        const run = numbers.slice(start, start + pagesPerRun);
        const sealed = Buffer.allocUnsafeSlow(run.length * pageSize);
        for (const [index, number] of run.entries()) readFrame(wal, newest.get(number), sealed, index);
        verifyPages(sealed, run, keys);
        yield { numbers: run, pages: decryptPages(sealed, run, keys) };
      }
      if (wal !== null) readLiveWalHeader(wal, mark);
    });
  }
  return { pageCount: mark.pageCount, changedCount: numbers.length, runs: runs(), position: placeOf(mark) };
}

function readBasePages(
  store: number,
  wal: number | null,
  first: number,
  count: number,
  inLog: ReadonlyMap<number, number>,
): Buffer {
  const sealed = Buffer.alloc(count * pageSize);
  const length = readSync(store, sealed, 0, sealed.length, (first - 1) * pageSize);
  for (let index = 0; index < count; index++) {
    const frame = inLog.get(first + index);
    if (frame !== undefined) readFrame(wal, frame, sealed, index);
    else if ((index + 1) * pageSize > length && first + index !== lockBytePage)
      throw new SilentCorruption(first + index);
  }
  return sealed;
}

function verifyLoggedPages(
  sealed: Buffer,
  first: number,
  count: number,
  inLog: ReadonlyMap<number, number>,
  keys: PageKeys,
): void {
  for (let index = 0; index < count; index++) {
    if (!inLog.has(first + index)) continue;
    verifyPages(sealed.subarray(index * pageSize, (index + 1) * pageSize), first + index, keys);
  }
}

function readFrame(wal: number | null, frame: number | undefined, into: Buffer, index: number): void {
  if (wal === null || frame === undefined) throw new BackupFailure('store-moved', 'A changed page left the log');
  const from = walHeaderSize + frame * frameSize + frameHeaderSize;
  if (readSync(wal, into, index * pageSize, pageSize, from) !== pageSize) {
    throw new BackupFailure('store-moved', 'The log became shorter while it was read');
  }
}

function scanWholeLog(walPath: string, mark: WalMark): ReadonlyMap<number, number> {
  const start = { salts: mark.salts, frames: 0, checksum: mark.checksum };
  try {
    return withDescriptor(walPath, (descriptor) => scanFrames(descriptor, start, mark));
  } catch (cause) {
    if (!(cause instanceof ContinuityLost)) throw cause;
    // From its very start a log must lead to the mark: a frame that breaks the chain was changed on the disk.
    if (cause.pageNumber !== null) throw new SilentCorruption(cause.pageNumber);
    throw new BackupFailure('store-moved', 'The log of the store does not lead to the mark', cause);
  }
}

function placeOf(mark: WalMark): LivePosition {
  return { kind: 'log', salts: mark.salts, frames: mark.frames, checksum: mark.checksum };
}

function settledAt(path: string): LivePosition & { readonly kind: 'settled' } {
  const stat = statSync(path, { bigint: true });
  return { kind: 'settled', size: Number(stat.size), modifiedNanoseconds: stat.mtimeNs.toString() };
}

function samePosition(left: LivePosition, right: LivePosition): boolean {
  return (
    left.kind === 'settled' &&
    right.kind === 'settled' &&
    left.size === right.size &&
    left.modifiedNanoseconds === right.modifiedNanoseconds
  );
}

function sizeOrZero(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function withDescriptor<Result>(path: string, use: (descriptor: number) => Result): Result {
  const descriptor = openSync(path, 'r');
  try {
    return use(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

async function* withFiles<Item>(
  storePath: string,
  walPath: string | null,
  use: (store: number, wal: number | null) => AsyncGenerator<Item>,
): AsyncGenerator<Item> {
  const store = openSync(storePath, 'r');
  const wal = walPath === null ? null : openSync(walPath, 'r');
  try {
    yield* use(store, wal);
  } finally {
    closeSync(store);
    if (wal !== null) closeSync(wal);
  }
}

async function* noRuns(): AsyncGenerator<NumberedPages> {
  // Nothing changed.
}
