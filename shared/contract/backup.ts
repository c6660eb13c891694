import { z } from 'zod';
import { operation } from './channel';
import { done, id, instant, minor, nothing, optionalText, password, recoveryCode, text } from './primitives';

const destinationFailures = [
  'destination/offline',
  'destination/refused',
  'destination/full',
  'destination/read-only',
  'destination/wrong-repository',
  'destination/damaged',
  'destination/slow',
] as const;

export const destinationView = z.strictObject({
  id,
  kind: z.enum(['folder', 's3', 'webdav', 'sftp']),
  label: z.string(),
  location: z.string(),
  /** Such copies do not survive the disk; null when the place is away. */
  onSameDisk: z.boolean().nullable(),
  state: z.enum(['up-to-date', 'behind', 'copying', 'failing', 'never']),
  failure: z.strictObject({ key: z.string(), code: z.string(), message: z.string() }).nullable(),
  lastSnapshotAt: instant.nullable(),
  lastProvedAt: instant.nullable(),
  lastProofDepth: z.enum(['applied', 'recounted', 'whole']).nullable(),
  lastProofSeconds: z.number().nullable(),
  lagSeconds: z.number().nullable(),
  lagOrders: z.int().nullable(),
  lagMinor: minor.nullable(),
  copies: z.int(),
  bytes: z.int(),
});
export type DestinationView = z.infer<typeof destinationView>;

export const moment = z.strictObject({
  destinationId: z.string(),
  /** The place's name, or the folder's: also known while the records are not. */
  place: z.string(),
  snapshotId: z.string(),
  at: instant,
  label: z.string(),
  reason: z.string(),
  tags: z.array(z.string()),
  businessDate: z.string().nullable(),
  schemaVersion: z.int(),
  appVersion: z.string(),
  orders: z.int(),
  auditSeq: z.int(),
  proved: z.boolean(),
  newest: z.boolean(),
  restorable: z.boolean(),
});
export type Moment = z.infer<typeof moment>;

const authority = z.union([z.strictObject({ username: text(40), password }), z.strictObject({ recoveryCode })]);

export const backup = {
  'backup.status': operation({
    summary:
      'Every place for copies: how far it is behind in time and sales, when it was last proved, and what one would lose now.',
    access: 'signed-in',
    input: nothing,
    output: z.strictObject({
      dataAtRiskSeconds: z.number().nullable(),
      dataAtRiskOrders: z.int().nullable(),
      running: z.boolean(),
      nextDailyAt: instant.nullable(),
      recoveryCodeCheckedAt: instant.nullable(),
      destinations: z.array(destinationView),
    }),
  }),
  'backup.chooseFolder': operation({
    summary: 'Lets the person choose a folder in the dialog of the system; null when they changed their mind.',
    access: 'anyone',
    phases: ['first-run', 'keychain', 'damaged', 'open'],
    input: z.strictObject({ title: text(120) }),
    output: z.strictObject({ path: z.string().nullable() }),
  }),
  'backup.addFolder': operation({
    summary: 'Makes a folder a place for copies and makes the first copy there.',
    access: 'destination.manage',
    throttle: 'heavy',
    input: z.strictObject({ path: text(1000), label: optionalText(60) }),
    output: z.strictObject({ id }),
    failures: [...destinationFailures, 'destination/not-empty', 'destination/exists', 'destination/inside-records'],
  }),
  'backup.removeDestination': operation({
    summary: 'Stops copying to a place; the copies there stay.',
    access: 'destination.manage',
    input: z.strictObject({ id }),
    output: done,
    failures: ['record/not-found'],
  }),
  'backup.test': operation({
    summary: 'Writes, reads, lists and deletes a small file in a place for copies.',
    access: 'backup.run',
    throttle: 'heavy',
    input: z.strictObject({ id }),
    output: z.strictObject({ seconds: z.number() }),
    failures: [...destinationFailures, 'record/not-found'],
  }),
  'backup.now': operation({
    summary: 'Copies what changed to every place now.',
    access: 'backup.run',
    throttle: 'heavy',
    input: z.strictObject({ reason: optionalText(80) }),
    output: z.strictObject({
      snapshot: z.string().nullable(),
      newBytes: z.int(),
      seconds: z.number(),
      destinations: z.array(
        z.strictObject({
          id,
          kind: z.string(),
          ok: z.boolean(),
          failure: z.strictObject({ key: z.string(), code: z.string(), message: z.string() }).optional(),
        }),
      ),
    }),
    failures: ['backup/no-destination', 'backup/silent-corruption', 'backup/busy', 'operation/cancelled'],
  }),
  'backup.prove': operation({
    summary: 'Puts the newest copy of a place back beside the records, opens it and compares every total.',
    access: 'backup.run',
    throttle: 'heavy',
    input: z.strictObject({ id: id.optional() }),
    output: z.array(
      z.strictObject({
        id,
        snapshot: z.string(),
        ok: z.boolean(),
        depth: z.literal('whole'),
        seconds: z.number(),
        provedAt: instant,
        differences: z.array(z.string()),
        rows: z.record(z.string(), z.int()),
        auditHead: z.strictObject({ seq: z.int(), hash: z.string() }),
      }),
    ),
    failures: [...destinationFailures, 'backup/no-destination', 'backup/proof-failed', 'operation/cancelled'],
  }),
  'backup.cancel': operation({
    summary: 'Stops the copy or proof that runs; what was written stays harmless.',
    access: 'backup.run',
    input: nothing,
    output: done,
  }),
};

export const restore = {
  'restore.moments': operation({
    summary:
      'The moments one can go back to, over all known places for copies, newest first. Answers when the records cannot be opened, too.',
    access: 'anyone',
    phases: ['open', 'damaged', 'keychain', 'newer-store'],
    input: nothing,
    output: z.strictObject({
      moments: z.array(moment),
      unreachable: z.array(z.strictObject({ label: z.string(), message: z.string() })),
    }),
  }),
  'restore.openFolder': operation({
    summary: 'Looks into a folder with copies with the recovery code, on a new PC or when nothing else is known.',
    access: 'anyone',
    phases: ['first-run', 'damaged', 'keychain', 'open'],
    throttle: 'sensitive',
    input: z.strictObject({ path: text(1000), recoveryCode }),
    output: z.strictObject({ sourceId: z.string(), moments: z.array(moment) }),
    failures: ['restore/no-copies', 'auth/wrong-recovery-code', 'auth/mistyped-recovery-code', ...destinationFailures],
  }),
  'restore.preview': operation({
    summary: 'What going back to a moment would lose and bring back, counted.',
    access: 'restore.newest',
    input: z.strictObject({ destinationId: z.string(), snapshotId: z.string() }),
    output: z.strictObject({
      moment,
      lost: z.array(z.strictObject({ what: z.string(), count: z.int(), amountMinor: minor.nullable() })),
      stays: z.array(z.strictObject({ what: z.string(), detail: z.string() })),
      olderPoint: z.boolean(),
      mayFinish: z.boolean(),
      why: z.string().nullable(),
    }),
    failures: ['record/not-found', ...destinationFailures],
  }),
  'restore.start': operation({
    summary:
      'Puts a moment back beside the records, checks it, keeps what is there now, swaps, checks again. Undo stays for 30 days.',
    access: 'anyone',
    phases: ['open', 'damaged', 'keychain', 'first-run', 'newer-store'],
    throttle: 'heavy',
    input: z.strictObject({ destinationId: z.string(), snapshotId: z.string(), authority }),
    output: z.strictObject({
      snapshot: z.string(),
      capturedAt: instant,
      seconds: z.number(),
      counts: z.record(z.string(), z.int()),
      undoUntil: instant.nullable(),
    }),
    failures: [
      'record/not-found',
      'restore/newer-copy',
      'restore/damaged-copy',
      'restore/no-room',
      'auth/wrong-password',
      'auth/wait',
      'auth/wrong-recovery-code',
      'auth/mistyped-recovery-code',
      'session/not-allowed',
      'operation/cancelled',
      'keychain/unavailable',
      ...destinationFailures,
    ],
  }),
  'restore.undo': operation({
    summary: 'Puts back what was there before the last restore.',
    access: 'restore.any',
    throttle: 'heavy',
    input: z.strictObject({ password }),
    output: done,
    failures: ['restore/nothing-to-undo', 'auth/wrong-password', 'auth/wait'],
  }),
  'restore.cancel': operation({
    summary: 'Stops a restore that has not swapped yet; everything stays as it was.',
    access: 'anyone',
    phases: ['open', 'damaged', 'keychain', 'first-run', 'newer-store'],
    input: nothing,
    output: done,
  }),
};
