import { peopleAndSettings } from './20261121120000-people-and-settings';
import { importsAndSales } from './20261121120100-imports-and-sales';
import { cash } from './20261121120200-cash';
import { stock } from './20261121120300-stock';
import { ledgerState } from './20261121120400-ledger-state';
import type { Migration } from './sql';

/** In order of application. A shipped one is never edited: its digest is kept in each store and compared at every start. */
export const migrations: readonly Migration[] = [peopleAndSettings, importsAndSales, cash, stock, ledgerState];
