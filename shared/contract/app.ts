import { z } from 'zod';
import { operation, phases } from './channel';
import { done, nothing, recoveryCode } from './primitives';

const everyPhase = phases;

export const appState = z.strictObject({
  phase: z.enum(phases),
  version: z.string(),
  restaurantName: z.string().nullable(),
  sample: z.boolean(),
  currency: z.string().nullable(),
  timeZone: z.string().nullable(),
  businessDate: z.iso.date().nullable(),
  /** Why Larder is in `keychain`, `damaged` or `newer-store`. */
  problem: z.strictObject({ key: z.string(), code: z.string(), message: z.string(), at: z.string() }).nullable(),
  /** False when the key lives nowhere but in the recovery code, which is then asked at each start. */
  keychain: z.strictObject({ usable: z.boolean(), backend: z.string(), message: z.string().nullable() }),
  undoUntil: z.string().nullable(),
});
export type AppState = z.infer<typeof appState>;

export const app = {
  'app.state': operation({
    summary: 'Where Larder stands: first run, open, or what keeps it from opening.',
    access: 'anyone',
    phases: everyPhase,
    input: nothing,
    output: appState,
  }),
  'app.tryAgain': operation({
    summary: 'Tries to open the records once more, after the keychain was unlocked or a disk came back.',
    access: 'anyone',
    phases: ['keychain', 'damaged', 'newer-store'],
    input: nothing,
    output: appState,
  }),
  'app.openWithRecoveryCode': operation({
    summary:
      'Opens the records with the recovery code where the keychain has no key; stores the key there when it can.',
    access: 'anyone',
    phases: ['keychain'],
    throttle: 'sensitive',
    input: z.strictObject({ recoveryCode }),
    output: appState,
    failures: ['auth/wrong-recovery-code', 'auth/mistyped-recovery-code'],
  }),
  'app.quit': operation({
    summary: 'Leaves Larder by the one ordered way out.',
    access: 'anyone',
    phases: everyPhase,
    input: nothing,
    output: done,
  }),
};
