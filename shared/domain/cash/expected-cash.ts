import { addMinor, type Minor, negateMinor, sumMinor } from '../money';
import { type PaymentMethod, type PaymentStatus, tookMoney } from '../orders/payment';
import type { DrawerEventKind } from './drawer-event';

export interface DrawerPayment {
  readonly method: PaymentMethod;
  readonly status: PaymentStatus;
  /** What was applied to the order, without the tip: tendered minus change minus tip. */
  readonly amountMinor: Minor;
  readonly tipMinor: Minor;
  /** What cash rounding added to `amountMinor` (0 when the amount is already the rounded one). */
  readonly cashRoundingMinor: Minor;
}

export interface DrawerRefund {
  readonly method: PaymentMethod;
  /** Above zero. */
  readonly amountMinor: Minor;
  readonly tipMinor: Minor;
}

export type DrawerEvent =
  | { readonly kind: Exclude<DrawerEventKind, 'reversal'>; readonly amountMinor: Minor }
  | {
      readonly kind: 'reversal';
      readonly reversedKind: Exclude<DrawerEventKind, 'reversal'>;
      readonly amountMinor: Minor;
    };

export interface DrawerFacts {
  readonly openingMinor: Minor;
  readonly payments: readonly DrawerPayment[];
  readonly refunds: readonly DrawerRefund[];
  readonly events: readonly DrawerEvent[];
}

export const expectedCashLineKeys = [
  'opening',
  'cash-payments',
  'cash-tips',
  'cash-rounding',
  'cash-refunds',
  'pay-ins',
  'pay-outs',
  'safe-drops',
  'tip-payouts',
  'float-adjustments',
] as const;
export type ExpectedCashLineKey = (typeof expectedCashLineKeys)[number];

export interface ExpectedCashLine {
  readonly key: ExpectedCashLineKey;
  /** Signed: the lines add up to the expected cash. */
  readonly amountMinor: Minor;
  /** How many rows stand behind the amount. */
  readonly count: number;
}

export interface ExpectedCash {
  readonly expectedMinor: Minor;
  /** Always all keys, in the order in which they are read. */
  readonly lines: readonly ExpectedCashLine[];
}

const eventLines = {
  pay_in: 'pay-ins',
  pay_out: 'pay-outs',
  safe_drop: 'safe-drops',
  tip_payout: 'tip-payouts',
  float_adjust: 'float-adjustments',
} as const satisfies Partial<Record<DrawerEventKind, ExpectedCashLineKey>>;

/**
 * The cash that must be in a drawer, with the lines that explain it (domain rules §3.2): opening + cash payments +
 * cash tips + cash rounding − cash refunds + pay-ins − pay-outs − safe drops − tip payouts ± float adjustments.
 * A tip taken in cash lies in the drawer until it is paid out. Payments are the truth about sales: `sale`, `refund`
 * and `no_sale` events are a record of the drawer opening and never counted a second time.
 *
 * @throws RangeError when a sum is beyond ±(2^53 − 1).
 */
export function expectedCash(facts: DrawerFacts): ExpectedCash {
  const cash = facts.payments.filter((payment) => payment.method === 'CASH' && tookMoney(payment));
  const refunds = facts.refunds.filter((refund) => refund.method === 'CASH');
  const lines = [
    line('opening', [facts.openingMinor]),
    line(
      'cash-payments',
      cash.map((payment) => payment.amountMinor),
    ),
    line('cash-tips', cash.map((payment) => payment.tipMinor).filter(isNotZero)),
    line('cash-rounding', cash.map((payment) => payment.cashRoundingMinor).filter(isNotZero)),
    line(
      'cash-refunds',
      refunds.map((refund) => negateMinor(addMinor(refund.amountMinor, refund.tipMinor))),
    ),
    ...Object.values(eventLines).map((key) => line(key, amountsOfEvents(facts.events, key))),
  ];
  return { expectedMinor: sumMinor(lines.map((each) => each.amountMinor)), lines };
}

/** Counted minus expected: above zero is over, below zero is short. */
export function cashVariance(countedMinor: Minor, expectedMinor: Minor): Minor {
  return addMinor(countedMinor, negateMinor(expectedMinor));
}

function line(key: ExpectedCashLineKey, amounts: readonly Minor[]): ExpectedCashLine {
  return { key, amountMinor: sumMinor(amounts), count: amounts.length };
}

function amountsOfEvents(events: readonly DrawerEvent[], key: ExpectedCashLineKey): readonly Minor[] {
  return events.filter((event) => lineOfEvent(event) === key).map((event) => event.amountMinor);
}

function lineOfEvent(event: DrawerEvent): ExpectedCashLineKey | undefined {
  const kind = event.kind === 'reversal' ? event.reversedKind : event.kind;
  return kind === 'sale' || kind === 'refund' || kind === 'no_sale' ? undefined : eventLines[kind];
}

function isNotZero(amount: Minor): boolean {
  return amount !== 0;
}
