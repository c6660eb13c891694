import type { EventName, EventPayload } from '../../../shared/contract/events';

export type Announce = <Name extends EventName>(name: Name, payload: EventPayload<Name>) => void;
