import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { BackupFailure, ContinuityLost, SilentCorruption } from './backup-failure';
import { type BaseImage, baseChunkSize, type ChangedPages, type LivePosition, type PageSource } from './page-source';
import { type PageWitness, witnessPages } from './page-witness';
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
import { frameHeaderSize, frameSize, readLiveWalHeader, scanFrames, type WalPlace, walHeaderSize } from './wal-scan';

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
    async settledPosition(captured) {
      if (sizeOrZero(walPath) > 0) throw new ContinuityLost('The log of the store is not empty');
      const settled = settledAt(options.path);
      const isOurs =
        captured.kind === 'settled'
          ? samePosition(captured, settled)
          : stillHolds(options.path, captured.lastCommit, keys);
      if (!isOurs) throw new ContinuityLost('The store holds a commit that was not captured');
      return settled;
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
  const log = mark.frames === 0 ? null : scanWholeLog(walPath, mark, keys);
  const inLog = log?.newest ?? new Map<number, number>();
  const pageCount = mark.frames === 0 ? before.size / pageSize : mark.pageCount;
  if (!Number.isInteger(pageCount) || pageCount === 0) {
    throw new BackupFailure('store-moved', 'The store file does not hold whole pages');
  }
  const position: LivePosition = log === null ? before : { ...placeOf(mark), lastCommit: log.witness };
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
  const { newest, witness } = withDescriptor(walPath, (descriptor) => scanWithWitness(descriptor, from, mark, keys));
  const lastCommit = position.kind === 'log' && newest.size === 0 ? position.lastCommit : witness;
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
  return {
    pageCount: mark.pageCount,
    changedCount: numbers.length,
    runs: runs(),
    position: { ...placeOf(mark), lastCommit },
  };
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
  if (readSync(wal, into, index * pageSize, pageSize, frameOffset(frame)) !== pageSize) {
    throw new BackupFailure('store-moved', 'The log became shorter while it was read');
  }
}

function scanWholeLog(walPath: string, mark: WalMark, keys: PageKeys) {
  const start = { salts: mark.salts, frames: 0, checksum: mark.checksum };
  try {
    return withDescriptor(walPath, (descriptor) => scanWithWitness(descriptor, start, mark, keys));
  } catch (cause) {
    if (!(cause instanceof ContinuityLost)) throw cause;
    // From its very start a log must lead to the mark: a frame that breaks the chain was changed on the disk.
    if (cause.pageNumber !== null) throw new SilentCorruption(cause.pageNumber);
    throw new BackupFailure('store-moved', 'The log of the store does not lead to the mark', cause);
  }
}

function scanWithWitness(wal: number, from: WalPlace, mark: WalMark, keys: PageKeys) {
  const { newest, lastCommit } = scanFrames(wal, from, mark);
  const witness = witnessPages(wal, lastCommit, (number) => frameOffset(newest.get(number) ?? 0), keys);
  return { newest, witness };
}

/** Whether the pages of the last captured commit stand in the store file as that commit left them. */
function stillHolds(path: string, witness: PageWitness, keys: PageKeys): boolean {
  const found = withDescriptor(path, (store) =>
    witnessPages(store, witness.numbers, (number) => (number - 1) * pageSize, keys),
  );
  return found.digest === witness.digest;
}

/** Where the page of a frame begins in a log. */
function frameOffset(frame: number): number {
  return walHeaderSize + frame * frameSize + frameHeaderSize;
}

function placeOf(mark: WalMark) {
  return { kind: 'log', salts: mark.salts, frames: mark.frames, checksum: mark.checksum } as const;
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
