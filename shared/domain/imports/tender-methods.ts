import type { ImportedPaymentStatus, OrderChannel, TenderMethod } from './parsed-file';

/** What a vendor's other tenders are called, by words in their name. First match wins; the rest is OTHER, never cash. */
const otherTenders: readonly (readonly [RegExp, TenderMethod])[] = [
  [/gift/i, 'GIFT'],
  [/house|on account|charge account/i, 'HOUSE'],
  [/uber|door ?dash|grub ?hub|postmates|deliveroo|just ?eat|slice|ez ?cater|caviar|online|paypal|venmo|web/i, 'ONLINE'],
];

const toastTypes: Readonly<Record<string, TenderMethod>> = {
  cash: 'CASH',
  credit: 'CARD',
  'credit card': 'CARD',
  'credit/debit': 'CARD',
  debit: 'CARD',
  'gift card': 'GIFT',
  giftcard: 'GIFT',
  'house account': 'HOUSE',
  levelup: 'OTHER',
  'rewards card': 'OTHER',
};

const toastStatuses: Readonly<Record<string, ImportedPaymentStatus>> = {
  captured: 'SUCCESS',
  capture_in_progress: 'SUCCESS',
  authorized: 'SUCCESS',
  open: 'PENDING',
  processing: 'PENDING',
  authorized_awaiting_network: 'PENDING',
  denied: 'FAILED',
  error: 'FAILED',
  error_network: 'FAILED',
  voided: 'CANCELLED',
  cancelled: 'CANCELLED',
  processing_void: 'CANCELLED',
  void_in_progress: 'CANCELLED',
};

const squareStatuses: Readonly<Record<string, ImportedPaymentStatus>> = {
  '': 'SUCCESS',
  complete: 'SUCCESS',
  completed: 'SUCCESS',
  paid: 'SUCCESS',
  pending: 'PENDING',
  open: 'PENDING',
  canceled: 'CANCELLED',
  cancelled: 'CANCELLED',
  voided: 'CANCELLED',
  failed: 'FAILED',
  declined: 'FAILED',
};

const channels: readonly (readonly [RegExp, OrderChannel])[] = [
  [/kiosk/i, 'kiosk'],
  [/deliver|uber|door ?dash|grub ?hub/i, 'delivery'],
  [/phone/i, 'phone'],
  [/take ?-?out|take ?-?away|to ?-?go|carry ?-?out|pick ?-?up|curbside/i, 'takeaway'],
  [/dine ?-?in|for here|eat ?-?in|table service/i, 'dine_in'],
  [/online|web/i, 'online'],
];

/** The method of a tender that a vendor only names: gift, house account, ordering service, or OTHER. */
export function methodOfOtherTender(name: string): TenderMethod {
  return otherTenders.find(([pattern]) => pattern.test(name))?.[1] ?? 'OTHER';
}

/** The method of a Toast payment from its `Type` and, for type Other, its `Other Type`; nothing when the type is not known. */
export function methodOfToastType(type: string, otherType: string): TenderMethod | undefined {
  const folded = type.trim().toLowerCase();
  if (folded === 'other') return methodOfOtherTender(otherType);
  return lookUp(toastTypes, folded);
}

/** The state of a Toast payment from its `Status`; nothing when it is not known. Only cards must have one. */
export function statusOfToastPayment(status: string, method: TenderMethod): ImportedPaymentStatus | undefined {
  const folded = status
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  if (folded === '') return method === 'CARD' ? undefined : 'SUCCESS';
  return lookUp(toastStatuses, folded);
}

/** The state of a Square payment from its `Transaction Status`, which files before 2022 do not have. */
export function statusOfSquarePayment(status: string): ImportedPaymentStatus | undefined {
  return lookUp(squareStatuses, status.trim().toLowerCase());
}

/** How an order reached the kitchen, from the words of its dining option and source, the most telling text first. */
export function channelOf(...texts: readonly string[]): OrderChannel | undefined {
  for (const text of texts) {
    const found = channels.find(([pattern]) => pattern.test(text));
    if (found !== undefined) return found[1];
  }
  return undefined;
}

function lookUp<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
