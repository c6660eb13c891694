import { z } from 'zod';
import { auditSeverities } from '../domain/audit/audit-entry';
import { query } from './channel';
import { instant, nothing } from './primitives';

export const auditEntry = z.strictObject({
  seq: z.int(),
  at: instant,
  actor: z.string(),
  role: z.string(),
  station: z.string(),
  action: z.string(),
  entity: z.string(),
  entityId: z.string().nullable(),
  summary: z.string(),
  severity: z.enum(auditSeverities),
  reason: z.string().nullable(),
});

export const audit = {
  'audit.list': query({
    summary: 'Who did what, when: newest first, by person, kind, record, time and words.',
    access: 'audit.view',
    input: z.strictObject({
      before: z.int().optional(),
      actor: z.string().max(80).optional(),
      group: z.string().max(40).optional(),
      entityId: z.string().max(80).optional(),
      from: instant.optional(),
      to: instant.optional(),
      severity: z.enum(auditSeverities).optional(),
      search: z.string().max(80).optional(),
    }),
    output: z.strictObject({
      entries: z.array(auditEntry),
      total: z.int(),
      actors: z.array(z.string()),
      groups: z.array(z.string()),
    }),
  }),
  'audit.entry': query({
    summary: 'One entry with the values before and after; amounts of an open drawer stay hidden.',
    access: 'audit.view',
    input: z.strictObject({ seq: z.int() }),
    output: z.strictObject({
      entry: auditEntry,
      hidden: z.boolean(),
      changes: z.array(
        z.strictObject({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
      ),
      prevHash: z.string(),
      hash: z.string(),
    }),
    failures: ['record/not-found'],
  }),
  'audit.verify': query({
    summary: 'Works the whole chain out again and names the first entry that does not fit.',
    access: 'audit.view',
    long: true,
    throttle: 'heavy',
    input: nothing,
    output: z.strictObject({
      ok: z.boolean(),
      rows: z.int(),
      headSeq: z.int(),
      headHash: z.string(),
      firstBadSeq: z.int().optional(),
      checkedAt: instant,
    }),
  }),
};
