import { z } from 'zod';
import { permissions } from '../domain/people/permissions';
import { command, query } from './channel';
import { done, id, instant, nothing, password, role, text } from './primitives';

export const sessionView = z.strictObject({
  userId: id,
  username: z.string(),
  display: z.string(),
  role,
  permissions: z.array(z.enum(permissions)),
  mustChangePassword: z.boolean(),
  locked: z.boolean(),
  idleLockMinutes: z.int(),
  /** True for the only active owner or manager, who may sign their own counts. */
  alone: z.boolean(),
});
export type SessionView = z.infer<typeof sessionView>;

export const person = z.strictObject({
  id,
  username: z.string(),
  display: z.string(),
  role,
  status: z.enum(['active', 'disabled', 'locked']),
  mustChangePassword: z.boolean(),
  lastSignInAt: instant.nullable(),
  rowVersion: z.int(),
});

const signInFailures = ['auth/wrong-password', 'auth/wait', 'auth/disabled'] as const;

export const people = {
  'auth.people': query({
    summary: 'The names to choose from on the sign-in screen.',
    access: 'anyone',
    input: nothing,
    output: z.array(z.strictObject({ username: z.string(), display: z.string(), role })),
  }),
  'auth.session': query({
    summary: 'Who is signed in at this window, or null.',
    access: 'anyone',
    input: nothing,
    output: sessionView.nullable(),
  }),
  'auth.signIn': command({
    summary: 'Signs a person in. The try is counted and on disk before the password is compared.',
    access: 'anyone',
    throttle: 'sensitive',
    input: z.strictObject({ username: text(40), password }),
    output: sessionView,
    failures: signInFailures,
  }),
  'auth.signOut': command({
    summary: 'Ends the session of this window.',
    access: 'signed-in',
    input: nothing,
    output: done,
  }),
  'auth.lock': command({
    summary: 'Locks the screen until the password is typed.',
    access: 'signed-in',
    input: nothing,
    output: done,
  }),
  'auth.unlock': command({
    summary: 'Unlocks the screen for the person who locked it.',
    access: 'anyone',
    throttle: 'sensitive',
    input: z.strictObject({ password }),
    output: sessionView,
    failures: signInFailures,
  }),
  'auth.active': command({
    summary: 'Says that somebody is still there; puts the idle lock off.',
    access: 'signed-in',
    input: nothing,
    output: done,
  }),
  'auth.changePassword': command({
    summary: 'Changes the own password.',
    access: 'signed-in',
    throttle: 'sensitive',
    input: z.strictObject({ current: password, next: password }),
    output: done,
    failures: ['auth/wrong-password', 'auth/weak-password', 'auth/used-password'],
  }),
  'people.list': query({
    summary: 'Everybody who can sign in, with role and last sign-in.',
    access: 'people.view',
    input: nothing,
    output: z.array(person),
  }),
  'people.create': command({
    summary: 'Adds a person; gives a first password that works once, within an hour.',
    access: 'people.manage',
    input: z.strictObject({ username: text(40), display: text(80), role }),
    output: z.strictObject({ id, oneTimePassword: z.string() }),
    failures: ['people/username-taken', 'people/owner-only'],
  }),
  'people.setRole': command({
    summary: 'Changes the role of a person; ends their sessions.',
    access: 'people.manage',
    input: z.strictObject({ id, role, rowVersion: z.int() }),
    output: done,
    failures: ['people/last-owner', 'people/owner-only', 'record/not-found', 'record/changed-meanwhile'],
  }),
  'people.setActive': command({
    summary: 'Switches an account off or on; switching off ends its sessions.',
    access: 'people.manage',
    input: z.strictObject({ id, active: z.boolean(), rowVersion: z.int() }),
    output: done,
    failures: ['people/last-owner', 'people/owner-only', 'record/not-found', 'record/changed-meanwhile'],
  }),
  'people.resetPassword': command({
    summary: 'Gives a new first password that works once, within an hour.',
    access: 'people.manage',
    throttle: 'sensitive',
    input: z.strictObject({ id }),
    output: z.strictObject({ oneTimePassword: z.string() }),
    failures: ['people/owner-only', 'record/not-found'],
  }),
  'people.signIns': query({
    summary: 'The last sign-ins and failed tries of one person or of everybody.',
    access: 'people.view',
    input: z.strictObject({ id: id.optional() }),
    output: z.array(z.strictObject({ at: instant, display: z.string(), action: z.string(), station: z.string() })),
  }),
};
