import type { ChannelName, InputOf, OutputOf } from '../../shared/contract/contract';
import type { Failure } from '../../shared/failures/failures';
import { bridge } from './bridge';

/** An intent that was refused, with the sentence and the code for the person. */
export class LarderFailure extends Error {
  override readonly name = 'LarderFailure';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** Asks main. @throws LarderFailure */
export async function call<Name extends ChannelName>(channel: Name, input: InputOf<Name>): Promise<OutputOf<Name>> {
  const ask = bridge().calls[channel] as (
    input: InputOf<Name>,
  ) => Promise<{ ok: true; value: OutputOf<Name> } | { ok: false; failure: Failure }>;
  const envelope = await ask(input);
  if (envelope.ok) return envelope.value;
  throw new LarderFailure(envelope.failure);
}

/** What to tell the person of whatever was thrown: the sentence and the code. */
export function explain(error: unknown): Pick<Failure, 'message' | 'code' | 'detail'> {
  if (error instanceof LarderFailure) return error.failure;
  return { message: 'Larder met a fault of its own. Nothing of this step was saved.', code: 'LRD-BUG-002', detail: {} };
}

/** What was refused, for a notice; null when nothing was. */
export const refusalOf = (error: unknown): ReturnType<typeof explain> | null =>
  error === null || error === undefined ? null : explain(error);
