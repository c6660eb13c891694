import type { Repository } from '../repository/repository';
import { ContinuityLost } from './backup-failure';
import type { OverlayBlob, OverlayState } from './capture-state';
import type { ChangedPages } from './page-source';
import { appendToPlainWal, type NumberedPages, type PlainWalEnd, startPlainWal } from './plain-wal';
import { readPlainWal } from './plain-wal-reader';
import { type SaveOptions, saveBlobs } from './save-blobs';
import { pageSize } from './sqlcipher-pages';

/** A window with more than this many bytes is left as it is: merging holds its pages in memory. */
const mergeLimitBytes = 24 * 1024 * 1024;
const pagesPerRun = 256;

export function emptyOverlay(baseId: string, now: number): OverlayState {
  const end = startPlainWal(baseId);
  return { blobs: [], end, window: { start: end, blobCount: 0, openedAt: now } };
}

export interface OverlayPorts {
  readonly repository: Pick<Repository, 'saveBlob' | 'loadBlob'>;
  readonly now: number;
  /** How long captures are only appended before their pages are merged into one segment, in milliseconds. */
  readonly mergeAfter: number;
  readonly save: SaveOptions;
}

/**
 * Adds changed pages to an overlay. Once in a while the segments since the last merge are replaced by one that holds
 * each page once, so that a day of captures every few seconds does not make the overlay long.
 */
export async function growOverlay(
  overlay: OverlayState,
  changed: ChangedPages,
  ports: OverlayPorts,
): Promise<OverlayState> {
  if (changed.changedCount === 0) return overlay;
  const windowBytes = overlay.end.size - overlay.window.start.size;
  const due = ports.now - overlay.window.openedAt >= ports.mergeAfter || ports.now < overlay.window.openedAt;
  if (!due || windowBytes === 0 || windowBytes > mergeLimitBytes) {
    const added = await saveSegment(overlay.end, changed.runs, changed, ports);
    const blobs = [...overlay.blobs, ...added.blobs];
    const window = due ? { start: added.end, blobCount: blobs.length, openedAt: ports.now } : overlay.window;
    return { blobs, end: added.end, window };
  }
  const kept = overlay.blobs.slice(0, overlay.window.blobCount);
  const runs = mergedRuns(overlay, changed, ports.repository);
  const merged = await saveSegment(overlay.window.start, runs, changed, ports);
  const blobs = [...kept, ...merged.blobs];
  return { blobs, end: merged.end, window: { start: merged.end, blobCount: blobs.length, openedAt: ports.now } };
}

async function saveSegment(
  start: PlainWalEnd,
  runs: AsyncIterable<NumberedPages>,
  changed: ChangedPages,
  ports: OverlayPorts,
): Promise<{ readonly blobs: readonly OverlayBlob[]; readonly end: PlainWalEnd }> {
  let end = start;
  async function* segments(): AsyncGenerator<Uint8Array> {
    // The commit stands in the last frame of the last run: each run waits until the next one shows that it is not.
    let waiting: NumberedPages | null = null;
    const append = (run: NumberedPages, committedPages: number | null): Uint8Array => {
      const appended = appendToPlainWal(end, run, committedPages);
      end = appended.end;
      return appended.bytes;
    };
    for await (const run of runs) {
      if (waiting !== null) yield append(waiting, null);
      waiting = run;
    }
    if (waiting !== null) yield append(waiting, changed.pageCount);
  }
  const blobs = await saveBlobs(ports.repository, segments(), ports.save);
  return { blobs, end };
}

async function* mergedRuns(
  overlay: OverlayState,
  changed: ChangedPages,
  repository: OverlayPorts['repository'],
): AsyncGenerator<NumberedPages> {
  const newest = new Map<number, Uint8Array>();
  const reader = readPlainWal(overlay.window.start);
  for (const blob of overlay.blobs.slice(overlay.window.blobCount)) {
    for (const frame of reader.read(await repository.loadBlob(blob.id, 'data'))) newest.set(frame.number, frame.page);
  }
  if (reader.end().size !== overlay.end.size) throw new ContinuityLost('The overlay is not as long as it was');
  for await (const run of changed.runs) {
    for (const [index, number] of run.numbers.entries()) {
      newest.set(number, run.pages.subarray(index * pageSize, (index + 1) * pageSize));
    }
  }
  const numbers = [...newest.keys()]
    .filter((number) => number <= changed.pageCount)
    .sort((left, right) => left - right);
  for (let start = 0; start < numbers.length; start += pagesPerRun) {
    const run = numbers.slice(start, start + pagesPerRun);
    const pages = new Uint8Array(run.length * pageSize);
    for (const [index, number] of run.entries()) pages.set(newest.get(number) ?? [], index * pageSize);
    yield { numbers: run, pages };
  }
}
