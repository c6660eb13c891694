import type { CommandModules, QueryModules } from '../../pipeline/module';
import { cancelCount, enterCount, startCount, submitCount } from './count-shelves';
import { stockCountQueries } from './count-view';
import { createItem, linkProduct, receive } from './manage-items';
import { post, reverse } from './post-count';
import { recount, setReason } from './review-lines';
import { stockListQueries } from './stock-lists';

/** Everything that changes what the ledger says is on the shelf. */
export const stockCommands = {
  'stock.createItem': createItem,
  'stock.receive': receive,
  'stock.linkProduct': linkProduct,
  'stock.startCount': startCount,
  'stock.enterCount': enterCount,
  'stock.submitCount': submitCount,
  'stock.setReason': setReason,
  'stock.recount': recount,
  'stock.post': post,
  'stock.reverse': reverse,
  'stock.cancelCount': cancelCount,
} satisfies Pick<CommandModules, Extract<keyof CommandModules, `stock.${string}`>>;

export const stockQueries = {
  ...stockListQueries,
  ...stockCountQueries,
} satisfies Pick<QueryModules, Extract<keyof QueryModules, `stock.${string}`>>;
