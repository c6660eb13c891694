import { afterAll, beforeAll, expect, it } from 'vitest';
import { contract } from '../../../../shared/contract/contract';
import { mayDo, type Role, roles } from '../../../../shared/domain/people/permissions';
import { type Colleague, colleague, peopleModules, restaurantLedger, signIn } from '../../../support/people-ledger';
import type { TestLedger } from '../../../support/test-ledger';

const nobody = '00000000-0000-4000-8000-000000000009';

/** Well-formed inputs that change nothing; what is asked is only who gets past the permission. */
const inputs: Readonly<Record<string, object>> = {
  'auth.people': {},
  'auth.session': {},
  'auth.signIn': { username: 'nobody', password: 'x' },
  'auth.unlock': { password: 'x' },
  'auth.active': {},
  'auth.changePassword': { current: 'x', next: 'x' },
  'people.list': {},
  'people.create': { username: 'rosalind', display: 'Rosalind', role: 'cashier' },
  'people.setRole': { id: nobody, role: 'cashier', rowVersion: 1 },
  'people.setActive': { id: nobody, active: true, rowVersion: 1 },
  'people.resetPassword': { id: nobody },
  'people.signIns': {},
  'settings.get': {},
  'settings.change': { changes: {}, rowVersion: 1 },
  'audit.list': {},
  'audit.entry': { seq: 1 },
  'audit.verify': {},
  'auth.lock': {},
  'auth.signOut': {},
};
const channels = Object.keys({
  ...peopleModules.commands,
  ...peopleModules.queries,
}) as readonly (keyof typeof contract)[];

let ledger: TestLedger;
let people: ReadonlyMap<Role, Colleague>;
beforeAll(() => {
  ledger = restaurantLedger();
  const owner = signIn(ledger);
  people = new Map(roles.map((role) => [role, colleague(ledger, owner.caller, role)]));
});
afterAll(() => ledger.close());

it('has an input for every channel of these areas', () => {
  expect(Object.keys(inputs).toSorted()).toEqual(channels.toSorted());
});

it.each(roles)('lets the %s past exactly the channels the role has the permission for', (role) => {
  const someone = people.get(role);
  if (!someone) throw new Error(role);
  for (const channel of Object.keys(inputs) as readonly (keyof typeof contract)[]) {
    // Locking and signing out come last and end the session for what follows.
    const { caller } = channel === 'auth.signOut' ? signIn(ledger, someone.username, someone.password) : someone;
    const { access } = contract[channel];
    const allowed = access === 'anyone' || access === 'signed-in' || mayDo(role, access);
    const envelope = ledger.call(channel, inputs[channel], caller);
    const refused = !envelope.ok && envelope.failure.key.startsWith('session/');
    expect([channel, refused]).toEqual([channel, !allowed]);
    if (refused) expect(envelope.failure.key).toBe('session/not-allowed');
  }
});
