import type { Failure } from '../../../shared/failures/failures';
import type { Clock } from '../../system/clock';
import type { DataPaths } from '../../system/data-paths';
import type { NewId } from '../../system/randomness';
import type { Announce } from './announce';
import type { KnownDestination } from './destination-book';
import type { EngineProcess } from './engine-process';
import type { BackupTimes, LiveLedger } from './ports';

export interface BackupServicePorts {
  readonly paths: DataPaths;
  readonly ledger: LiveLedger;
  readonly engine: EngineProcess;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly appVersion: string;
  readonly times: BackupTimes;
  readonly announce: Announce;
  readonly timeZone: () => string;
  readonly report: (what: string, failure: Failure) => void;
}

export interface CaptureRun {
  readonly snapshotId: string;
  readonly capturedAt: string;
  readonly commitCounter: number;
  readonly newBytes: number;
  readonly seconds: number;
}

export interface LaneResult {
  readonly destination: KnownDestination;
  /** Null when nothing was copied: it failed, it came too late, or this place holds everything. */
  readonly run: CaptureRun | null;
  readonly failure: Failure | null;
}

export interface CopyWish {
  readonly reason: string;
  readonly tags: readonly string[];
  readonly rebase: 'when-needed' | 'always';
  /** Makes a copy although nothing changed. */
  readonly always: boolean;
  readonly signal?: AbortSignal;
  /** Asked when the turn of each place comes; true = what this copy was to precede has happened, so make none. */
  readonly tooLate?: () => boolean;
}

export const afterChanges: CopyWish = { reason: 'after changes', tags: [], rebase: 'when-needed', always: false };
