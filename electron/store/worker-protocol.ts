import type { Failure } from '../../shared/failures/failures';
import type { LedgerState } from './ledger-state';

/** The caller and drafts pass through the store untouched; the pipeline in the worker gives them meaning. */
export interface StoreRequests {
  open: {
    readonly input: {
      readonly path: string;
      readonly key: Uint8Array;
      readonly role: 'writer' | 'reader';
      readonly station: StationIdentity;
    };
    readonly output: { readonly migrated: number };
  };
  create: {
    readonly input: {
      readonly path: string;
      readonly key: Uint8Array;
      readonly station: StationIdentity;
      readonly newRestaurant: NewRestaurant;
    };
    readonly output: { readonly done: true };
  };
  call: {
    readonly input: { readonly channel: string; readonly payload: unknown; readonly caller: unknown };
    readonly output: unknown;
  };
  runQuery: {
    readonly input: { readonly channel: string; readonly payload: unknown; readonly actor: unknown };
    readonly output: unknown;
  };
  authorise: {
    readonly input: { readonly channel: string; readonly payload: unknown; readonly caller: unknown };
    readonly output: unknown;
  };
  record: {
    readonly input: { readonly drafts: unknown; readonly caller: unknown };
    readonly output: { readonly done: true };
  };
  checkPassword: {
    readonly input: ({ readonly username: string } | { readonly userId: string }) & { readonly password: string };
    readonly output: { readonly userId: string; readonly role: string; readonly display: string };
  };
  facts: { readonly input: Record<string, never>; readonly output: StoreFacts };
  mark: { readonly input: Record<string, never>; readonly output: StoreMark };
  checkpoint: { readonly input: Record<string, never>; readonly output: { readonly mark: StoreMark } };
  inspect: { readonly input: { readonly full: boolean }; readonly output: StoreInspection };
  /** Opens a staged copy, recounts it, checks a person against it, and brings it to this schema. Leaves it closed. */
  adopt: {
    readonly input: {
      readonly path: string;
      readonly key: Uint8Array;
      readonly person: { readonly username: string; readonly password: string } | null;
    };
    readonly output: { readonly facts: CopyFacts; readonly role: string | null };
  };
  /** Opens a staged copy and recounts it. Leaves it closed. */
  inspectCopy: { readonly input: { readonly path: string; readonly key: Uint8Array }; readonly output: CopyFacts };
  timings: { readonly input: Record<string, never>; readonly output: unknown };
  /** Closes the store. The mark is taken in the same turn: nothing can be written after it. Null when none was open for writing. */
  close: { readonly input: Record<string, never>; readonly output: { readonly mark: StoreMark | null } };
}

export type StoreRequestName = keyof StoreRequests;

export interface StationIdentity {
  readonly fingerprint: string;
  readonly name: string;
}

export interface NewRestaurant {
  readonly restaurant: {
    readonly name: string;
    readonly currency: string;
    readonly timeZone: string;
    readonly cutoff: string;
    readonly cashRoundTo: 1 | 5 | 10;
  };
  readonly owner: {
    readonly username: string;
    readonly display: string;
    readonly password: string;
    readonly mustChange: boolean;
  };
  /** Fills the new store with the sample restaurant's days. */
  readonly sample: boolean;
}

/** What main must know of an open store to show it, before anyone has signed in. */
export interface StoreFacts {
  readonly restaurantName: string;
  readonly sample: boolean;
  readonly currency: string;
  readonly timeZone: string;
  readonly businessDate: string;
  readonly schemaVersion: number;
  readonly users: number;
  readonly owners: readonly string[];
}

/** One committed moment of the store: what the capture reads up to, and what the ledger said then. */
export interface StoreMark {
  readonly databasePath: string;
  /** The last commit that stands in the log, as the backup engine reads it. */
  readonly wal: {
    readonly frames: number;
    readonly pageCount: number;
    readonly salts: readonly [number, number];
    readonly checksum: readonly [number, number];
  };
  readonly ledgerState: LedgerState;
  readonly schemaVersion: number;
}

export interface StoreInspection {
  readonly ok: boolean;
  readonly problem: string | null;
  readonly ledgerState: LedgerState;
  readonly recounted: LedgerState;
  readonly schemaVersion: number;
}

/** What a copy of the store says of itself, worked out from its rows. */
export interface CopyFacts {
  readonly quickCheck: string;
  readonly ledgerState: Readonly<Record<string, string | number | null>>;
  readonly auditHead: { readonly seq: number; readonly hash: string } | null;
}

export type StoreReply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly failure: Failure };

/** What the worker says without being asked. */
export type StoreNotice =
  | { readonly notice: 'progress'; readonly done: number; readonly total: number; readonly sentence: string }
  | { readonly notice: 'fault'; readonly fingerprint: string; readonly message: string; readonly stack: string };
