import { z } from 'zod';
import { command, query } from './channel';
import { businessDate, droppedFile, hiddenMinor, id, instant, paymentMethod, text } from './primitives';

export const controlTotal = z.strictObject({
  businessDate,
  method: paymentMethod,
  count: z.int(),
  amountMinor: hiddenMinor,
  tipMinor: hiddenMinor,
  refundMinor: hiddenMinor,
});
export const importProblem = z.strictObject({
  row: z.int(),
  code: z.string(),
  message: z.string(),
  severity: z.enum(['reject', 'quarantine', 'warn', 'duplicate']),
});
export const importCounts = z.strictObject({
  read: z.int(),
  applied: z.int(),
  rejected: z.int(),
  duplicate: z.int(),
  quarantined: z.int(),
});

const fileReport = z.strictObject({
  file: z.string(),
  source: z.string(),
  kind: z.string(),
  digest: z.string(),
  /** Why the whole file was refused; then nothing else is filled. */
  refused: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
  rows: importCounts,
  controlTotals: z.array(controlTotal),
  problems: z.array(importProblem),
  businessDates: z.array(businessDate),
  newOrders: z.int(),
  newPayments: z.int(),
  newRefunds: z.int(),
  newLines: z.int(),
  stockMoves: z.int(),
  sample: z.array(
    z.strictObject({
      row: z.int(),
      what: z.string(),
      amountMinor: hiddenMinor,
      at: instant.nullable(),
      note: z.string(),
    }),
  ),
});
export type FileReport = z.infer<typeof fileReport>;

const files = z.array(droppedFile).min(1).max(12);

export const imports = {
  'imports.preview': query({
    summary:
      'Reads exports of the POS and says what would be added, what has a problem, and the totals by method and day.',
    access: 'import.run',
    throttle: 'heavy',
    long: true,
    input: z.strictObject({ files }),
    output: z.array(fileReport),
  }),
  'imports.apply': command({
    summary: 'Adds checked exports in one transaction; what is in Larder already is skipped.',
    access: 'import.run',
    throttle: 'heavy',
    input: z.strictObject({ files, digests: z.array(z.string()).min(1).max(12) }),
    output: z.array(fileReport.extend({ batchId: id.nullable() })),
    failures: ['import/refused', 'import/changed-since-preview'],
  }),
  'imports.list': query({
    summary: 'What was imported, by whom, and whether it can be taken back.',
    access: 'import.view',
    input: z.strictObject({ before: instant.optional() }),
    output: z.array(
      z.strictObject({
        id,
        file: z.string(),
        source: z.string(),
        kind: z.string(),
        at: instant,
        by: z.string(),
        status: z.enum(['APPLIED', 'ROLLED_BACK']),
        rows: importCounts,
        mayRollBack: z.boolean(),
        why: z.string().nullable(),
      }),
    ),
  }),
  'imports.get': query({
    summary: 'One import with its totals and problem rows.',
    access: 'import.view',
    input: z.strictObject({ id }),
    output: z.strictObject({
      report: fileReport,
      at: instant,
      by: z.string(),
      status: z.enum(['APPLIED', 'ROLLED_BACK']),
    }),
    failures: ['record/not-found'],
  }),
  'imports.rollBack': command({
    summary: 'Takes an import back while nothing depends on it; its rows stay readable.',
    access: 'import.run',
    throttle: 'heavy',
    input: z.strictObject({ id, reason: text(400) }),
    output: z.strictObject({ orders: z.int(), payments: z.int(), stockMoves: z.int() }),
    failures: ['import/has-dependants', 'import/already-rolled-back', 'record/not-found'],
  }),
};
