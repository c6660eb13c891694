import type { CommandName, OutputOf, ParsedInputOf, QueryName } from '../../shared/contract/contract';
import type { ReadStore, WriteStore } from '../store/store-handles';
import type { Clock } from '../system/clock';
import type { NewId, Randomness } from '../system/randomness';
import type { Actor } from './actor';

/** What a command leaves in the audit trail. `before` and `after` hold only what changed; never a secret. */
export interface AuditDraft {
  readonly action: string;
  readonly entity: string;
  readonly entityId?: string | null;
  /** One plain sentence in past tense. */
  readonly summary: string;
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
  readonly reason?: string;
  readonly severity?: 'info' | 'notice' | 'warn' | 'critical';
  /** When the change was made by someone other than the caller (a sign-in, a second signature). */
  readonly actor?: { readonly userId: string; readonly display: string; readonly role: string };
}

/** The outside world of a command or query, fixed for the length of one call. */
export interface CallContext {
  readonly at: string;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly randomness: Randomness;
  readonly currency: string;
  readonly timeZone: string;
  readonly cutoff: string;
  readonly businessDate: string;
}

export interface CommandResult<Value> {
  readonly value: Value;
  /** Every change says what it did; only keeping a session alive is no change. */
  readonly audit: readonly [AuditDraft, ...AuditDraft[]] | 'not-a-change';
  /** Areas whose screens should look again: cash, orders, stock, people, settings, imports, audit. */
  readonly areas: readonly string[];
  /** The session this window has from now on; absent = unchanged. */
  readonly session?: { readonly id: string | null };
  /** Set when the intent is refused but its traces (a counted wrong password) must stay. */
  readonly refusal?: Error;
}

export interface CommandModule<Name extends CommandName = CommandName> {
  readonly channel: Name;
  /** Runs first, in a transaction of its own that is kept even when `run` fails: a counted try must survive kill -9. */
  readonly before?: (store: WriteStore, actor: Actor, input: ParsedInputOf<Name>, context: CallContext) => void;
  readonly run: (
    store: WriteStore,
    actor: Actor,
    input: ParsedInputOf<Name>,
    context: CallContext,
  ) => CommandResult<OutputOf<Name>>;
}

export interface QueryModule<Name extends QueryName = QueryName> {
  readonly channel: Name;
  readonly run: (store: ReadStore, actor: Actor, input: ParsedInputOf<Name>, context: CallContext) => OutputOf<Name>;
}

export type CommandModules = { readonly [Name in CommandName]: CommandModule<Name> };
export type QueryModules = { readonly [Name in QueryName]: QueryModule<Name> };

export const commandModule = <Name extends CommandName>(module: CommandModule<Name>): CommandModule<Name> => module;
export const queryModule = <Name extends QueryName>(module: QueryModule<Name>): QueryModule<Name> => module;
