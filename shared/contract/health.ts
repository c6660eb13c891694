import { z } from 'zod';
import { operation } from './channel';
import { done, instant, nothing } from './primitives';

export const healthCheck = z.strictObject({
  name: z.enum(['disk', 'store', 'keychain', 'proof', 'audit', 'queries', 'errors', 'clock', 'memory']),
  state: z.enum(['good', 'attention', 'danger', 'unknown']),
  sentence: z.string(),
  action: z.string().nullable(),
});

export const health = {
  'health.summary': operation({
    summary: 'The checks Larder makes of itself, the slowest intents, the last faults.',
    access: 'health.view',
    input: nothing,
    output: z.strictObject({
      at: instant,
      checks: z.array(healthCheck),
      slow: z.array(
        z.strictObject({
          channel: z.string(),
          count: z.int(),
          p50Ms: z.number(),
          p95Ms: z.number(),
          maxMs: z.number(),
        }),
      ),
      errors: z.array(z.strictObject({ at: instant, fingerprint: z.string(), message: z.string(), count: z.int() })),
      alerts: z.array(
        z.strictObject({ id: z.string(), at: instant, severity: z.enum(['attention', 'danger']), message: z.string() }),
      ),
    }),
  }),
  'health.log': operation({
    summary: 'The newest lines of the log, without names, amounts or secrets.',
    access: 'health.view',
    input: z.strictObject({ lines: z.int().min(1).max(500).default(200) }),
    output: z.array(z.string()),
  }),
};

export const update = {
  'update.state': operation({
    summary: 'Which Larder runs, and what is known of a newer one.',
    access: 'signed-in',
    input: nothing,
    output: z.strictObject({
      version: z.string(),
      packaged: z.boolean(),
      state: z.enum(['idle', 'checking', 'available', 'verified', 'refused', 'offline', 'not-packaged']),
      available: z.strictObject({ version: z.string(), releasedAt: z.string(), notes: z.string() }).nullable(),
      message: z.string(),
      checkedAt: instant.nullable(),
      rollBackTo: z.string().nullable(),
    }),
  }),
  'update.check': operation({
    summary: 'Asks the update place and verifies the signature over version and hash.',
    access: 'update.manage',
    throttle: 'heavy',
    input: nothing,
    output: done,
    failures: ['update/offline', 'update/not-trusted', 'update/not-packaged'],
  }),
  'update.install': operation({
    summary: 'Makes a named copy, then installs the verified update and starts again.',
    access: 'update.manage',
    throttle: 'heavy',
    input: nothing,
    output: done,
    failures: [
      'update/not-trusted',
      'update/not-packaged',
      'update/offline',
      'backup/no-destination',
      'request/not-now',
    ],
  }),
  'update.rollBack': operation({
    summary: 'Returns to the Larder before the last update, with the copy made before it.',
    access: 'update.manage',
    throttle: 'heavy',
    input: nothing,
    output: done,
    failures: ['update/not-packaged', 'backup/no-destination', 'request/not-now'],
  }),
};
