import type { CommandModules, QueryModules } from '../pipeline/module';
import { auditQueries } from './audit/audit-modules';
import { cashCommands, cashQueries } from './cash/cash-modules';
import { importCommands, importQueries } from './imports/import-modules';
import { orderQueries } from './orders/order-modules';
import { peopleCommands, peopleQueries } from './people/people-modules';
import { settingsCommands, settingsQueries } from './settings/settings-modules';
import { stockCommands, stockQueries } from './stock/stock-modules';

/** Every command there is; a channel without its module does not compile. */
export const commandModules: CommandModules = {
  ...peopleCommands,
  ...settingsCommands,
  ...cashCommands,
  ...stockCommands,
  ...importCommands,
};

export const queryModules: QueryModules = {
  ...peopleQueries,
  ...settingsQueries,
  ...orderQueries,
  ...cashQueries,
  ...stockQueries,
  ...importQueries,
  ...auditQueries,
};
