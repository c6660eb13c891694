import { expect, it } from 'vitest';
import { parseFile } from '../../electron/backoffice/imports/reading/parse-file';
import { harbourStreet } from '../support/import-fixtures';
import { importShop } from '../unit/backoffice/imports/import-shop';

const lines = 100_000;
const header =
  'Location,Order Id,Order #,Sent Date,Order Date,Check Id,Server,Table,Dining Area,Service,Dining Option,Item Selection Id,Item Id,Master Id,SKU,PLU,Menu Item,Menu Subgroup(s),Menu Group,Menu,Sales Category,Gross Price,Discount,Net Price,Qty,Tax,Void?,Deferred,Tax Exempt,Tax Inclusion Option,Dining Option Tax,Tab Name';

/** A month of a busy place: four lines an order, sixty products. */
function itemsFile(): Uint8Array {
  const rows = Array.from({ length: lines }, (_, index) => {
    const order = Math.floor(index / 4);
    const at = `11/${String(1 + (order % 20)).padStart(2, '0')}/26 ${1 + (order % 11)}:${String(order % 60).padStart(2, '0')} PM`;
    return `Harbour Street,13000000157${String(10_000_001 + order * 7)},${order},${at},${at},15000000157${10_000_001 + order},Ann Example,,,,Dine In,16000000157${10_000_001 + index * 3},17000000157${10_000_003 + (index % 60)},18000000157${10_000_003 + (index % 60)},,,Dish ${index % 60},,Pizza,All day,Food,12.99,0.00,12.99,1.0,1.03920000,false,false,false,NOT_INCLUDED,,`;
  });
  return new TextEncoder().encode([header, ...rows].join('\r\n'));
}

const paymentHeader =
  'Location,Payment Id,Order Id,Order #,Paid Date,Order Date,Check Id,Check #,Tab Name,Server,Table,Dining Area,Service,Dining Option,House Acct #,Amount,Tip,Gratuity,Total,Swiped Card Amount,Keyed Card Amount,Amount Tendered,Refunded,Refund Date,Refund Amount,Refund Tip Amount,Void User,Void Approver,Void Date,Status,Type,Cash Drawer,Card Type,Other Type,Email,Phone,Last 4 Card Digits,Receipt,V/MC/D Fees';

/** One cash payment for each order of `itemsFile`. */
function paymentsFile(): Uint8Array {
  const rows = Array.from({ length: lines / 4 }, (_, order) => {
    const at = `11/${String(1 + (order % 20)).padStart(2, '0')}/26 ${1 + (order % 11)}:${String(order % 60).padStart(2, '0')} PM`;
    return `Harbour Street,14000000157${10_000_001 + order * 3},13000000157${10_000_001 + order * 7},${order},${at},${at},15000000157${10_000_001 + order},1,,Ann Example,,,,,,56.12,0.00,0.00,56.12,,,60.00,No,,,,,,,,Cash,Drawer 1,,,,,,,`;
  });
  return new TextEncoder().encode([paymentHeader, ...rows].join('\r\n'));
}

it('adds 100 000 lines of goods that leave the shelf, with their payments, within fifteen seconds', () => {
  const shop = importShop();
  for (let dish = 0; dish < 60; dish += 1) shop.shelve(`Dish ${dish}`, 10_000);
  const files = [
    { name: 'ItemSelectionDetails.csv', bytes: itemsFile() },
    { name: 'PaymentDetails.csv', bytes: paymentsFile() },
  ];
  let moves = 0;
  const apply = seconds(() => {
    moves = shop.apply(...files).reduce((sum, report) => sum + report.stockMoves, 0);
  });
  shop.close();
  process.stdout.write(
    `import of ${lines} lines with ${moves} movements and ${lines / 4} payments: ${apply.toFixed(2)} s\n`,
  );
  expect(moves).toBe(lines);
  expect(apply).toBeLessThan(15);
});

it('adds 100 000 order lines within fifteen seconds', () => {
  const bytes = itemsFile();
  const file = { name: 'ItemSelectionDetails.csv', bytes };
  const parse = seconds(() => expect(parseFile(file, harbourStreet).ok).toBe(true));
  const shop = importShop();
  const preview = seconds(() => shop.call('imports.preview', { files: [file] } as never));
  const apply = seconds(() => expect(shop.apply(file)[0]).toMatchObject({ newLines: lines, newOrders: lines / 4 }));
  const again = seconds(() => shop.apply({ name: 'again.csv', bytes: new Uint8Array([...bytes, 13, 10]) }));
  const payments = shop.all('SELECT count(*) AS count FROM import_row');
  const list = seconds(() => shop.call('imports.list', {}));
  const id = shop.call('imports.list', {}).at(-1)?.id;
  const rollBack = seconds(() => shop.rollBack(id));
  shop.close();
  const told = { parse, preview, apply, again, list, rollBack };
  const shown = Object.entries(told).map(([name, value]) => `${name} ${value.toFixed(2)} s`);
  process.stdout.write(
    `import of ${lines} lines: ${shown.join(', ')}; apply is ${(apply / parse).toFixed(1)} × the parse\n`,
  );
  expect(payments).toEqual([{ count: 2 * lines }]);
  expect(apply).toBeLessThan(15);
});

function seconds(work: () => void): number {
  const started = performance.now();
  work();
  return (performance.now() - started) / 1000;
}
