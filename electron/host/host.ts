import type { Channel } from '../../shared/contract/channel';
import { type ChannelName, contract, isChannelName, type OperationName } from '../../shared/contract/contract';
import { type Envelope, FailureError, failure } from '../../shared/failures/failures';
import type { Caller } from '../pipeline/actor';
import type { AuditDraft } from '../pipeline/module';
import type { AuthorisedOperation } from '../pipeline/pipeline';
import { sqliteFailure } from '../store/sqlite-failure';
import type { Office } from './office';
import type { Operation, OperationActor, OperationResult, Operations } from './operation';
import type { RunningTasks } from './running-tasks';

export interface CallAnswer {
  readonly envelope: Envelope<unknown>;
  readonly session?: { readonly id: string | null };
}

export interface HostHooks {
  /** Called after each change of the ledger; the backup engine copies it within seconds. */
  readonly changed: () => void;
  /** How to make a named copy before this intent, or null when it is worth none. Never refuses the intent. */
  readonly before: (channel: ChannelName) => (() => Promise<void>) | null;
}

const nobody: OperationActor = { userId: null, display: 'Nobody', role: 'nobody', seesCash: false };

/** What makes or opens the records: twice at once would make two sets of keys over one store. */
const opensRecords: ReadonlySet<OperationName> = new Set([
  'setup.createRestaurant',
  'setup.openSample',
  'setup.leaveSample',
  'setup.newRecoveryCode',
  'app.tryAgain',
  'app.openWithRecoveryCode',
]);

/** Whoever was authorised did it, even when their session ended meanwhile. */
const doneBy = ({ userId, display, role }: OperationActor, drafts: readonly AuditDraft[]): readonly AuditDraft[] =>
  drafts.map((draft) => (userId === null || draft.actor ? draft : { ...draft, actor: { userId, display, role } }));

/** The main process's one door: every intent of a window or of the command line comes through `call`. */
export class Host {
  readonly office: Office;
  readonly tasks: RunningTasks;
  readonly #operations: Operations;
  readonly #hooks: HostHooks;

  constructor(office: Office, operations: Operations, tasks: RunningTasks, hooks: HostHooks) {
    this.office = office;
    this.tasks = tasks;
    this.#operations = operations;
    this.#hooks = hooks;
  }

  /** A change that came by no channel. */
  noteChange(): void {
    this.#hooks.changed();
  }

  async call(name: string, input: unknown, caller: Caller): Promise<CallAnswer> {
    try {
      if (!isChannelName(name)) throw new FailureError('request/unknown-channel');
      const channel: Channel = contract[name];
      if (!channel.phases.includes(this.office.phase.phase))
        throw new FailureError('request/not-now', { phase: this.office.phase.phase });
      return channel.kind === 'operation'
        ? await this.#operate(name as OperationName, input, caller)
        : await this.#ask(name, input, caller);
    } catch (error) {
      return { envelope: { ok: false, failure: this.#explain(name, error) } };
    }
  }

  async #ask(name: ChannelName, input: unknown, caller: Caller): Promise<CallAnswer> {
    const copyFirst = this.#hooks.before(name);
    if (copyFirst) {
      const { envelope } = await this.office.store.authorise(name, input, caller);
      if (!envelope.ok) return { envelope };
      await copyFirst();
    }
    const { envelope, areas, session } = await this.office.store.call(name, input, caller);
    if (areas.length > 0) {
      this.office.ports.announce('data.changed', { areas: [...areas] });
      if (areas.includes('settings')) await this.office.refreshFacts();
    }
    if (contract[name].kind === 'command' && (areas.length > 0 || !envelope.ok)) this.#hooks.changed();
    return session ? { envelope, session } : { envelope };
  }

  async #operate(name: OperationName, input: unknown, caller: Caller): Promise<CallAnswer> {
    const authorised = await this.#authorise(name, input, caller);
    const run = this.#operations[name] as unknown as Operation<OperationName>;
    const work = (signal: AbortSignal): Promise<OperationResult<unknown>> =>
      run(authorised.input as never, { actor: authorised.actor, caller, signal });
    const result =
      contract[name].throttle === 'heavy'
        ? await this.tasks.alone(name, work)
        : opensRecords.has(name)
          ? await this.tasks.aloneWithRecords(work)
          : await work(new AbortController().signal);
    if (result.audit && this.office.phase.phase === 'open') {
      const drafts = doneBy(authorised.actor, result.audit);
      await this.office.store.writer.request('record', { drafts, caller });
      this.#hooks.changed();
    }
    const value = contract[name].output.parse(result.value);
    return result.session
      ? { envelope: { ok: true, value }, session: result.session }
      : { envelope: { ok: true, value } };
  }

  async #authorise(name: OperationName, input: unknown, caller: Caller): Promise<AuthorisedOperation> {
    if (this.office.phase.phase === 'open') {
      const { envelope } = await this.office.store.authorise(name, input, caller);
      if (!envelope.ok) throw new FailureError(envelope.failure.key, envelope.failure.detail, envelope.failure.message);
      return envelope.value as AuthorisedOperation;
    }
    const parsed = contract[name].input.safeParse(input);
    if (!parsed.success)
      throw new FailureError('request/malformed', { field: parsed.error.issues[0]?.path.join('.') ?? '' });
    if (contract[name].access !== 'anyone') throw new FailureError('session/signed-out');
    return { actor: nobody, input: parsed.data };
  }

  #explain(name: string, error: unknown) {
    const known = sqliteFailure(error, name);
    if (known instanceof FailureError) return known.failure;
    const fault = known instanceof Error ? known : new Error(String(known));
    this.office.ports.log.fault({ fingerprint: name, message: fault.message, stack: fault.stack ?? '' });
    return failure('unexpected', { fingerprint: name });
  }
}
