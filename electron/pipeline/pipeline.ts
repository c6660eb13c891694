import { createHash } from 'node:crypto';
import type { Channel } from '../../shared/contract/channel';
import { type ChannelName, contract, isChannelName } from '../../shared/contract/contract';
import { type Envelope, FailureError, type FailureKey, failure } from '../../shared/failures/failures';
import { countCommit } from '../store/ledger-state';
import { sqliteFailure } from '../store/sqlite-failure';
import type { ReadStore, WriteStore } from '../store/store-handles';
import type { Actor, Caller, Station } from './actor';
import { writeAudit } from './audit-writer';
import { callContext, type OutsideWorld } from './call-context';
import type {
  AuditDraft,
  CallContext,
  CommandModule,
  CommandModules,
  CommandResult,
  QueryModule,
  QueryModules,
} from './module';
import {
  endOutlived,
  isOutlived,
  lockWhenIdle,
  type ResolvedCaller,
  requireAccess,
  resolveCaller,
} from './session-step';
import { Throttle } from './throttle';
import { Timings } from './timings';

export interface LedgerConnection {
  readonly read: ReadStore;
  readonly write: WriteStore;
  /** Runs in one immediate transaction; rolls back when it throws. */
  transaction<Value>(run: () => Value): Value;
}

export interface PipelineOptions {
  readonly ledger: LedgerConnection;
  readonly world: OutsideWorld;
  readonly station: Station;
  readonly bootId: string;
  readonly commands: CommandModules;
  readonly queries: QueryModules;
  readonly idleMinutes: (store: ReadStore) => number;
  /** Whether an operation may show this person sums that hold cash, now: nobody learns what an open drawer should hold. */
  readonly seesCash: (store: ReadStore, actor: Actor) => boolean;
  readonly report: (fault: { readonly fingerprint: string; readonly message: string; readonly stack: string }) => void;
}

export interface CallResult {
  readonly envelope: Envelope<unknown>;
  readonly areas: readonly string[];
  readonly session?: { readonly id: string | null };
}

/** A long query that passed every check but has not run: the read-only connection runs it as this actor. */
export interface LongQuery extends CallResult {
  readonly forward?: { readonly actor: Actor };
}

export interface AuthorisedOperation {
  readonly actor: {
    readonly userId: string | null;
    readonly display: string;
    readonly role: string;
    /** False while a sum of payments would tell this person what an open drawer should hold. */
    readonly seesCash: boolean;
  };
  readonly input: unknown;
}

interface Admitted {
  readonly channel: Channel;
  readonly name: ChannelName;
  readonly input: unknown;
  readonly resolved: ResolvedCaller;
  readonly context: CallContext;
}

/** parse → session → permission → throttle → transaction { run, audit } → time → envelope, for every intent there is. */
export class Pipeline {
  readonly #options: PipelineOptions;
  readonly #throttle = new Throttle();
  readonly timings = new Timings();

  constructor(options: PipelineOptions) {
    this.#options = options;
  }

  call(name: string, input: unknown, caller: Caller): CallResult {
    return this.#enveloped(name, () => {
      const admitted = this.#admit(name, input, caller);
      const { channel } = admitted;
      if (channel.kind === 'command') return this.#runCommand(admitted);
      if (channel.kind === 'query') return { value: this.#runQuery(admitted), areas: [] };
      throw new FailureError('request/unknown-channel');
    });
  }

  /** The steps before the work, for operations that main runs. @returns who acts and the parsed input. */
  authorise(name: string, input: unknown, caller: Caller): CallResult {
    return this.#enveloped(`${name} (authorise)`, () => {
      const { resolved, input: parsed } = this.#admit(name, input, caller);
      const { userId, display, role } = resolved.actor;
      const seesCash = this.#options.seesCash(this.#options.ledger.read, resolved.actor);
      const value: AuthorisedOperation = { actor: { userId, display, role, seesCash }, input: parsed };
      return { value, areas: [] };
    });
  }

  admitLong(name: string, input: unknown, caller: Caller): LongQuery {
    let actor: Actor | undefined;
    const result = this.#enveloped(`${name} (admit)`, () => {
      actor = this.#admit(name, input, caller).resolved.actor;
      return { value: null, areas: [] };
    });
    return actor ? { ...result, forward: { actor } } : result;
  }

  /** Runs what `admitLong` admitted on the writer, here on the read-only connection. */
  runAdmitted(name: string, input: unknown, actor: Actor): CallResult {
    return this.#enveloped(name, () => {
      if (!isChannelName(name) || !contract[name].long) throw new FailureError('request/unknown-channel');
      const channel: Channel = contract[name];
      const { ledger, world } = this.#options;
      const resolved = { actor, locked: false, mustChangePassword: false, lastSeenAt: null, startedAt: null };
      const value = this.#runQuery({
        name,
        channel,
        input: channel.input.parse(input),
        resolved,
        context: callContext(ledger.read, world),
      });
      return { value, areas: [] };
    });
  }

  /** Writes what an operation did into the trail, as a commit of its own. */
  record(drafts: readonly AuditDraft[], caller: Caller): void {
    const { ledger, world, station } = this.#options;
    ledger.transaction(() => {
      const { actor } = resolveCaller(ledger.read, caller, station);
      this.#finish(actor, drafts, callContext(ledger.read, world));
    });
  }

  #admit(name: string, input: unknown, caller: Caller): Admitted {
    if (!isChannelName(name)) throw new FailureError('request/unknown-channel');
    const { ledger, world, station, idleMinutes } = this.#options;
    const channel: Channel = contract[name];
    const parsed = channel.input.safeParse(input);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      throw new FailureError('request/malformed', {
        field: issue?.path.join('.') ?? '',
        problem: issue?.message ?? '',
      });
    }
    const context = callContext(ledger.read, world);
    let resolved = resolveCaller(ledger.read, caller, station);
    if (isOutlived(resolved, context.at)) {
      this.#endOutlived(resolved, context);
      resolved = resolveCaller(ledger.read, caller, station);
    }
    if (ledger.transaction(() => lockWhenIdle(ledger.write, resolved, context.at, idleMinutes(ledger.read))))
      resolved = { ...resolved, locked: true };
    requireAccess(resolved, channel.access, name);
    const wait = this.#throttle.take(
      resolved.actor.userId ?? resolved.actor.role,
      channel.throttle,
      world.clock.monotonicMs(),
    );
    if (wait > 0) throw new FailureError('request/too-often', { waitSeconds: wait });
    return { channel, name, input: parsed.data, resolved, context };
  }

  #endOutlived({ actor }: ResolvedCaller, context: CallContext): void {
    const summary = `${actor.display} was signed out after twelve hours.`;
    this.#options.ledger.transaction(() => {
      endOutlived(this.#options.ledger.write, actor.sessionId ?? '', context.at);
      this.#finish(actor, [{ action: 'auth.expired', entity: 'user', entityId: actor.userId, summary }], context);
    });
  }

  #runCommand({ name, channel, input, resolved, context }: Admitted): Outcome {
    const { ledger, commands } = this.#options;
    const module = commands[name as keyof CommandModules] as unknown as CommandModule;
    const { actor } = resolved;
    if (module.before) ledger.transaction(() => module.before?.(ledger.write, actor, input as never, context));
    const result = ledger.transaction((): CommandResult<unknown> => {
      const ran = module.run(ledger.write, actor, input as never, context);
      if (ran.audit !== 'not-a-change') this.#finish(actor, ran.audit, context);
      return ran;
    });
    const session = result.session ? { session: result.session } : {};
    if (result.refusal) throw Object.assign(result.refusal, { areas: result.areas });
    return { value: channel.output.parse(result.value), areas: result.areas, ...session };
  }

  #runQuery({ name, channel, input, resolved, context }: Admitted): unknown {
    const module = this.#options.queries[name as keyof QueryModules] as unknown as QueryModule;
    return channel.output.parse(module.run(this.#options.ledger.read, resolved.actor, input as never, context));
  }

  #finish(actor: Actor, drafts: readonly AuditDraft[], context: CallContext): void {
    const { ledger, world, bootId } = this.#options;
    writeAudit(ledger.write, actor, drafts, { at: context.at, bootId, monotonicMs: world.clock.monotonicMs() });
    countCommit(ledger.write, context.at, context.businessDate);
  }

  #enveloped(name: string, work: () => Outcome): CallResult {
    const started = performance.now();
    try {
      const { value, areas, session } = work();
      return { envelope: { ok: true, value }, areas, ...(session ? { session } : {}) };
    } catch (error) {
      return { envelope: { ok: false, failure: this.#explain(name, error) }, areas: [] };
    } finally {
      this.timings.record(name, performance.now() - started);
    }
  }

  #explain(name: string, error: unknown) {
    const known = sqliteFailure(error, name);
    if (known instanceof FailureError) return known.failure;
    const fault = known instanceof Error ? known : new Error(String(known));
    const place =
      fault.stack
        ?.split('\n')[1]
        ?.trim()
        .replace(/\(.*[\\/]/, '(') ?? '';
    const fingerprint = createHash('sha256').update(`${name}|${fault.name}|${place}`).digest('hex').slice(0, 8);
    this.#options.report({ fingerprint, message: `${name}: ${fault.message}`, stack: fault.stack ?? '' });
    const key: FailureKey = 'unexpected';
    return failure(key, { fingerprint });
  }
}

interface Outcome {
  readonly value: unknown;
  readonly areas: readonly string[];
  readonly session?: { readonly id: string | null };
}
