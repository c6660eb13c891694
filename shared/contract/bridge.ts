import type { Envelope } from '../failures/failures';
import type { ChannelName, InputOf, OutputOf } from './contract';
import type { EventName, EventPayload } from './events';

/** All that a window can reach: one function per channel, and the events. */
export interface LarderBridge {
  readonly calls: { readonly [Name in ChannelName]: (input: InputOf<Name>) => Promise<Envelope<OutputOf<Name>>> };
  /** @returns how to stop listening. */
  readonly on: <Name extends EventName>(name: Name, listener: (payload: EventPayload<Name>) => void) => () => void;
}
