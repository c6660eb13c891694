import { createHash } from 'node:crypto';
import { importCommands, importQueries } from '../../../../electron/backoffice/imports/import-modules';
import { createRestaurant } from '../../../../electron/backoffice/people/create-restaurant';
import { callContext } from '../../../../electron/pipeline/call-context';
import type { SqlParameters } from '../../../../electron/store/store-handles';
import type { ChannelName, InputOf, OutputOf } from '../../../../shared/contract/contract';
import type { Failure } from '../../../../shared/failures/failures';
import { fixtureBytes } from '../../../support/import-fixtures';
import { TestClock, type TestLedger, testLedger } from '../../../support/test-ledger';

export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export const toastNight = ['OrderDetails', 'PaymentDetails', 'ItemSelectionDetails'].map(
  (name) => `toast/20261121/${name}.csv`,
);
export const squareSales = 'square/transactions-2026-11-21-2026-11-23.csv';
export const squareLines = 'square/items-2026-11-21-2026-11-23.csv';

export const fixture = (name: string): NamedBytes => ({ name, bytes: new Uint8Array(fixtureBytes(name)) });

/** A fixture with its rows changed; the header stays. */
export function changed(name: string, change: (rows: readonly string[]) => readonly string[]): NamedBytes {
  const [header = '', ...rows] = new TextDecoder().decode(fixtureBytes(name)).trimEnd().split(/\r?\n/);
  return { name, bytes: new TextEncoder().encode([header, ...change(rows)].join('\r\n')) };
}

type Applied = OutputOf<'imports.apply'>;

export interface ImportShop {
  readonly ledger: TestLedger;
  readonly ownerId: string;
  call<Name extends ChannelName>(channel: Name, input: InputOf<Name>): OutputOf<Name>;
  refused<Name extends ChannelName>(channel: Name, input: InputOf<Name>): Failure;
  apply(...files: readonly NamedBytes[]): Applied;
  rollBack(batchId: string | null | undefined): OutputOf<'imports.rollBack'>;
  run(sql: string, parameters?: SqlParameters): void;
  all<Row>(sql: string, parameters?: SqlParameters): readonly Row[];
  /** Everything the ledger counts, without ids, batches and times of writing. */
  state(): unknown;
  /** Sells this product as itself, from a shelf with this many pieces. */
  shelve(product: string, pieces: number): string;
  onHand(): number;
  close(): void;
}

export function importShop(): ImportShop {
  const ledger = testLedger(
    { commands: importCommands, queries: importQueries },
    new TestClock('2026-11-23T18:00:00.000Z'),
  );
  const { read, write } = ledger.connection;
  const restaurant = {
    name: 'Harbour Street',
    currency: 'USD',
    timeZone: 'America/Los_Angeles',
    cutoff: '04:00',
    cashRoundTo: 1,
  } as const;
  const owner = { username: 'owner', display: 'Olga Owner', password: 'seventeen blue pizza ovens', mustChange: false };
  ledger.connection.transaction(() =>
    createRestaurant(write, { restaurant, owner, sample: false }, callContext(read, ledger.world)),
  );
  const ownerId = read.get<{ readonly id: string }>('SELECT id FROM user')?.id ?? '';
  const envelope = (channel: ChannelName, input: unknown) => {
    ledger.clock.advance(60_000);
    return ledger.call(channel, input, { kind: 'person', userId: ownerId });
  };
  const shop: ImportShop = {
    ledger,
    ownerId,
    call: (channel, input) => {
      const answer = envelope(channel, input);
      if (!answer.ok) throw new Error(`${channel}: ${JSON.stringify(answer.failure)}\n${ledger.faults.join('\n')}`);
      return answer.value as never;
    },
    refused: (channel, input) => {
      const answer = envelope(channel, input);
      if (answer.ok) throw new Error(`${channel} was not refused`);
      return answer.failure;
    },
    apply: (...files) =>
      shop.call('imports.apply', {
        files: [...files],
        digests: files.map(({ bytes }) => sha256(bytes)),
      } as InputOf<'imports.apply'>),
    rollBack: (id) => shop.call('imports.rollBack', { id: id ?? '', reason: 'Wrong week' }),
    run: (sql, parameters = {}) => ledger.connection.transaction(() => void write.run(sql, parameters)),
    all: (sql, parameters = {}) => read.all(sql, parameters),
    state: () => stateOf(shop),
    shelve: (product, pieces) => shelve(shop, product, pieces),
    onHand: () =>
      shop.all<{ readonly micro: number }>('SELECT sum(on_hand_micro) AS micro FROM stock_item')[0]?.micro ?? 0,
    close: ledger.close,
  };
  return shop;
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const stateQueries = {
  orders: `SELECT order_no, source, external_id, opened_at, closed_at, business_date, channel, server, status, subtotal_minor, discount_minor,
    tax_minor, tip_minor, gratuity_minor, rounding_minor, total_minor, guest_count, complete FROM live_order ORDER BY source, external_id`,
  lines: `SELECT o.external_id, i.line_no, i.line_key, p.name AS product, i.name_at_sale, i.qty_micro, i.unit_price_minor, i.gross_minor,
    i.discount_minor, i.net_minor, i.tax_minor, i.modifiers, i.void FROM live_order_item i JOIN live_order o ON o.id = i.order_id
    LEFT JOIN product p ON p.id = i.product_id ORDER BY o.external_id, i.line_no`,
  payments: `SELECT o.external_id AS "order", p.external_id, p.method, p.amount_minor, p.tip_minor, p.tendered_minor, p.change_minor, p.status,
    p.cash_session_id, d.name AS drawer, p.taken_by, p.paid_at, p.business_date FROM live_payment p JOIN live_order o ON o.id = p.order_id
    LEFT JOIN drawer d ON d.id = p.drawer_id ORDER BY p.external_id`,
  refunds: `SELECT o.external_id AS "order", r.external_id, p.external_id AS payment, r.method, r.amount_minor, r.tip_minor, r.reason, d.name AS drawer,
    r.refunded_at, r.business_date FROM live_refund r JOIN live_order o ON o.id = r.order_id LEFT JOIN live_payment p ON p.id = r.payment_id
    LEFT JOIN drawer d ON d.id = r.drawer_id ORDER BY r.external_id`,
  stock: `SELECT i.name, i.on_hand_micro FROM stock_item i ORDER BY i.name`,
  sales: `SELECT m.occurred_at, m.business_date, sum(m.qty_micro) AS micro FROM stock_move m WHERE m.ref_type = 'order_item'
    GROUP BY 1, 2 HAVING sum(m.qty_micro) <> 0 ORDER BY 1, 2`,
};

const stateOf = (shop: ImportShop): unknown =>
  Object.fromEntries(Object.entries(stateQueries).map(([name, sql]) => [name, shop.all(sql)]));

function shelve(shop: ImportShop, product: string, pieces: number): string {
  const at = '2026-11-01T00:00:00.000Z';
  const [itemId, productId] = [shop.ledger.world.newId(), shop.ledger.world.newId()];
  shop.run(
    `INSERT INTO stock_item (id, name, base_unit, count_unit, avg_cost_micro, created_at, created_by, updated_at) VALUES (:itemId, :product, 'each', 'each', 50000000, :at, 'test', :at)`,
    { itemId, product, at },
  );
  shop.run(
    `INSERT INTO stock_move (id, item_id, qty_micro, kind, unit_cost_micro, value_minor, occurred_at, business_date, ref_type, ref_id, created_at, created_by)
     VALUES (:id, :itemId, :micro, 'opening', 50000000, 0, :at, '2026-11-01', 'stock_item', :itemId, :at, 'test')`,
    { id: shop.ledger.world.newId(), itemId, micro: pieces * 1_000_000, at },
  );
  shop.run(
    `INSERT INTO product (id, name, stock_mode, stock_item_id, sold_by, created_at, created_by, updated_at) VALUES (:productId, :product, 'direct', :itemId, 'each', :at, 'test', :at)`,
    { productId, itemId, product, at },
  );
  return itemId;
}

export const permutations = <Thing>(things: readonly Thing[]): readonly (readonly Thing[])[] =>
  things.length <= 1
    ? [things]
    : things.flatMap((thing, index) =>
        permutations(things.filter((_, other) => other !== index)).map((rest) => [thing, ...rest]),
      );
