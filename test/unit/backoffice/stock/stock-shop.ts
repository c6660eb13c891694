import { createRestaurant } from '../../../../electron/backoffice/people/create-restaurant';
import { insertUser } from '../../../../electron/backoffice/people/people-sql';
import { deductSales } from '../../../../electron/backoffice/stock/sale-deduction';
import { stockCommands, stockQueries } from '../../../../electron/backoffice/stock/stock-modules';
import type { Caller } from '../../../../electron/pipeline/actor';
import { callContext } from '../../../../electron/pipeline/call-context';
import type { ChannelName, InputOf, OutputOf } from '../../../../shared/contract/contract';
import { type Role, roles } from '../../../../shared/domain/people/permissions';
import type { Failure } from '../../../../shared/failures/failures';
import { type TestLedger, testLedger } from '../../../support/test-ledger';

export const units = (count: number): number => Math.round(count * 1_000_000);
/** Micro-minor per base unit. */
export const cents = (count: number): number => Math.round(count * 1_000_000);

type StockChannel = Extract<ChannelName, `stock.${string}`>;

export interface StockShop {
  readonly ledger: TestLedger;
  readonly people: Readonly<Record<Role | 'secondClerk', string>>;
  call<Name extends StockChannel>(who: Role | 'secondClerk', channel: Name, input: InputOf<Name>): OutputOf<Name>;
  refusal<Name extends StockChannel>(who: Role | 'secondClerk', channel: Name, input: InputOf<Name>): Failure;
  /** Adds an item on the shelf and lets a minute pass. */
  item(name: string, opening: number, costCents: number): string;
  product(name: string): string;
  /** Records a sale of one product line at an instant. @returns its reference. */
  sell(productId: string, quantity: number, occurredAt?: string): string;
  minutePasses(): void;
  reason(code: string): string;
  onHand(itemId: string): number;
  sumOfMoves(itemId: string): number;
  close(): void;
}

function addPeople(ledger: TestLedger): StockShop['people'] {
  const { connection, world } = ledger;
  const at = world.clock.now().toISOString();
  const owner = connection.read.get<{ readonly id: string }>(`SELECT id FROM user WHERE role = 'owner'`)?.id ?? '';
  const others = [...roles.filter((role) => role !== 'owner'), 'secondClerk' as const].map((name) => {
    const id = world.newId();
    const role = name === 'secondClerk' ? 'stock_clerk' : name;
    const account = { passwordHash: 'never signs in', mustChange: false, oneTimeUntil: null, at, createdBy: owner };
    connection.transaction(() =>
      insertUser(connection.write, { id, username: name, display: `The ${name}`, role, ...account }),
    );
    return [name, id] as const;
  });
  return Object.fromEntries([['owner', owner], ...others]) as unknown as StockShop['people'];
}

function setUp(ledger: TestLedger): void {
  const { connection, world } = ledger;
  const restaurant = {
    name: 'Harbour Pizza',
    currency: 'USD',
    timeZone: 'UTC',
    cutoff: '04:00',
    cashRoundTo: 1,
  } as const;
  const owner = { username: 'owner', display: 'The owner', password: 'a quiet kitchen at dawn', mustChange: false };
  connection.transaction(() =>
    createRestaurant(connection.write, { restaurant, owner, sample: false }, callContext(connection.read, world)),
  );
}

/** A restaurant with a person of every role, reached through the pipeline. */
export function stockShop(options: { readonly staff: boolean } = { staff: true }): StockShop {
  const ledger = testLedger({ commands: stockCommands, queries: stockQueries });
  const { connection, world, clock } = ledger;
  setUp(ledger);
  const owner = connection.read.get<{ readonly id: string }>('SELECT id FROM user')?.id ?? '';
  const people = options.staff ? addPeople(ledger) : ({ owner } as StockShop['people']);
  const callerOf = (who: Role | 'secondClerk'): Caller => ({ kind: 'person', userId: people[who] });
  let sales = 0;
  const shop: StockShop = {
    ledger,
    people,
    call: (who, channel, input) => {
      const envelope = ledger.call(channel, input, callerOf(who));
      if (!envelope.ok) throw new Error(`${channel}: ${envelope.failure.key} ${ledger.faults.join('\n')}`);
      return envelope.value as never;
    },
    refusal: (who, channel, input) => {
      const envelope = ledger.call(channel, input, callerOf(who));
      if (envelope.ok) throw new Error(`${channel} was not refused`);
      return envelope.failure;
    },
    item: (name, opening, costCents) => {
      const input = { name, unit: 'each', openingMicro: units(opening), unitCostMicro: cents(costCents) };
      const { id } = shop.call('owner', 'stock.createItem', input);
      shop.minutePasses();
      return id;
    },
    product: (name) => {
      const id = world.newId();
      connection.write.run(
        `INSERT INTO product (id, name, stock_mode, sold_by, created_at, created_by, updated_at)
         VALUES (:id, :name, 'none', 'each', :at, 'test', :at)`,
        { id, name, at: clock.now().toISOString() },
      );
      return id;
    },
    sell: (productId, quantity, occurredAt = clock.now().toISOString()) => {
      sales += 1;
      const lineRef = `order-${sales}:1`;
      const sale = { productId, qtyMicro: units(quantity), lineRef, occurredAt, businessDate: occurredAt.slice(0, 10) };
      connection.transaction(() => deductSales(connection.write, [sale], callContext(connection.read, world)));
      return lineRef;
    },
    minutePasses: () => clock.advance(60_000),
    reason: (code) =>
      connection.read.get<{ readonly id: string }>(`SELECT id FROM reason WHERE area = 'stock' AND code = :code`, {
        code,
      })?.id ?? '',
    onHand: (itemId) =>
      connection.read.get<{ readonly micro: number }>(
        'SELECT on_hand_micro AS micro FROM stock_item WHERE id = :itemId',
        {
          itemId,
        },
      )?.micro ?? Number.NaN,
    sumOfMoves: (itemId) =>
      connection.read.get<{ readonly micro: number }>(
        'SELECT coalesce(sum(qty_micro), 0) AS micro FROM stock_move WHERE item_id = :itemId',
        { itemId },
      )?.micro ?? Number.NaN,
    close: () => ledger.close(),
  };
  return shop;
}

export interface HandedIn {
  readonly countId: string;
  readonly lines: OutputOf<'stock.count'>['lines'];
}

/** Counts these quantities by item and hands the count in. */
export function handIn(shop: StockShop, who: Role | 'secondClerk', counted: ReadonlyMap<string, number>): HandedIn {
  const { countId } = shop.call(who, 'stock.startCount', { type: 'spot', itemIds: [...counted.keys()] });
  shop.minutePasses();
  for (const line of shop.call(who, 'stock.count', { id: countId }).lines)
    shop.call(who, 'stock.enterCount', { lineId: line.id, quantityMicro: units(counted.get(line.itemId) ?? 0) });
  shop.minutePasses();
  shop.call(who, 'stock.submitCount', { countId });
  return { countId, lines: shop.call('owner', 'stock.count', { id: countId }).lines };
}

export function giveReasons(shop: StockShop, countId: string, code = 'PHYSICAL_COUNT'): void {
  for (const line of shop.call('owner', 'stock.count', { id: countId }).lines)
    if (line.varianceMicro !== 0)
      shop.call('owner', 'stock.setReason', { lineId: line.id, reasonId: shop.reason(code) });
}

export function post(shop: StockShop, who: Role | 'secondClerk', countId: string): OutputOf<'stock.post'> {
  const { rowVersion } = shop.call('owner', 'stock.count', { id: countId }).count;
  return shop.call(who, 'stock.post', { countId, rowVersion });
}

export function postRefusal(shop: StockShop, who: Role | 'secondClerk', countId: string): Failure {
  const { rowVersion } = shop.call('owner', 'stock.count', { id: countId }).count;
  return shop.refusal(who, 'stock.post', { countId, rowVersion });
}
