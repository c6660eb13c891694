import type { CommandModules, QueryModules } from '../../pipeline/module';
import { board, denominations, reasons } from './board';
import { countAgain, startCount, submitCount } from './count-drawer';
import { addEvent, reverseEvent } from './drawer-events';
import { forceClose } from './force-close';
import { addDrawer, openDrawer } from './open-drawer';
import { resolveDifference } from './resolve-difference';
import { session } from './session-query';
import { signOff } from './sign-off';

/** Everything that changes a drawer's day. */
export const cashCommands = {
  'cash.addDrawer': addDrawer,
  'cash.open': openDrawer,
  'cash.addEvent': addEvent,
  'cash.reverseEvent': reverseEvent,
  'cash.startCount': startCount,
  'cash.submitCount': submitCount,
  'cash.countAgain': countAgain,
  'cash.resolve': resolveDifference,
  'cash.signOff': signOff,
  'cash.forceClose': forceClose,
} satisfies Pick<CommandModules, Extract<keyof CommandModules, `cash.${string}`>>;

export const cashQueries = {
  'cash.board': board,
  'cash.denominations': denominations,
  'cash.reasons': reasons,
  'cash.session': session,
} satisfies Pick<QueryModules, Extract<keyof QueryModules, `cash.${string}`>>;
