import type { OutputOf } from '../../../shared/contract/contract';
import { addDays } from '../../../shared/domain/business-day';
import { finalSessionStates } from '../../../shared/domain/cash/session-machine';
import type { Permission } from '../../../shared/domain/people/permissions';
import type { Actor } from '../../pipeline/actor';
import type { CallContext } from '../../pipeline/module';
import type { ReadStore } from '../../store/store-handles';
import { spokenDate } from '../spoken-date';
import {
  type HomeDrawerRow,
  type StockFigures,
  selectCancelledPaid,
  selectImportsWithProblems,
  selectLooseCash,
  selectUnfinishedOrders,
} from './home-sql';

export type Need = OutputOf<'home.summary'>['needs'][number];

interface Facts {
  readonly store: ReadStore;
  readonly drawers: readonly HomeDrawerRow[];
  readonly stock: StockFigures | undefined;
  /** The first business date that is still looked at. */
  readonly since: string;
  readonly context: CallContext;
}

const daysLookedBack = 14;
const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

const cancelledPaid = ({ store, since }: Facts): readonly Need[] =>
  selectCancelledPaid(store, since).map((order) => ({
    kind: 'order.cancelled-paid',
    severity: 'danger',
    title: `Order ${order.orderNo} was cancelled but is paid`,
    detail: `${spokenDate(order.businessDate)}. The customer may be owed money, or it was given back and not recorded.`,
    at: order.openedAt,
    screen: 'orders',
  }));

function unfinished({ store, since }: Facts): readonly Need[] {
  const orders = selectUnfinishedOrders(store, since);
  const first = orders[0];
  if (!first) return [];
  const named = orders
    .slice(0, 5)
    .map((order) => order.orderNo)
    .join(', ');
  const title = `${plural(orders.length, 'order is', 'orders are')} not finished`;
  const detail = `Since ${spokenDate(first.businessDate)}: ${named}${orders.length > 5 ? ' and more' : ''}.`;
  return [{ kind: 'order.pending', severity: 'attention', title, detail, at: first.openedAt, screen: 'orders' }];
}

const looseCash = ({ store, since, context }: Facts): readonly Need[] =>
  selectLooseCash(store, since)
    .filter((day) => day.businessDate < context.businessDate)
    .slice(0, 3)
    .map(({ businessDate, count }) => ({
      kind: 'cash.unclaimed',
      severity: 'attention',
      title: `Cash of ${spokenDate(businessDate)} is in no drawer`,
      detail: `${plural(count, 'cash payment belongs', 'cash payments belong')} to no count. Open the drawer for that day and count it.`,
      at: null,
      screen: 'cash',
    }));

const drawerNeeds: Readonly<
  Partial<
    Record<
      HomeDrawerRow['status'],
      Pick<Need, 'kind' | 'severity'> & { readonly words: string; readonly detail: string }
    >
  >
> = {
  COUNTED: {
    kind: 'cash.count-again',
    severity: 'attention',
    words: 'does not match yet',
    detail: 'Count it once more, or decide what it was.',
  },
  INVESTIGATING: {
    kind: 'cash.investigate',
    severity: 'danger',
    words: 'does not match',
    detail: 'Choose a cause and write what you found.',
  },
  RECONCILED: { kind: 'cash.sign', severity: 'attention', words: 'is counted', detail: 'It waits for a signature.' },
  RESOLVED: { kind: 'cash.sign', severity: 'attention', words: 'is decided', detail: 'It waits for a signature.' },
};

function drawerNeed(row: HomeDrawerRow, { context }: Facts): readonly Need[] {
  if (finalSessionStates.includes(row.status)) return [];
  const known = drawerNeeds[row.status];
  const day = spokenDate(row.businessDate);
  const at = row.openedAt;
  if (known) {
    const { kind, severity, words, detail } = known;
    return [{ kind, severity, title: `${row.name} of ${day} ${words}`, detail, at, screen: 'cash' }];
  }
  if (row.businessDate >= context.businessDate) return [];
  const title = `${row.name} of ${day} is still open`;
  return [
    {
      kind: 'cash.not-counted',
      severity: 'attention',
      title,
      detail: 'Count it and close the day.',
      at,
      screen: 'cash',
    },
  ];
}

const drawers = (facts: Facts): readonly Need[] => facts.drawers.flatMap((row) => drawerNeed(row, facts));

function negativeStock({ stock }: Facts): readonly Need[] {
  if (!stock || stock.negative === 0) return [];
  const title = `${plural(stock.negative, 'item has', 'items have')} less than nothing on the shelf`;
  const detail = 'A delivery or a count is missing. Count them.';
  return [{ kind: 'stock.negative', severity: 'attention', title, detail, at: null, screen: 'stock' }];
}

const importProblems = ({ store, since }: Facts): readonly Need[] =>
  selectImportsWithProblems(store, since).map(({ file, at, rejected, quarantined }) => ({
    kind: 'import.problems',
    severity: 'attention',
    title: `${plural(rejected + quarantined, 'row', 'rows')} of ${file} could not be added`,
    detail: 'Everything else of this file is in Larder.',
    at,
    screen: 'imports',
  }));

const kinds: readonly (readonly [Permission, (facts: Facts) => readonly Need[]])[] = [
  ['orders.view', cancelledPaid],
  ['cash.investigate.view', drawers],
  ['cash.drawer.use', looseCash],
  ['orders.view', unfinished],
  ['stock.view', negativeStock],
  ['import.view', importProblems],
];

/** What waits for someone, gravest first; only what the asker may look into. No sentence holds an amount. */
export function homeNeeds(
  store: ReadStore,
  actor: Actor,
  known: Pick<Facts, 'drawers' | 'stock'>,
  context: CallContext,
): readonly Need[] {
  const facts: Facts = { ...known, store, since: addDays(context.businessDate, -daysLookedBack), context };
  const needs = kinds.filter(([permission]) => actor.permissions.has(permission)).flatMap(([, find]) => find(facts));
  return needs.toSorted((left, right) => Number(right.severity === 'danger') - Number(left.severity === 'danger'));
}
