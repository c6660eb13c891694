import type { Actor, Station } from '../../pipeline/actor';
import { addDrawer } from '../cash/open-drawer';
import { hashPassword } from '../people/password-hash';
import { roleNames } from '../people/role-names';
import { sampleCategories, sampleMenu } from './menu';
import {
  insertCategory,
  insertPerson,
  insertProduct,
  selectOwner,
  selectStandardDrawerId,
  selectStation,
} from './sample-sql';
import { stockShelves } from './shelf-week';
import { type StaffRole, samplePassword, sampleStaff } from './staff';
import { actorFor, type Cast, type Stage } from './stage';
import type { Counter } from './trade-day';

export interface Business {
  readonly cast: Cast;
  readonly items: ReadonlyMap<string, string>;
  readonly counter: Counter;
}

const firstOrderNo = 10_001;

function hire(stage: Stage, owner: Actor, station: Station, at: string): Cast {
  const { newId, randomness } = stage.contextAt(at);
  const passwordHash = hashPassword(samplePassword, randomness);
  const person = (role: StaffRole): Actor => {
    const { username, display } = sampleStaff[role];
    const id = newId();
    insertPerson(stage.connection.write, { id, username, display, role, passwordHash, at, by: owner.userId });
    const summary = `${owner.display} added ${display} as ${roleNames[role]}.`;
    const after = { username, display, role };
    stage.note(owner, at, { action: 'user.created', entity: 'user', entityId: id, summary, after });
    return actorFor({ id, display, role }, station);
  };
  return {
    owner,
    manager: person('manager'),
    shift_lead: person('shift_lead'),
    cashier: person('cashier'),
    stock_clerk: person('stock_clerk'),
    accountant: person('accountant'),
    auditor: person('auditor'),
  };
}

function writeMenu(stage: Stage, items: ReadonlyMap<string, string>, at: string): ReadonlyMap<string, string> {
  const { write } = stage.connection;
  const { newId } = stage.contextAt(at);
  const by = 'larder';
  const categories = new Map(
    sampleCategories.map(([name, revenueClass], sort) => {
      const id = newId();
      insertCategory(write, { id, name, sort, revenueClass, at, by });
      return [name, id];
    }),
  );
  return new Map(
    sampleMenu.map(({ name, category, priceMinor, item }) => {
      const id = newId();
      const itemId = item === undefined ? null : (items.get(item) ?? null);
      insertProduct(write, { id, name, categoryId: categories.get(category) ?? null, priceMinor, itemId, at, by });
      return [name, id];
    }),
  );
}

/** People, menu, shelves and a second drawer: everything a first day needs. */
export function openBusiness(stage: Stage, at: string): Business {
  const { read } = stage.connection;
  const [founder, station, standardDrawerId] = [selectOwner(read), selectStation(read), selectStandardDrawerId(read)];
  if (!founder || !station || !standardDrawerId) throw new Error('the sample needs a ledger that was set up');
  const owner = actorFor({ ...founder, role: 'owner' }, station);
  const cast = hire(stage, owner, station, at);
  const frontDrawer = stage.act(owner, at, addDrawer, { name: 'Drawer 2, Front counter' });
  const items = stockShelves(stage, owner, at);
  const productIds = writeMenu(stage, items, at);
  let orderNo = firstOrderNo;
  return {
    cast,
    items,
    counter: {
      productIds,
      drawerIds: [standardDrawerId, frontDrawer.id],
      cast,
      nextOrderNo: () => orderNo++,
    },
  };
}
