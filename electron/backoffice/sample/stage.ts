import type { CommandName, OutputOf, ParsedInputOf } from '../../../shared/contract/contract';
import { permissionsOf, type Role } from '../../../shared/domain/people/permissions';
import type { Actor, Station } from '../../pipeline/actor';
import { writeAudit } from '../../pipeline/audit-writer';
import { callContext, type OutsideWorld } from '../../pipeline/call-context';
import type { AuditDraft, CallContext, CommandModule, CommandResult } from '../../pipeline/module';
import type { LedgerConnection } from '../../pipeline/pipeline';

export type Cast = Readonly<Record<Role, Actor>>;

export const actorFor = (
  { id, display, role }: { readonly id: string; readonly display: string; readonly role: Role },
  station: Station,
): Actor => ({ userId: id, display, role, permissions: new Set(permissionsOf[role]), sessionId: null, station });

/** The past, where people act through the same commands as on any other day, audited at the instant they acted. */
export interface Stage {
  readonly connection: LedgerConnection;
  contextAt(instant: string): CallContext;
  act<Name extends CommandName>(
    who: Actor,
    at: string,
    module: CommandModule<Name>,
    input: ParsedInputOf<Name>,
  ): OutputOf<Name>;
  /** For what is done past a command: keeps its result's entries. */
  keep<Value>(who: Actor, at: string, result: CommandResult<Value>): Value;
  note(who: Actor, at: string, draft: AuditDraft): void;
}

export function stageOf(connection: LedgerConnection, world: OutsideWorld, bootId: string): Stage {
  const monotonicMs = world.clock.monotonicMs();
  const contextAt = (instant: string): CallContext => {
    const clock = { ...world.clock, now: () => new Date(instant), monotonicMs: () => monotonicMs };
    return callContext(connection.read, { ...world, clock });
  };
  const record = (who: Actor, at: string, drafts: readonly AuditDraft[]): void =>
    writeAudit(connection.write, who, drafts, { at, bootId, monotonicMs });
  const keep: Stage['keep'] = (who, at, { value, audit, refusal }) => {
    if (refusal) throw refusal;
    if (audit !== 'not-a-change') record(who, at, audit);
    return value;
  };
  return {
    connection,
    contextAt,
    keep,
    act: (who, at, module, input) => keep(who, at, module.run(connection.write, who, input, contextAt(at))),
    note: (who, at, draft) => record(who, at, [draft]),
  };
}
