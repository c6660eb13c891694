import type { BusinessDate, Instant, LocalTime } from '../business-day';
import type { PaymentMethod, PaymentStatus } from '../orders/payment';
import type { RowProblemCode, RowSeverity } from './import-codes';

export type ImportSource = 'square' | 'toast';
export type ImportKind = 'transactions' | 'items' | 'payments' | 'orders';
/** Vendors have no demonstration payments. */
export type TenderMethod = Exclude<PaymentMethod, 'ONLINE_DEMO'>;
export type OrderChannel = 'dine_in' | 'takeaway' | 'delivery' | 'kiosk' | 'online' | 'phone';
export type ImportedOrderStatus = 'PENDING' | 'FINISHED' | 'CANCELLED';
export type ImportedPaymentStatus = Exclude<PaymentStatus, 'REVERSED'>;

/** What every parsed thing knows about where and when it comes from. */
export interface ParsedThing {
  /** 1-based lines of the file it was read from. */
  readonly rows: readonly number[];
  readonly businessDate: BusinessDate;
  readonly occurredAt: Instant;
  /** The wall-clock time as the file gives it, `YYYY-MM-DDTHH:MM:SS`. */
  readonly localTime: LocalTime;
}

/** Money in minor units. total = subtotal − discount + tax + tip + gratuity + rounding, unless the row was warned about. */
export interface ParsedOrder extends ParsedThing {
  readonly externalId: string;
  readonly orderNo: string;
  readonly openedAt: Instant;
  readonly closedAt?: Instant;
  readonly channel?: OrderChannel;
  readonly server?: string;
  readonly status: ImportedOrderStatus;
  readonly subtotalMinor: number;
  readonly discountMinor: number;
  readonly taxMinor: number;
  readonly tipMinor: number;
  readonly gratuityMinor: number;
  readonly roundingMinor: number;
  readonly totalMinor: number;
  /** Part of the subtotal that sold gift cards: money taken, not revenue. */
  readonly giftCardSalesMinor: number;
  readonly guests?: number;
  readonly source: ImportSource;
}

/** Quantities in micro-units of one piece; figures of a refunded line are negative, as in the file. */
export interface ParsedItem extends ParsedThing {
  /** The vendor's line id (Toast), or one built so that a second export gives the same (Square). */
  readonly lineKey: string;
  readonly orderExternalId: string;
  readonly name: string;
  /** Square's price point (`Large`, `Regular`); empty when the vendor puts sizes into the name. */
  readonly variation: string;
  readonly category: string;
  readonly sku: string;
  readonly qtyMicro: number;
  readonly grossMinor: number;
  readonly discountMinor: number;
  readonly netMinor: number;
  readonly taxMinor: number;
  readonly voided: boolean;
  readonly refunded: boolean;
  readonly modifiersText: string;
}

export interface ParsedPayment extends ParsedThing {
  readonly externalId: string;
  readonly orderExternalId: string;
  readonly method: TenderMethod;
  /** What the vendor calls the tender, such as `Visa`, `Cash App` or `Uber Eats`. */
  readonly methodName: string;
  /** Applied to the order: without tip, without change, with gratuity. */
  readonly amountMinor: number;
  readonly tipMinor: number;
  readonly tenderedMinor?: number;
  readonly changeMinor?: number;
  readonly status: ImportedPaymentStatus;
  readonly drawerName?: string;
  readonly staff?: string;
  readonly paidAt: Instant;
}

export interface ParsedRefund extends ParsedThing {
  readonly externalId: string;
  /** Missing when the refunded payment is not in this file or cannot be told apart. */
  readonly paymentExternalId?: string;
  readonly orderExternalId: string;
  readonly method: TenderMethod;
  /** Above zero, without the tip; a refund of nothing but a tip stands here whole. */
  readonly amountMinor: number;
  readonly tipMinor: number;
  readonly refundedAt: Instant;
  readonly reason: string;
  /** Where the money went back, as the vendor names the drawer or the device. */
  readonly drawerName?: string;
}

export interface ParsedThings {
  readonly orders: readonly ParsedOrder[];
  readonly items: readonly ParsedItem[];
  readonly payments: readonly ParsedPayment[];
  readonly refunds: readonly ParsedRefund[];
}

export interface RowProblem {
  readonly row: number;
  readonly code: RowProblemCode;
  readonly message: string;
  readonly severity: RowSeverity;
}

/** One row as text for people: card numbers hidden, columns with personal data left out. */
export interface ShownRow {
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** What one export says, the same shape for every vendor. Nothing here was decided by a person yet. */
export interface ParsedFile extends ParsedThings {
  readonly source: ImportSource;
  readonly kind: ImportKind;
  /** The same for every file with the same columns in any order. */
  readonly headerFingerprint: string;
  /** The one location the file names, or an empty text. */
  readonly location: string;
  /** Names of the columns that `keepRow` gets, personal ones left out. */
  readonly columns: readonly string[];
  /** Records below the header, without blank lines, totals rows and repeated headers. */
  readonly rowsRead: number;
  /** What quarantined rows say; added only when a person decides so. Control totals leave it out. */
  readonly held: ParsedThings;
  readonly problems: readonly RowProblem[];
  /** The first rows of the file. */
  readonly sample: readonly ShownRow[];
  /** The first thousand rows that were rejected or quarantined. */
  readonly problemRows: readonly ShownRow[];
  /** Σ (exact − stored) over all money read, in millionths of a minor unit. */
  readonly roundingResidueMicroMinor: number;
}

export interface RowTally {
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly quarantined: number;
  readonly duplicate: number;
}

/** Counts every row once, by the worst thing that happened to it; the four parts add up to `read`. */
export function tallyRows(file: Pick<ParsedFile, 'rowsRead' | 'problems'>): RowTally {
  const rank: Readonly<Record<RowSeverity, number>> = { warn: 0, duplicate: 1, quarantine: 2, reject: 3 };
  const worst = new Map<number, RowSeverity>();
  for (const problem of file.problems) {
    if (problem.severity === 'warn') continue;
    const known = worst.get(problem.row);
    if (known === undefined || rank[problem.severity] > rank[known]) worst.set(problem.row, problem.severity);
  }
  const count = (severity: RowSeverity): number => [...worst.values()].filter((value) => value === severity).length;
  const [rejected, quarantined, duplicate] = [count('reject'), count('quarantine'), count('duplicate')];
  return { read: file.rowsRead, accepted: file.rowsRead - worst.size, rejected, quarantined, duplicate };
}
