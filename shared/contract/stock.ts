import { z } from 'zod';
import { countLineStates, stockCountStates } from '../domain/stock/count-machine';
import { command, query } from './channel';
import { businessDate, done, hiddenMinor, id, instant, micro, nothing, optionalText, text } from './primitives';

export const countStatus = z.enum(stockCountStates);

export const stockItem = z.strictObject({
  id,
  name: z.string(),
  category: z.string().nullable(),
  unit: z.string(),
  /** Micro-units of the base unit in one counting unit (a case, a bag). */
  unitMicro: micro,
  /** Null while the item is counted blind and the asker may not know; its movements are withheld with it. */
  onHandMicro: micro.nullable(),
  averageCostMicro: micro.nullable(),
  valueMinor: hiddenMinor,
  lastCountedAt: instant.nullable(),
  soldAs: z.array(z.string()),
  rowVersion: z.int(),
});

export const countLine = z.strictObject({
  id,
  itemId: id,
  name: z.string(),
  unit: z.string(),
  unitMicro: micro,
  state: z.enum(countLineStates),
  /** True while a figure can be written down: of a second count, only the lines it was asked for. */
  open: z.boolean(),
  countedMicro: micro.nullable(),
  expectedMicro: micro.nullable(),
  varianceMicro: micro.nullable(),
  varianceMinor: hiddenMinor,
  level: z.enum(['clerk', 'manager', 'owner']).nullable(),
  needsSecondCount: z.boolean(),
  recheck: z.boolean(),
  reasonId: id.nullable(),
  entries: z.array(z.strictObject({ quantityMicro: micro, by: z.string(), at: instant, note: z.string().nullable() })),
});

const countHead = z.strictObject({
  id,
  countNo: z.int(),
  type: z.enum(['full', 'cycle', 'spot']),
  status: countStatus,
  blind: z.boolean(),
  frozenAt: instant,
  startedBy: z.string(),
  postedBy: z.string().nullable(),
  postedAt: instant.nullable(),
  lines: z.int(),
  varianceMinor: hiddenMinor,
  rowVersion: z.int(),
});

export const stock = {
  'stock.items': query({
    summary: 'Everything on the shelf: on hand as the sum of its movements, cost and value.',
    access: 'stock.view',
    input: z.strictObject({ search: z.string().max(80).optional() }),
    output: z.array(stockItem),
  }),
  'stock.units': query({
    summary: 'The units an item can be kept in.',
    access: 'stock.view',
    input: nothing,
    output: z.array(z.strictObject({ code: z.string(), dimension: z.enum(['mass', 'volume', 'count']) })),
  }),
  'stock.reasons': query({
    summary: 'The reasons a difference can have.',
    access: 'stock.view',
    input: nothing,
    output: z.array(z.strictObject({ id, code: z.string(), label: z.string() })),
  }),
  'stock.item': query({
    summary: 'One item with its movements, newest first, and the running on-hand.',
    access: 'stock.view',
    input: z.strictObject({ id, before: instant.optional() }),
    output: z.strictObject({
      item: stockItem,
      moves: z.array(
        z.strictObject({
          id,
          kind: z.string(),
          quantityMicro: micro,
          onHandMicro: micro.nullable(),
          valueMinor: hiddenMinor,
          at: instant,
          businessDate,
          by: z.string(),
          reference: z.string(),
          reversed: z.boolean(),
        }),
      ),
    }),
    failures: ['record/not-found'],
  }),
  'stock.createItem': command({
    summary: 'Adds an item with its unit, opening quantity and cost.',
    access: 'stock.manage',
    input: z.strictObject({
      name: text(120),
      category: optionalText(60),
      unit: text(16),
      openingMicro: micro.min(0),
      unitCostMicro: micro.min(0),
    }),
    output: z.strictObject({ id }),
    failures: ['stock/item-in-use'],
  }),
  'stock.receive': command({
    summary: 'Records a delivery of one item.',
    access: 'stock.manage',
    input: z.strictObject({
      itemId: id,
      quantityMicro: micro.positive(),
      unitCostMicro: micro.min(0),
      note: optionalText(200),
    }),
    output: z.strictObject({ moveId: id }),
    failures: ['record/not-found'],
  }),
  'stock.products': query({
    summary: 'What the POS sells, and which item each product takes from the shelf when it is sold as itself.',
    access: 'stock.view',
    input: nothing,
    output: z.array(
      z.strictObject({
        id,
        name: z.string(),
        category: z.string().nullable(),
        stockMode: z.enum(['none', 'direct', 'recipe']),
        itemId: id.nullable(),
        itemName: z.string().nullable(),
        /** Pieces sold in the 28 business days up to the last sale. */
        sold: z.int(),
      }),
    ),
  }),
  'stock.linkProduct': command({
    summary: 'Says that a product is an item sold as itself, or no longer. Counts from the next import on.',
    access: 'stock.manage',
    input: z.strictObject({ productId: id, itemId: id.nullable() }),
    output: done,
    failures: ['record/not-found'],
  }),
  'stock.counts': query({
    summary: 'Counts, newest first.',
    access: 'stock.view',
    input: nothing,
    output: z.array(countHead),
  }),
  'stock.startCount': command({
    summary: 'Begins a spot count of one or more items: freezes what should be there, hides it from the counter.',
    access: 'stock.count',
    input: z.strictObject({ type: z.enum(['full', 'cycle', 'spot']), itemIds: z.array(id).min(1).max(500) }),
    output: z.strictObject({ countId: id, countNo: z.int() }),
    failures: ['stock/wrong-state', 'record/not-found'],
  }),
  'stock.count': query({
    summary: 'One count. Expected quantities appear only once it was handed in.',
    access: 'stock.view',
    input: z.strictObject({ id }),
    output: z.strictObject({
      count: countHead,
      lines: z.array(countLine),
      mayApprove: z.boolean(),
      mayPost: z.boolean(),
      why: z.string().nullable(),
    }),
    failures: ['record/not-found'],
  }),
  'stock.enterCount': command({
    summary: 'Writes down what was counted of one line; several people and shelves add up.',
    access: 'stock.count',
    input: z.strictObject({
      lineId: id,
      quantityMicro: micro.min(0),
      note: optionalText(200),
      replace: z.boolean().default(false),
    }),
    output: done,
    failures: ['stock/wrong-state', 'stock/needs-second-count', 'record/not-found'],
  }),
  'stock.submitCount': command({
    summary: 'Hands the count in for review.',
    access: 'stock.count',
    input: z.strictObject({ countId: id }),
    output: done,
    failures: ['stock/wrong-state', 'stock/uncounted-lines', 'record/not-found'],
  }),
  'stock.setReason': command({
    summary: 'Gives the reason of a difference.',
    access: 'stock.count',
    input: z.strictObject({ lineId: id, reasonId: id }),
    output: done,
    failures: ['stock/wrong-state', 'record/not-found'],
  }),
  'stock.recount': command({
    summary: 'Asks for a second count of lines by someone else.',
    access: 'stock.post',
    input: z.strictObject({ countId: id, lineIds: z.array(id).min(1) }),
    output: done,
    failures: ['stock/wrong-state', 'record/not-found'],
  }),
  'stock.post': command({
    summary: 'Approves within the own limit and posts one movement for each difference.',
    access: 'stock.count',
    input: z.strictObject({ countId: id, rowVersion: z.int() }),
    output: z.strictObject({ moves: z.int(), varianceMinor: hiddenMinor }),
    failures: [
      'stock/wrong-state',
      'stock/needs-reason',
      'stock/needs-approval',
      'stock/needs-second-count',
      'record/not-found',
      'record/changed-meanwhile',
    ],
  }),
  'stock.reverse': command({
    summary: 'Takes a posted count back by equal and opposite movements.',
    access: 'stock.post',
    input: z.strictObject({ countId: id, reason: text(400) }),
    output: done,
    failures: ['stock/wrong-state', 'stock/already-reversed', 'record/not-found'],
  }),
  'stock.cancelCount': command({
    summary: 'Gives a count up; what was typed is kept for the record.',
    access: 'stock.count',
    input: z.strictObject({ countId: id }),
    output: done,
    failures: ['stock/wrong-state', 'record/not-found'],
  }),
};
