import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { syncDirectory } from '../../system/atomic-file';
import { RestoreRefused } from './restore-refused';
import {
  readIntent,
  removeIntent,
  requireInside,
  type SwapIntent,
  type SwappedFolder,
  swappedFolders,
  writeIntent,
} from './swap-intent';

const stagingFolder = 'staging';
const logFiles = ['store.db-wal', 'store.db-shm', 'store.db-journal'];

export interface Swap {
  /** The data folder. Nobody may have the store open: the caller holds the lock of the data folder. */
  readonly root: string;
  /** The folder that holds the new `store/`, relative to the data folder: `staging/<name>` or `undo/<name>`. */
  readonly from: string;
  /** A new folder that keeps what stands there now, relative: `undo/<name>` or `quarantine/<name>`. */
  readonly keep: string;
}

/**
 * Puts another store in the place of the live one by renaming folders, so that no file is ever written over and no
 * log is left beside a store it does not belong to. What the engine knew of the old store moves away with it. A kill
 * or a power cut at any step leaves the old or the new store whole; `recoverInterruptedRestore` finishes the rest.
 *
 * @throws RestoreRefused `unfinished`, `left-open`, `damaged` (there is no store in `from`), before anything moves.
 */
export function swapStore(swap: Swap): void {
  const from = requireInside(swap.from);
  const keep = requireInside(swap.keep);
  if (readIntent(swap.root) !== null) throw new RestoreRefused('unfinished', 'An earlier restore has to be finished');
  if (existsSync(join(swap.root, keep))) throw new RestoreRefused('unfinished', `${keep} exists already`);
  const folder = join(swap.root, from, 'store');
  if (!existsSync(join(folder, 'store.db'))) throw new RestoreRefused('damaged', 'There is no staged store');
  // What comes from undo was closed by a crash or by us and keeps its own log; what comes from staging has none.
  if (from.startsWith(`${stagingFolder}/`)) refuseLogs(folder);
  const present = (parent: string) => swappedFolders.filter((name) => existsSync(join(swap.root, parent, name)));
  const intent: SwapIntent = { intentVersion: 1, from, keep, brings: present(from), replaces: present('.') };
  mkdirSync(join(swap.root, keep), { recursive: true, mode: 0o700 });
  syncDirectory(dirname(join(swap.root, keep)));
  syncDirectory(swap.root);
  syncDirectory(folder);
  writeIntent(swap.root, intent);
  carryThrough(swap.root, intent);
}

/** What the next start found of a restore that was cut short. */
export type RecoveredRestore = 'nothing' | 'finished' | 'rolled-back';

/**
 * To be called at every start, under the lock of the data folder and before the store is opened: finishes a swap that
 * a crash cut short, or takes it back where the new store has vanished, and removes half-staged stores.
 */
export function recoverInterruptedRestore(root: string): RecoveredRestore {
  const intent = readIntent(root);
  const recovered = intent === null ? 'nothing' : carryThrough(root, intent);
  rmSync(join(root, stagingFolder), { recursive: true, force: true });
  return recovered;
}

function carryThrough(root: string, intent: SwapIntent): 'finished' | 'rolled-back' {
  const place = (parent: string, name: SwappedFolder): string => join(root, parent, name);
  const arrived = (name: SwappedFolder): boolean =>
    !existsSync(place(intent.from, name)) &&
    existsSync(place('.', name)) &&
    (!intent.replaces.includes(name) || existsSync(place(intent.keep, name)));
  const canArrive = intent.brings.every((name) => existsSync(place(intent.from, name)) || arrived(name));
  if (!canArrive) return takeBack(root, intent);
  for (const name of swappedFolders) {
    const isOldInPlace = intent.replaces.includes(name) && !existsSync(place(intent.keep, name));
    if (isOldInPlace) move(place('.', name), place(intent.keep, name));
    if (intent.brings.includes(name) && !arrived(name)) move(place(intent.from, name), place('.', name));
  }
  finish(root, intent);
  return 'finished';
}

function takeBack(root: string, intent: SwapIntent): 'rolled-back' {
  for (const name of intent.replaces) {
    const kept = join(root, intent.keep, name);
    const live = join(root, name);
    if (!existsSync(kept)) continue;
    if (existsSync(live)) move(live, join(root, intent.from, name));
    move(kept, live);
  }
  finish(root, intent);
  return 'rolled-back';
}

function finish(root: string, intent: SwapIntent): void {
  removeIfEmpty(join(root, intent.from));
  removeIfEmpty(join(root, intent.keep));
  removeIntent(root);
}

/** Both folders are flushed: a rename is durable only when the place it left and the place it reached are. */
function move(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  renameSync(from, to);
  syncDirectory(dirname(to));
  syncDirectory(dirname(from));
}

function removeIfEmpty(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
}

function refuseLogs(folder: string): void {
  for (const name of logFiles) {
    const left = statSync(join(folder, name), { throwIfNoEntry: false });
    if (left !== undefined) throw new RestoreRefused('left-open', `${name} stands beside the staged store`);
  }
}
