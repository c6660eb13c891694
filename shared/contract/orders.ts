import { z } from 'zod';
import { query } from './channel';
import {
  businessDate,
  hiddenMinor,
  id,
  instant,
  micro,
  minor,
  nothing,
  orderStatus,
  paymentMethod,
  paymentStatus,
} from './primitives';

/** Amounts of cash are null while a drawer of that day is open and the asker may not see what it should hold. */
export const orderRow = z.strictObject({
  id,
  orderNo: z.string(),
  openedAt: instant,
  channel: z.string(),
  server: z.string().nullable(),
  status: orderStatus,
  totalMinor: hiddenMinor,
  paidMinor: hiddenMinor,
  refundedMinor: hiddenMinor,
  methods: z.array(paymentMethod),
  source: z.string(),
  flags: z.array(z.enum(['incomplete', 'unbalanced', 'cancelled-paid', 'not-in-a-drawer'])),
});

export const daySummary = z.strictObject({
  businessDate,
  orders: z.strictObject({ count: z.int(), byStatus: z.partialRecord(orderStatus, z.int()) }),
  payments: z.array(
    z.strictObject({ method: paymentMethod, count: z.int(), amountMinor: hiddenMinor, tipMinor: hiddenMinor }),
  ),
  refunds: z.array(z.strictObject({ method: paymentMethod, count: z.int(), amountMinor: hiddenMinor })),
  expectedCashMinor: hiddenMinor,
});
export type DaySummary = z.infer<typeof daySummary>;

export const orders = {
  'home.summary': query({
    summary:
      'The money and stock questions of the Home screen, today against the usual weekday, and what needs someone.',
    access: 'home.view',
    input: nothing,
    output: z.strictObject({
      businessDate,
      /** Latest business date with orders; the day the figures below are about. */
      salesDate: businessDate.nullable(),
      salesMinor: hiddenMinor,
      usualMinor: hiddenMinor,
      orders: z.int(),
      hours: z.array(z.strictObject({ hour: z.int(), todayMinor: minor, usualMinor: minor })).nullable(),
      drawers: z.array(
        z.strictObject({
          sessionId: id,
          name: z.string(),
          status: z.string(),
          varianceMinor: hiddenMinor,
          businessDate,
        }),
      ),
      stock: z.strictObject({
        items: z.int(),
        negative: z.int(),
        openCounts: z.int(),
        unpostedVarianceMinor: hiddenMinor,
        lines: z.array(
          z.strictObject({ name: z.string(), varianceMicro: micro, unit: z.string(), valueMinor: hiddenMinor }),
        ),
      }),
      needs: z.array(
        z.strictObject({
          kind: z.string(),
          severity: z.enum(['attention', 'danger']),
          title: z.string(),
          detail: z.string(),
          at: instant.nullable(),
          screen: z.string(),
        }),
      ),
    }),
  }),
  'orders.days': query({
    summary: 'The business dates that have orders or payments, newest first, with counts and import state.',
    access: 'orders.view',
    input: z.strictObject({ before: businessDate.optional() }),
    output: z.array(
      z.strictObject({
        businessDate,
        orders: z.int(),
        payments: z.int(),
        problems: z.int(),
        sources: z.array(z.string()),
      }),
    ),
  }),
  'orders.list': query({
    summary: 'The orders of one business date with what was paid and refunded.',
    access: 'orders.view',
    input: z.strictObject({
      businessDate,
      status: orderStatus.optional(),
      search: z.string().max(80).optional(),
      after: id.optional(),
    }),
    output: z.strictObject({ rows: z.array(orderRow), total: z.int(), next: id.nullable(), gaps: z.array(z.string()) }),
  }),
  'orders.get': query({
    summary: 'One order with its lines, payments, refunds and the import rows it came from.',
    access: 'orders.view',
    input: z.strictObject({ id }),
    output: z.strictObject({
      order: orderRow.extend({
        businessDate,
        subtotalMinor: hiddenMinor,
        discountMinor: hiddenMinor,
        taxMinor: hiddenMinor,
        tipMinor: hiddenMinor,
      }),
      lines: z.array(
        z.strictObject({
          lineNo: z.int(),
          name: z.string(),
          quantityMicro: micro,
          netMinor: hiddenMinor,
          voided: z.boolean(),
          modifiers: z.string(),
        }),
      ),
      payments: z.array(
        z.strictObject({
          id,
          method: paymentMethod,
          status: paymentStatus,
          amountMinor: hiddenMinor,
          tipMinor: hiddenMinor,
          tenderedMinor: hiddenMinor,
          changeMinor: hiddenMinor,
          paidAt: instant.nullable(),
          drawer: z.string().nullable(),
        }),
      ),
      refunds: z.array(
        z.strictObject({
          id,
          method: paymentMethod,
          amountMinor: hiddenMinor,
          refundedAt: instant,
          reason: z.string().nullable(),
        }),
      ),
      origin: z.array(z.strictObject({ file: z.string(), row: z.int() })),
    }),
    failures: ['record/not-found'],
  }),
  'day.summary': query({
    summary:
      'Orders by status, payments and refunds by method, and the cash that should be there, for one business date.',
    access: 'orders.view',
    input: z.strictObject({ businessDate }),
    output: daySummary,
  }),
};
