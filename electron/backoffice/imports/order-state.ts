import type { ImportSource } from '../../../shared/domain/imports/parsed-file';
import type { OrderStatus } from '../../../shared/domain/orders/order-status';
import type { PaymentMethod, PaymentStatus } from '../../../shared/domain/orders/payment';

// An order with everything that hangs on it, in memory, while imports are worked out. Preview throws it away, apply and
// roll back write it: so they cannot disagree.

/** The payment as it was taken; what was given back since then follows from the refunds. */
export type BaseStatus = Exclude<PaymentStatus, 'PARTIALLY_REFUNDED' | 'REFUNDED'>;

export interface OrderFields {
  orderNo: string;
  openedAt: string;
  closedAt: string | null;
  businessDate: string;
  channel: string;
  server: string | null;
  status: OrderStatus;
  subtotalMinor: number;
  discountMinor: number;
  taxMinor: number;
  tipMinor: number;
  gratuityMinor: number;
  roundingMinor: number;
  totalMinor: number;
  guestCount: number | null;
}

/** The batch and line that first told of something. */
export interface Origin {
  readonly batchId: string | null;
  readonly row: number | null;
}

export interface LineState extends Origin {
  readonly lineNo: number;
  readonly lineKey: string;
  readonly productId: string | null;
  readonly name: string;
  readonly qtyMicro: number;
  readonly unitPriceMinor: number;
  readonly grossMinor: number;
  readonly discountMinor: number;
  readonly netMinor: number;
  readonly taxMinor: number;
  readonly modifiers: string;
  voided: boolean;
  /** Null when it is not in the store yet. */
  readonly storedVoided: boolean | null;
}

export interface PaymentState extends Origin {
  readonly id: string;
  readonly externalId: string | null;
  readonly method: PaymentMethod;
  readonly amountMinor: number;
  readonly tipMinor: number;
  readonly tenderedMinor: number | null;
  readonly changeMinor: number | null;
  readonly drawerId: string | null;
  readonly takenBy: string | null;
  readonly paidAt: string;
  readonly businessDate: string;
  /** A drawer was counted with it, so whether it took money is settled. */
  readonly counted: boolean;
  base: BaseStatus;
  status: PaymentStatus;
  /** Null when it is not in the store yet. */
  readonly storedStatus: PaymentStatus | null;
}

export interface RefundState extends Origin {
  readonly id: string;
  readonly externalId: string | null;
  readonly method: PaymentMethod;
  readonly amountMinor: number;
  readonly tipMinor: number;
  readonly reason: string | null;
  readonly drawerId: string | null;
  readonly refundedAt: string;
  readonly businessDate: string;
  paymentId: string | null;
  /** Undefined when it is not in the store yet. */
  readonly storedPaymentId: string | null | undefined;
}

/** Which sale of a line stands in the stock ledger: its newest reference, and whether that one was taken back. */
export interface DeductionState {
  readonly sales: number;
  readonly standing: boolean;
}

export interface OrderState extends Origin {
  readonly id: string;
  readonly source: ImportSource;
  readonly externalId: string;
  readonly isNew: boolean;
  changed: boolean;
  complete: boolean;
  fields: OrderFields;
  lastLineNo: number;
  readonly lines: Map<string, LineState>;
  readonly payments: Map<string, PaymentState>;
  readonly refunds: Map<string, RefundState>;
  readonly deductions: Map<number, DeductionState>;
}

export const baseOf = (status: PaymentStatus): BaseStatus =>
  status === 'PARTIALLY_REFUNDED' || status === 'REFUNDED' ? 'SUCCESS' : status;
