import { z } from 'zod';
import { command, query } from './channel';
import { done, minor, nothing, text } from './primitives';

export const settingsValues = z.strictObject({
  restaurantName: text(120),
  timeZone: text(64),
  cutoff: z.string().regex(/^(0\d|1[01]):[0-5]\d$/),
  cashToleranceMinor: minor.min(0).max(100_000),
  idleLockMinutes: z.int().min(1).max(120),
  operationsGuidePolicy: z.boolean(),
  colorScheme: z.enum(['auto', 'light', 'dark']),
});
export type SettingsValues = z.infer<typeof settingsValues>;

export const settings = {
  'settings.get': query({
    summary: 'Restaurant, business day, money and safety settings.',
    access: 'signed-in',
    input: nothing,
    output: z.strictObject({
      values: settingsValues,
      currency: z.string(),
      stationName: z.string(),
      rowVersion: z.int(),
      pending: z.array(z.string()),
    }),
  }),
  'settings.change': command({
    summary: 'Changes settings; business day and time zone take effect with the next business day.',
    access: 'settings.manage',
    input: z.strictObject({ changes: settingsValues.partial(), rowVersion: z.int() }),
    output: done,
    failures: ['record/changed-meanwhile'],
  }),
};
