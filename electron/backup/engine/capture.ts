import type { Clock } from '../../system/clock';
import type { Repository, SnapshotId } from '../repository/repository';
import { RepositoryFailure } from '../repository/repository-failure';
import { ContinuityLost, refuseIfCancelled } from './backup-failure';
import { type CaptureState, currentStateVersion } from './capture-state';
import type { ManifestFacts } from './manifest';
import { emptyOverlay, growOverlay } from './overlay';
import type { BaseImage, ChangedPages, PageSource } from './page-source';
import { type ProgressListener, progressMeter } from './progress';
import { saveBlobs } from './save-blobs';
import { storeFileName } from './snapshot-layout';
import { pageSize } from './sqlcipher-pages';
import type { WalMark } from './wal-mark';
import { writeSnapshot } from './write-snapshot';

/** When an overlay grows beyond this, a new base costs less than carrying it along. */
export interface CaptureLimits {
  readonly overlayShareOfBase: number;
  /** Overlays below this many bytes are never too long. */
  readonly overlayFloorBytes: number;
  readonly mergeAfterMilliseconds: number;
}

export const usualCaptureLimits: CaptureLimits = {
  overlayShareOfBase: 0.15,
  overlayFloorBytes: 4 * 1024 * 1024,
  mergeAfterMilliseconds: 5 * 60_000,
};

export interface CaptureRequest {
  /** Why, in the words of the business: "before price import". Stands in the manifest. */
  readonly reason: string;
  readonly tags: readonly string[];
  /** What the store says about the very commit of the mark. */
  readonly facts: ManifestFacts;
  /** `always` starts a new base although the overlay is short: the nightly rebase. */
  readonly rebase: 'when-needed' | 'always';
  readonly clock: Clock;
  readonly limits?: CaptureLimits;
  readonly onProgress?: ProgressListener;
  readonly signal?: AbortSignal;
}

/** Why a capture made a new base. */
export type RebaseReason = 'first' | 'asked' | 'continuity-lost' | 'overlay-long' | 'repository-changed';

export interface CaptureResult {
  readonly snapshotId: SnapshotId;
  /** Bytes sent to the destination. */
  readonly newBytes: number;
  readonly seconds: number;
  readonly rebased: RebaseReason | null;
  readonly changedPages: number;
  readonly state: CaptureState;
}

type CapturedContent = Pick<CaptureState, 'base' | 'overlay' | 'position'>;

/**
 * Captures the store at the mark as one snapshot in the repository: a few changed pages on top of the last base, or a
 * new base when there is none, when continuity is lost, or when the overlay has grown long. Takes the repository's
 * lock. The returned state is for the next capture into the same repository; keep it after this one has returned.
 *
 * @throws SilentCorruption, BackupFailure (`store-moved`, `cancelled`), RepositoryFailure, DestinationFailure. After
 *   any of them the kept state stays good and no snapshot was added.
 */
export async function capture(
  repository: Repository,
  source: PageSource,
  mark: WalMark,
  state: CaptureState | null,
  request: CaptureRequest,
): Promise<CaptureResult> {
  const startedAt = request.clock.monotonicMs();
  const bytesBefore = repository.written.bytes;
  return repository.withLock(async () => {
    const capturedAt = request.clock.now().getTime();
    const increment = await captureIncrement(repository, source, mark, state, request);
    const rebased = 'rebase' in increment ? increment.rebase : null;
    const content =
      'rebase' in increment ? await captureBase(repository, source, mark, capturedAt, request) : increment.content;
    refuseIfCancelled(request.signal);
    const snapshotId = await writeSnapshot(repository, content, request, capturedAt);
    return {
      snapshotId,
      newBytes: repository.written.bytes - bytesBefore,
      seconds: (request.clock.monotonicMs() - startedAt) / 1000,
      rebased,
      changedPages: 'rebase' in increment ? content.base.size / pageSize : increment.changedPages,
      state: {
        stateVersion: currentStateVersion,
        repositoryId: repository.id,
        ...content,
        commitCounter: request.facts.commitCounter,
      },
    };
  });
}

async function captureBase(
  repository: Repository,
  source: PageSource,
  mark: WalMark,
  capturedAt: number,
  request: CaptureRequest,
): Promise<CapturedContent> {
  const image: BaseImage = await source.base(mark);
  const size = image.pageCount * pageSize;
  const meter = progressMeter(size, request.clock, request.onProgress);
  const chunks = await saveBlobs(repository, image.chunks, { signal: request.signal, onBytes: meter });
  const content = chunks.map((chunk) => chunk.id);
  const treeId = await repository.saveTree([
    { type: 'file', name: storeFileName, modifiedAt: capturedAt, size, content },
  ]);
  return {
    base: { treeId, size, capturedAt },
    overlay: emptyOverlay(treeId, capturedAt),
    position: image.position,
  };
}

async function captureIncrement(
  repository: Repository,
  source: PageSource,
  mark: WalMark,
  state: CaptureState | null,
  request: CaptureRequest,
): Promise<{ readonly rebase: RebaseReason } | { readonly content: CapturedContent; readonly changedPages: number }> {
  if (state === null) return { rebase: 'first' };
  if (request.rebase === 'always') return { rebase: 'asked' };
  if (!isStillStored(repository, state)) return { rebase: 'repository-changed' };
  // A store whose counter ran backwards is another one than was captured, however much its log looks alike.
  if (request.facts.commitCounter < state.commitCounter) return { rebase: 'continuity-lost' };
  const limits = request.limits ?? usualCaptureLimits;
  try {
    const changed = await source.changedSince(state.position, mark);
    if (overlayGrowsTooLong(state, changed, limits)) return { rebase: 'overlay-long' };
    const meter = progressMeter(changed.changedCount * pageSize, request.clock, request.onProgress);
    const overlay = await growOverlay(state.overlay, changed, {
      repository,
      now: request.clock.now().getTime(),
      mergeAfter: limits.mergeAfterMilliseconds,
      save: { signal: request.signal, onBytes: meter },
    });
    return { content: { base: state.base, overlay, position: changed.position }, changedPages: changed.changedCount };
  } catch (cause) {
    if (cause instanceof ContinuityLost) return { rebase: 'continuity-lost' };
    // An overlay blob that no longer reads back must not stop copying: the new base does not need it.
    if (cause instanceof RepositoryFailure && (cause.code === 'damaged' || cause.code === 'not-found')) {
      return { rebase: 'repository-changed' };
    }
    throw cause;
  }
}

function isStillStored(repository: Repository, state: CaptureState): boolean {
  return (
    state.repositoryId === repository.id &&
    repository.has(state.base.treeId, 'tree') &&
    state.overlay.blobs.every((blob) => repository.has(blob.id, 'data'))
  );
}

function overlayGrowsTooLong(state: CaptureState, changed: ChangedPages, limits: CaptureLimits): boolean {
  const grown = state.overlay.end.size + changed.changedCount * pageSize;
  return grown > Math.max(state.base.size * limits.overlayShareOfBase, limits.overlayFloorBytes);
}
