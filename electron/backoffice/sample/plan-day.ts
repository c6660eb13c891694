import { allocate } from '../../../shared/domain/allocate';
import { minor, multiplyMinor, sumMinor } from '../../../shared/domain/money';
import type { Chance } from './chance';
import { type SampleProduct, sampleMenu } from './menu';

type Method = 'CASH' | 'CARD' | 'ONLINE';
type Fate = 'finished' | 'refunded' | 'cancelled' | 'cancelled-paid' | 'pending';

export interface PlannedLine {
  readonly product: SampleProduct;
  readonly quantity: number;
  readonly grossMinor: number;
  readonly discountMinor: number;
  readonly taxMinor: number;
  readonly void: boolean;
}

export interface PlannedOrder {
  /** Where in the trading day it falls: 0 the first minute, 1 the last. */
  readonly moment: number;
  readonly channel: 'dine_in' | 'takeaway' | 'delivery' | 'online' | 'phone';
  readonly method: Method;
  /** Which of the two drawers the counter used. */
  readonly drawer: 0 | 1;
  readonly fate: Fate;
  readonly lines: readonly PlannedLine[];
  readonly subtotalMinor: number;
  readonly discountMinor: number;
  readonly taxMinor: number;
  readonly tipMinor: number;
  readonly tenderedMinor: number | null;
}

/** Orders from 11:00 to 23:00, hour by hour: lunch, a lull, a long evening. */
const hourWeights = [5, 13, 10, 5, 3, 4, 9, 16, 17, 12, 7, 3] as const;
/** By weekday, Monday first. */
const usualOrders = [124, 127, 131, 139, 171, 174, 140] as const;
const [fewestOrders, mostOrders] = [120, 180];
/** Sales tax in hundred-thousandths: 8.875 %. */
const taxRate = [8875, 100_000] as const;

const menu = sampleMenu.map((product) => [product, product.weight] as const);
const hours = hourWeights.map((weight, hour) => [hour, weight] as const);

/** @param weekday ISO: 1 Monday to 7 Sunday. */
export function ordersOn(weekday: number, chance: Chance): number {
  const usual = usualOrders[weekday - 1] ?? fewestOrders;
  return Math.min(mostOrders, Math.max(fewestOrders, usual + chance.between(-8, 8)));
}

function planLines(chance: Chance, fate: Fate): readonly PlannedLine[] {
  const count = chance.weighted([
    [1, 30],
    [2, 36],
    [3, 22],
    [4, 12],
  ]);
  const products = new Set(Array.from({ length: count }, () => chance.weighted(menu)));
  const chosen = [...products].map((product) => {
    const quantity = chance.happens(product.priceMinor < 700 ? 0.4 : 0.08) ? 2 : 1;
    return { product, quantity, grossMinor: product.priceMinor * quantity };
  });
  const voids = fate === 'finished' && chosen.length > 1 && chance.happens(0.012);
  const paid = voids ? chosen.slice(0, -1) : chosen;
  const gross = sumMinor(paid.map(({ grossMinor }) => minor(grossMinor)));
  const discount = chance.happens(0.05) ? multiplyMinor(gross, 10, 100) : minor(0);
  const parts = allocate(
    discount,
    paid.map(({ grossMinor }) => grossMinor),
  );
  return chosen.map((line, index) => {
    const discountMinor = parts[index] ?? 0;
    const isVoid = index >= paid.length;
    const net = minor(line.grossMinor - discountMinor);
    return { ...line, discountMinor, taxMinor: isVoid ? 0 : multiplyMinor(net, ...taxRate), void: isVoid };
  });
}

/** What a guest puts on the counter: the exact coins, or the notes at hand. */
function tendered(chance: Chance, dueMinor: number): number {
  const note = chance.weighted([
    [1, 12],
    [500, 16],
    [1000, 22],
    [2000, 42],
    [5000, 8],
  ]);
  return Math.ceil(dueMinor / note) * note;
}

function usualFate(chance: Chance): Fate {
  return chance.weighted([
    ['finished', 975],
    ['refunded', 10],
    ['cancelled', 15],
  ]);
}

export function planOrder(
  chance: Chance,
  wanted: { readonly fate?: Fate; readonly method?: Method } = {},
): PlannedOrder {
  const fate = wanted.fate ?? usualFate(chance);
  const method =
    wanted.method ??
    chance.weighted<Method>([
      ['CARD', 52],
      ['CASH', 28],
      ['ONLINE', 20],
    ]);
  const channel =
    method === 'ONLINE'
      ? chance.pick(['online', 'delivery'] as const)
      : chance.pick(['dine_in', 'takeaway', 'phone'] as const);
  const lines = planLines(chance, fate);
  const kept = lines.filter((line) => !line.void);
  const total = (of: (line: PlannedLine) => number) => kept.reduce((sum, line) => sum + of(line), 0);
  const [subtotalMinor, discountMinor, taxMinor] = [
    total((line) => line.grossMinor),
    total((line) => line.discountMinor),
    total((line) => line.taxMinor),
  ];
  const tips = method !== 'CASH' && chance.happens(0.62);
  const tipMinor = tips ? multiplyMinor(minor(subtotalMinor), chance.pick([10, 15, 18, 20]), 100) : 0;
  return {
    moment: (chance.weighted(hours) + chance.share()) / hours.length,
    channel,
    method,
    drawer: chance.happens(0.55) ? 1 : 0,
    fate,
    lines,
    subtotalMinor,
    discountMinor,
    taxMinor,
    tipMinor,
    tenderedMinor: method === 'CASH' ? tendered(chance, subtotalMinor - discountMinor + taxMinor) : null,
  };
}

/** The orders of a whole day, in the order they came. */
export const planDay = (chance: Chance, count: number): readonly PlannedOrder[] =>
  Array.from({ length: count }, () => planOrder(chance)).toSorted((left, right) => left.moment - right.moment);
