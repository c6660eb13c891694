import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reverseSales } from '../../../../electron/backoffice/stock/sale-deduction';
import { callContext } from '../../../../electron/pipeline/call-context';
import { cents, giveReasons, handIn, post, stockShop, units } from './stock-shop';

type Step =
  | { readonly kind: 'receive'; readonly item: number; readonly quantity: number; readonly cost: number }
  | { readonly kind: 'sell'; readonly item: number; readonly quantity: number; readonly minutesAgo: number }
  | { readonly kind: 'take-back'; readonly sale: number }
  | { readonly kind: 'count'; readonly item: number; readonly quantity: number; readonly reverse: boolean };

const item = fc.integer({ min: 0, max: 1 });
const quantity = fc.integer({ min: 1, max: 400 }).map((tenths) => tenths / 10);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('receive'), item, quantity, cost: fc.integer({ min: 0, max: 500 }) }),
  fc.record({ kind: fc.constant('sell'), item, quantity, minutesAgo: fc.integer({ min: 0, max: 90 }) }),
  fc.record({ kind: fc.constant('take-back'), sale: fc.nat({ max: 9 }) }),
  fc.record({ kind: fc.constant('count'), item, quantity, reverse: fc.boolean() }),
);

describe('what is on hand', () => {
  it('is the sum of the movements after any sequence of deliveries, sales, counts and their undoing', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 14 }), (steps) => {
        const shop = stockShop({ staff: false });
        try {
          const { connection, world, clock } = shop.ledger;
          const items = [shop.item('Cola', 20, 50), shop.item('Flour', 0, 3)];
          const products = items.map((itemId, index) => {
            const productId = shop.product(`Product ${index}`);
            shop.call('owner', 'stock.linkProduct', { productId, itemId });
            return productId;
          });
          const sales: string[] = [];
          for (const next of steps) {
            shop.minutePasses();
            if (next.kind === 'receive')
              shop.call('owner', 'stock.receive', {
                itemId: items[next.item] ?? '',
                quantityMicro: units(next.quantity),
                unitCostMicro: cents(next.cost),
              });
            else if (next.kind === 'sell') {
              const soldAt = new Date(clock.now().getTime() - next.minutesAgo * 60_000).toISOString();
              sales.push(shop.sell(products[next.item] ?? '', next.quantity, soldAt));
            } else if (next.kind === 'take-back')
              connection.transaction(() =>
                reverseSales(connection.write, sales.slice(next.sale), callContext(connection.read, world)),
              );
            else {
              const itemId = items[next.item] ?? '';
              const before = shop.onHand(itemId);
              const { countId } = handIn(shop, 'owner', new Map([[itemId, next.quantity]]));
              giveReasons(shop, countId);
              post(shop, 'owner', countId);
              expect(shop.onHand(itemId)).toBe(units(next.quantity));
              if (next.reverse) {
                shop.call('owner', 'stock.reverse', { countId, reason: 'Counted the wrong shelf' });
                expect(shop.onHand(itemId)).toBe(before);
              }
            }
            for (const itemId of items) expect(shop.onHand(itemId)).toBe(shop.sumOfMoves(itemId));
          }
          expect(shop.ledger.faults).toEqual([]);
        } finally {
          shop.close();
        }
      }),
      { numRuns: 12 },
    );
  }, 60_000);
});
