import { auditQueries } from '../../electron/backoffice/audit/audit-modules';
import { createRestaurant } from '../../electron/backoffice/people/create-restaurant';
import { peopleCommands, peopleQueries } from '../../electron/backoffice/people/people-modules';
import { settingsCommands, settingsQueries } from '../../electron/backoffice/settings/settings-modules';
import type { Actor, Caller } from '../../electron/pipeline/actor';
import { writeAudit } from '../../electron/pipeline/audit-writer';
import { callContext } from '../../electron/pipeline/call-context';
import type { SessionView } from '../../shared/contract/people';
import type { Role } from '../../shared/domain/people/permissions';
import type { Failure } from '../../shared/failures/failures';
import { TestClock, type TestLedger, type TestLedgerModules, testLedger } from './test-ledger';

export const ownerName = 'rosalind';
export const ownerPassword = 'a quiet kitchen at dawn';

export const peopleModules: TestLedgerModules = {
  commands: { ...peopleCommands, ...settingsCommands },
  queries: { ...peopleQueries, ...settingsQueries, ...auditQueries },
};

export const wantedRestaurant = {
  restaurant: {
    name: 'Harbour Pizza',
    currency: 'USD',
    timeZone: 'America/New_York',
    cutoff: '04:00',
    cashRoundTo: 1,
  },
  owner: { username: ownerName, display: 'Rosalind Achterberg', password: ownerPassword, mustChange: false },
  sample: false,
} as const;

/** A ledger with the rows of a new restaurant, audited as set-up does it. */
export function restaurantLedger(
  clock = new TestClock(),
  modules: TestLedgerModules = peopleModules,
  wanted: Parameters<typeof createRestaurant>[1] = wantedRestaurant,
): TestLedger {
  const ledger = testLedger(modules, clock);
  const { connection, world, station } = ledger;
  connection.transaction(() => {
    const context = callContext(connection.read, world);
    const drafts = createRestaurant(connection.write, wanted, context);
    const actor: Actor = {
      userId: null,
      display: 'Larder',
      role: 'larder',
      permissions: new Set(),
      sessionId: null,
      station,
    };
    writeAudit(connection.write, actor, drafts, { at: context.at, bootId: 'test-boot', monotonicMs: 0 });
  });
  return ledger;
}

export const window = (sessionId: string | null): Caller => ({ kind: 'session', sessionId });

export interface SignedIn {
  readonly caller: Caller;
  readonly view: SessionView;
}

/** Signs in through the pipeline, as a window does. @throws when it is refused. */
export function signIn(
  ledger: TestLedger,
  username = ownerName,
  password = ownerPassword,
  from: Caller = window(null),
): SignedIn {
  const result = ledger.pipeline.call('auth.signIn', { username, password }, from);
  if (!result.envelope.ok) throw new Error(result.envelope.failure.key);
  return { caller: window(result.session?.id ?? null), view: result.envelope.value as SessionView };
}

/** The value of a call that must go well. */
export function value<Value>(ledger: TestLedger, channel: string, input: unknown, caller: Caller): Value {
  const envelope = ledger.call(channel, input, caller);
  if (!envelope.ok) throw new Error(`${channel}: ${envelope.failure.key} ${ledger.faults.join('\n')}`);
  return envelope.value as Value;
}

/** The failure of a call that must be refused. */
export function refusal(ledger: TestLedger, channel: string, input: unknown, caller: Caller): Failure {
  const envelope = ledger.call(channel, input, caller);
  if (envelope.ok) throw new Error(`${channel} was not refused`);
  return envelope.failure;
}

const passwords: Readonly<Record<Role, string>> = {
  owner: 'seven copper saucepans',
  manager: 'rosemary on the windowsill',
  shift_lead: 'late tram home',
  cashier: 'blue umbrella',
  stock_clerk: 'cold room nine',
  accountant: 'ledger of grain',
  auditor: 'spectacles case',
};

export interface Colleague extends SignedIn {
  readonly id: string;
  readonly username: string;
  readonly password: string;
}

/** Adds a person, who signs in with the first password and chooses an own one. */
export function colleague(ledger: TestLedger, owner: Caller, role: Role, username: string = role): Colleague {
  const created = value<{ id: string; oneTimePassword: string }>(
    ledger,
    'people.create',
    { username, display: username, role },
    owner,
  );
  const first = signIn(ledger, username, created.oneTimePassword);
  const password = passwords[role];
  value(ledger, 'auth.changePassword', { current: created.oneTimePassword, next: password }, first.caller);
  return { id: created.id, username, password, ...signIn(ledger, username, password) };
}
