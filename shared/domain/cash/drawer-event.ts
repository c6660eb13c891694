import { type Minor, magnitudeMinor, negateMinor } from '../money';

/** What can happen to a drawer outside a count. Events are only ever added; a mistake is undone by a `reversal`. */
export const drawerEventKinds = [
  'sale',
  'refund',
  'pay_in',
  'pay_out',
  'safe_drop',
  'tip_payout',
  'no_sale',
  'float_adjust',
  'reversal',
] as const;
export type DrawerEventKind = (typeof drawerEventKinds)[number];

/** Direction in which an event moves the drawer's cash: in, out, not at all, or either. */
export type DrawerEventDirection = 'in' | 'out' | 'none' | 'either';

const directions: Readonly<Record<DrawerEventKind, DrawerEventDirection>> = {
  sale: 'in',
  refund: 'out',
  pay_in: 'in',
  pay_out: 'out',
  safe_drop: 'out',
  tip_payout: 'out',
  no_sale: 'none',
  float_adjust: 'either',
  reversal: 'either',
};

export function drawerEventDirection(kind: DrawerEventKind): DrawerEventDirection {
  return directions[kind];
}

/** Whether a signed amount fits its kind: in above zero, out below, `no_sale` zero, the others anything but zero. */
export function isDrawerAmountAllowed(kind: DrawerEventKind, amount: Minor): boolean {
  const direction = directions[kind];
  if (direction === 'none') return amount === 0;
  if (direction === 'either') return amount !== 0;
  return direction === 'in' ? amount > 0 : amount < 0;
}

/** The signed amount of an event for which a person typed how much, without a sign. */
export function signedDrawerAmount(kind: Exclude<DrawerEventKind, 'float_adjust' | 'reversal'>, typed: Minor): Minor {
  const amount = magnitudeMinor(typed);
  return directions[kind] === 'out' ? negateMinor(amount) : amount;
}
