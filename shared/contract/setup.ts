import { z } from 'zod';
import { operation } from './channel';
import { done, nothing, password, recoveryCode, text } from './primitives';

export const restaurantSettings = z.strictObject({
  name: text(120),
  currency: z.string().regex(/^[A-Z]{3}$/),
  timeZone: text(64),
  cutoff: z.string().regex(/^(0\d|1[01]):[0-5]\d$/),
  cashRoundTo: z.union([z.literal(1), z.literal(5), z.literal(10)]),
});

export const setup = {
  'setup.prepareRecoveryCode': operation({
    summary: 'Makes the recovery code of a new restaurant; nothing is written before it was typed back.',
    access: 'anyone',
    phases: ['first-run'],
    input: nothing,
    output: z.strictObject({ recoveryCode: z.string() }),
  }),
  'setup.createRestaurant': operation({
    summary: 'Creates the encrypted records, the owner and the first drawer, once the recovery code was typed back.',
    access: 'anyone',
    phases: ['first-run'],
    throttle: 'sensitive',
    input: z.strictObject({
      restaurant: restaurantSettings,
      owner: z.strictObject({ username: text(40), display: text(80), password }),
      recoveryCode,
      copiesFolder: text(1000).optional(),
    }),
    output: done,
    failures: [
      'auth/mistyped-recovery-code',
      'auth/wrong-recovery-code',
      'auth/weak-password',
      'store/in-use',
      'keychain/unavailable',
    ],
  }),
  'setup.openSample': operation({
    summary: 'Makes the sample restaurant (90 days of a synthetic pizza shop) and signs its owner in.',
    access: 'anyone',
    phases: ['first-run'],
    throttle: 'sensitive',
    input: nothing,
    output: z.strictObject({ username: z.string(), password: z.string(), recoveryCode: z.string() }),
    failures: ['store/in-use', 'keychain/unavailable'],
  }),
  'setup.leaveSample': operation({
    summary: 'Puts the sample restaurant aside and returns to the three doors. Refused for a real restaurant.',
    access: 'settings.manage',
    input: nothing,
    output: done,
    failures: ['request/not-now'],
  }),
  'setup.newRecoveryCode': operation({
    summary: 'Replaces the recovery code of the records and of every reachable place for copies.',
    access: 'recovery-code.renew',
    throttle: 'sensitive',
    input: z.strictObject({ password }),
    output: z.strictObject({ recoveryCode: z.string() }),
    failures: ['auth/wrong-password'],
  }),
  'setup.checkRecoveryCode': operation({
    summary: 'Proves that the person still has the right recovery code; remembered as the last check.',
    access: 'backup.run',
    throttle: 'sensitive',
    input: z.strictObject({ recoveryCode }),
    output: done,
    failures: ['auth/wrong-recovery-code', 'auth/mistyped-recovery-code'],
  }),
};
