import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../engine/manifest';
import type { Repository } from '../repository/repository';
import { RestoreRefused } from './restore-refused';
import { type StagePorts, stagedSize, stageStore } from './stage-store';
import { differencesFromManifest, type InspectStore, type StoreFacts } from './store-facts';
import { readStoreSnapshot } from './store-snapshot';
import { swapStore } from './swap';

/** The steps of a restore in their order. Until `swap` the live store is not touched. */
export const restoreSteps = ['read', 'stage', 'check', 'swap'] as const;
export type RestoreStep = (typeof restoreSteps)[number];

/** What a restore is going to do, decided before it does any of it. Plain data: it crosses process borders. */
export interface RestorePlan {
  readonly snapshotId: string;
  readonly manifest: Manifest;
  readonly root: string;
  /** Where the new store is staged, relative to the data folder. */
  readonly staging: string;
  /** Where what stands there now is kept, relative to the data folder. */
  readonly keep: string;
  /** The staged store file. */
  readonly stagedPath: string;
  /** Bytes the staged store needs at most. */
  readonly bytes: number;
}

export interface RestoreTarget {
  /** The data folder. */
  readonly root: string;
  /** A name for this restore, used for its folders: letters, digits, dot and dash. Never used before. */
  readonly name: string;
  /** The newest schema this Larder understands. Older copies are for the inspector to migrate in staging. */
  readonly supportedSchemaVersion: number;
  /** `quarantine` for a live store that is damaged; else `undo`. */
  readonly keepUnder: 'undo' | 'quarantine';
}

/**
 * Step `read`: decides what a restore of this snapshot does, and refuses what this Larder cannot put back. Touches
 * nothing.
 *
 * @throws RestoreRefused `newer-schema`, `newer-format`, `not-a-store-copy`, `damaged`; RepositoryFailure;
 *   DestinationFailure.
 */
export async function planRestore(
  repository: Repository,
  snapshotId: string,
  target: RestoreTarget,
): Promise<RestorePlan> {
  const image = await readStoreSnapshot(repository, snapshotId);
  if (image.manifest.schemaVersion > target.supportedSchemaVersion) {
    throw new RestoreRefused('newer-schema', `${image.manifest.schemaVersion} (Larder ${image.manifest.appVersion})`);
  }
  const staging = `staging/${target.name}`;
  return {
    snapshotId,
    manifest: image.manifest,
    root: target.root,
    staging,
    keep: `${target.keepUnder}/${target.name}`,
    stagedPath: join(target.root, staging, 'store', 'store.db'),
    bytes: stagedSize(image),
  };
}

/**
 * Step `stage`: writes the store of the plan, encrypted, beside the live one. On failure the staging folder is gone.
 *
 * @returns bytes of the staged store. @throws as `stageStore`.
 */
export async function stageRestore(repository: Repository, plan: RestorePlan, ports: StagePorts): Promise<number> {
  try {
    return await stageStore(repository, await readStoreSnapshot(repository, plan.snapshotId), plan.stagedPath, ports);
  } catch (cause) {
    abandonRestore(plan);
    throw cause;
  }
}

/**
 * Step `check`: has the staged store opened and compares it with its manifest. An inspector that migrates an older
 * store takes the facts first.
 *
 * @throws RestoreRefused `check-failed`; the staging folder stays until `abandonRestore`.
 */
export async function checkRestore(plan: RestorePlan, inspect: InspectStore): Promise<StoreFacts> {
  let facts: StoreFacts;
  try {
    facts = await inspect(plan.stagedPath);
  } catch (cause) {
    throw new RestoreRefused('check-failed', 'The staged store does not open', cause);
  }
  const differences = differencesFromManifest(facts, plan.manifest);
  if (differences.length > 0) throw new RestoreRefused('check-failed', differences.join('; '));
  return facts;
}

/**
 * Step `swap`: the staged store takes the place of the live one, which nobody may have open. What stood there is kept
 * in `plan.keep`, from where `undoRestore` brings it back.
 */
export function swapRestore(plan: RestorePlan): void {
  swapStore({ root: plan.root, from: plan.staging, keep: plan.keep });
}

/** Brings back what a restore replaced; what the restore had brought is kept in its turn, under `undo/<name>`. */
export function undoRestore(plan: Pick<RestorePlan, 'root' | 'keep'>, name: string): void {
  swapStore({ root: plan.root, from: plan.keep, keep: `undo/${name}` });
}

/** Removes the staged store of a plan that is not carried through. */
export function abandonRestore(plan: Pick<RestorePlan, 'root' | 'staging'>): void {
  rmSync(join(plan.root, plan.staging), { recursive: true, force: true });
}
