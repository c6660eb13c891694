import { z } from 'zod';
import { phases } from './channel';

/** What main tells every window without being asked. No amounts, no names: a window asks for those. */
export const events = {
  'app.phase': z.strictObject({ phase: z.enum(phases) }),
  'session.ended': z.strictObject({ reason: z.enum(['locked', 'signed-out', 'elsewhere']) }),
  'data.changed': z.strictObject({ areas: z.array(z.string()) }),
  'backup.changed': z.strictObject({ running: z.boolean() }),
  progress: z.strictObject({
    task: z.enum(['backup', 'prove', 'restore', 'import', 'sample', 'update']),
    sentence: z.string(),
    done: z.number(),
    total: z.number().nullable(),
    unit: z.enum(['bytes', 'rows', 'steps']),
    cancellable: z.boolean(),
    finished: z.boolean(),
  }),
  'menu.chosen': z.strictObject({ intent: z.string() }),
};
export type EventName = keyof typeof events;
export type EventPayload<Name extends EventName> = z.infer<(typeof events)[Name]>;
