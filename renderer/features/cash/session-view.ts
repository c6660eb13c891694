import type { OutputOf } from '../../../shared/contract/contract';

/** What `cash.session` answers. */
export type SessionView = OutputOf<'cash.session'>;
export type DrawerEvent = SessionView['events'][number];
