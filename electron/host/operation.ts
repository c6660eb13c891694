import type { OperationName, OutputOf, ParsedInputOf } from '../../shared/contract/contract';
import type { Caller } from '../pipeline/actor';
import type { AuditDraft } from '../pipeline/module';
import type { AuthorisedOperation } from '../pipeline/pipeline';

export type OperationActor = AuthorisedOperation['actor'];

export interface OperationCall {
  readonly actor: OperationActor;
  readonly caller: Caller;
  /** Aborted by the cancel channel of its area. */
  readonly signal: AbortSignal;
}

export interface OperationResult<Value> {
  readonly value: Value;
  /** Written to the trail as a commit of its own, when the store is open afterwards. */
  readonly audit?: readonly [AuditDraft, ...AuditDraft[]];
  /** The session this window has from now on; absent = unchanged. */
  readonly session?: { readonly id: string | null };
}

export type Operation<Name extends OperationName> = (
  input: ParsedInputOf<Name>,
  call: OperationCall,
) => Promise<OperationResult<OutputOf<Name>>>;

export type Operations = { readonly [Name in OperationName]: Operation<Name> };

import type { Announce } from '../backup/service/announce';

export type { Announce };
