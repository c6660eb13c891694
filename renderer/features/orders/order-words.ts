import type { OutputOf } from '../../../shared/contract/contract';
import type { Tone } from '../../components/figures/tone';

export type OrderRow = OutputOf<'orders.list'>['rows'][number];
export type OrderDetails = OutputOf<'orders.get'>;
export type DaySummary = OutputOf<'day.summary'>;
export type OrderStatus = OrderRow['status'];
export type OrderFlag = OrderRow['flags'][number];
export type PaymentMethod = OrderRow['methods'][number];
export type PaymentStatus = OrderDetails['payments'][number]['status'];

export interface Said {
  readonly tone: Tone;
  readonly word: string;
}

const statuses: Readonly<Record<OrderStatus, Said>> = {
  PENDING: { tone: 'attention', word: 'Not confirmed' },
  IN_PROGRESS: { tone: 'attention', word: 'Still open' },
  FINISHED: { tone: 'neutral', word: 'Finished' },
  CANCELLED: { tone: 'neutral', word: 'Cancelled' },
};

export const orderStatuses = Object.keys(statuses) as readonly OrderStatus[];
export const orderSaid = (status: OrderStatus): Said => statuses[status];

const flags: Readonly<Record<OrderFlag, Said & { readonly meaning: string }>> = {
  'cancelled-paid': {
    tone: 'danger',
    word: 'Cancelled after payment',
    meaning: 'The order was cancelled, and money for it was kept. Hand it back, or find out why not.',
  },
  unbalanced: {
    tone: 'attention',
    word: 'Paid is not the total',
    meaning: 'What was paid and handed back does not come to the total of this order.',
  },
  incomplete: {
    tone: 'attention',
    word: 'Not complete yet',
    meaning: 'A part of this order is missing in what was imported. Import the other file of its day.',
  },
  'not-in-a-drawer': {
    tone: 'attention',
    word: 'Cash in no drawer',
    meaning: 'No count has included this cash yet. Open a drawer for its day, or write down where it was found.',
  },
};

export const flagSaid = (flag: OrderFlag): Said & { readonly meaning: string } => flags[flag];

const methods: Readonly<Record<PaymentMethod, string>> = {
  CASH: 'Cash',
  CARD: 'Card',
  ONLINE: 'Online',
  ONLINE_DEMO: 'Online (practice)',
  GIFT: 'Gift card',
  HOUSE: 'On the house account',
  OTHER: 'Other',
};

export const methodName = (method: PaymentMethod): string => methods[method];
export const methodNames = (list: readonly PaymentMethod[]): string => list.map(methodName).join(', ');

const paymentStatuses: Readonly<Record<PaymentStatus, string>> = {
  PENDING: 'not confirmed',
  SUCCESS: 'paid',
  FAILED: 'did not go through',
  CANCELLED: 'cancelled',
  PARTIALLY_REFUNDED: 'partly handed back',
  REFUNDED: 'handed back',
  REVERSED: 'taken back by the bank',
};

export const paymentSaid = (status: PaymentStatus): string => paymentStatuses[status];

const channels: Readonly<Record<string, string>> = {
  dine_in: 'Dine in',
  takeaway: 'Takeaway',
  delivery: 'Delivery',
  kiosk: 'Kiosk',
  online: 'Online',
  phone: 'Phone',
  other: 'Other',
};

/** How the order was given. */
export const channelName = (channel: string): string => channels[channel] ?? 'Other';

/** "Square", "Toast": the till an order came from. */
export const sourceName = (source: string): string => source.charAt(0).toLocaleUpperCase('en') + source.slice(1);

/** "38 finished, 2 not confirmed". */
export function ordersByStatus(byStatus: DaySummary['orders']['byStatus']): string {
  return orderStatuses
    .flatMap((status) => {
      const count = byStatus[status] ?? 0;
      return count === 0 ? [] : [`${count} ${statuses[status].word.toLocaleLowerCase('en')}`];
    })
    .join(', ');
}

export interface MethodTotal {
  readonly method: PaymentMethod;
  readonly name: string;
  readonly count: number;
  readonly amountMinor: number | null;
  readonly tipMinor: number | null;
  readonly refundMinor: number | null;
  readonly refunds: number;
}

/** One line a way to pay: what came in, the tips on it, and what was handed back. */
export function methodTotals({ payments, refunds }: Pick<DaySummary, 'payments' | 'refunds'>): readonly MethodTotal[] {
  const known = [...new Set([...payments, ...refunds].map(({ method }) => method))];
  return known.map((method) => {
    const paid = payments.find((line) => line.method === method);
    const refunded = refunds.find((line) => line.method === method);
    return {
      method,
      name: methodName(method),
      count: paid?.count ?? 0,
      amountMinor: paid === undefined ? 0 : paid.amountMinor,
      tipMinor: paid === undefined ? 0 : paid.tipMinor,
      refundMinor: refunded === undefined ? 0 : refunded.amountMinor,
      refunds: refunded?.count ?? 0,
    };
  });
}

/** Missing numbers as one sentence, or undefined when none is missing. Some tills skip numbers on purpose. */
export function gapsSentence(gaps: readonly string[]): string | undefined {
  const [first] = gaps;
  if (first === undefined) return undefined;
  const one = gaps.length === 1 && !first.includes('–');
  return one
    ? `Order number ${first} is missing on this day.`
    : `Order numbers ${gaps.join(', ')} are missing on this day.`;
}
