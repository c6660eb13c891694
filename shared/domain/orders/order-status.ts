export const orderStatuses = ['PENDING', 'IN_PROGRESS', 'FINISHED', 'CANCELLED'] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/** What must be known before an order may be cancelled after it was finished. */
export interface CancellationFacts {
  /** Everything the customer paid was given back or voided. */
  readonly fullyRefunded: boolean;
  readonly reasonId?: string;
}

export type OrderTransition =
  | { readonly ok: true; readonly status: OrderStatus }
  | { readonly ok: false; readonly problem: 'not-allowed' | 'refund-first' | 'reason-missing' };

const nextStatuses: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  PENDING: ['IN_PROGRESS', 'FINISHED', 'CANCELLED'],
  IN_PROGRESS: ['FINISHED', 'CANCELLED'],
  FINISHED: ['CANCELLED'],
  CANCELLED: [],
};

/** Moves an order on (domain rules §3.1). A finished order is cancelled only after a full refund, with a reason. */
export function moveOrder(from: OrderStatus, to: OrderStatus, facts: CancellationFacts): OrderTransition {
  if (!nextStatuses[from].includes(to)) return { ok: false, problem: 'not-allowed' };
  if (from === 'FINISHED') {
    if (!facts.fullyRefunded) return { ok: false, problem: 'refund-first' };
    if (facts.reasonId === undefined) return { ok: false, problem: 'reason-missing' };
  }
  return { ok: true, status: to };
}
