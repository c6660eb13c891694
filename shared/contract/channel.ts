import type { z } from 'zod';
import type { Permission } from '../domain/people/permissions';
import type { FailureKey } from '../failures/failures';

/** Where the app stands; each channel says in which of these it answers. */
export const phases = ['starting', 'first-run', 'keychain', 'damaged', 'newer-store', 'open'] as const;
export type Phase = (typeof phases)[number];

/**
 * How an intent runs: a `command` writes and a `query` reads the ledger in the store worker; an `operation` is long or
 * outside the ledger (copies, restore, keychain, update) and runs in main, authorised and audited through the store.
 */
export type ChannelKind = 'command' | 'query' | 'operation';

/** `anyone` before sign-in, `signed-in` for every role. */
export type Access = Permission | 'anyone' | 'signed-in';

/** `sensitive` = sign-in and secrets, `heavy` = one at a time. */
export type ThrottleClass = 'normal' | 'sensitive' | 'heavy';

export interface Channel<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly kind: ChannelKind;
  /** One sentence for docs/contract.md. */
  readonly summary: string;
  readonly access: Access;
  readonly phases: readonly Phase[];
  readonly input: Input;
  readonly output: Output;
  /** Beyond those every channel can give (request/*, session/*, store/*, unexpected). */
  readonly failures: readonly FailureKey[];
  readonly throttle: ThrottleClass;
  /** A query that may take long runs on the read-only connection, never before a sale. */
  readonly long: boolean;
}

interface Declaration<Input extends z.ZodType, Output extends z.ZodType> {
  readonly summary: string;
  readonly access: Access;
  readonly input: Input;
  readonly output: Output;
  readonly phases?: readonly Phase[];
  readonly failures?: readonly FailureKey[];
  readonly throttle?: ThrottleClass;
  readonly long?: boolean;
}

const declare =
  <Kind extends ChannelKind>(kind: Kind) =>
  <Input extends z.ZodType, Output extends z.ZodType>(
    declaration: Declaration<Input, Output>,
  ): Channel<Input, Output> & { readonly kind: Kind } => ({
    kind,
    phases: ['open'],
    failures: [],
    throttle: 'normal',
    long: false,
    ...declaration,
  });

export const command = declare('command');
export const query = declare('query');
export const operation = declare('operation');
