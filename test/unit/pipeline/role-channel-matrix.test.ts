import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commandModules, queryModules } from '../../../electron/backoffice/modules';
import type { Caller } from '../../../electron/pipeline/actor';
import type { Channel } from '../../../shared/contract/channel';
import { channelNames, contract } from '../../../shared/contract/contract';
import { mayDo, type Role, roles } from '../../../shared/domain/people/permissions';
import { sampleInput } from '../../support/sample-input';
import { type TestLedger, testLedger } from '../../support/test-ledger';

let ledger: TestLedger;
const callers = new Map<Role, Caller>();

beforeAll(() => {
  ledger = testLedger({ commands: commandModules, queries: queryModules });
  const at = ledger.clock.now().toISOString();
  roles.forEach((role, index) => {
    const userId = `00000000-0000-7000-8000-00000000010${index}`;
    const sessionId = `00000000-0000-7000-8000-00000000020${index}`;
    ledger.connection.transaction(() => {
      ledger.connection.write.run(
        `INSERT INTO user (id, username, display, role, status, password_hash, must_change, password_changed_at, created_at, created_by, updated_at)
         VALUES (:userId, :role, :role, :role, 'active', 'none', 0, :at, :at, 'test', :at)`,
        { userId, role, at },
      );
      ledger.connection.write.run(
        'INSERT INTO session (id, user_id, station_id, role, started_at, last_seen_at) VALUES (:sessionId, :userId, :station, :role, :at, :at)',
        { sessionId, userId, station: ledger.station.id, role, at },
      );
    });
    callers.set(role, { kind: 'session', sessionId });
  });
});

// The throttle refills with the time that passes; nobody is away meanwhile.
beforeEach(() => {
  ledger.clock.advance(5_000);
  const at = ledger.clock.now().toISOString();
  ledger.connection.transaction(() => ledger.connection.write.run('UPDATE session SET last_seen_at = :at', { at }));
});

afterAll(() => ledger.close());

const mayCall = (role: Role, access: Channel['access']): boolean =>
  access === 'anyone' || access === 'signed-in' || mayDo(role, access);

function refusalOf(name: string, caller: Caller): string | null {
  const { envelope } = ledger.pipeline.authorise(name, sampleInput(name as (typeof channelNames)[number]), caller);
  return envelope.ok ? null : envelope.failure.key;
}

describe.each(roles)('%s', (role) => {
  it.each(channelNames)('is let through to, or kept from, %s as the contract says', (name) => {
    const caller = callers.get(role);
    if (!caller) throw new Error('no session');
    const { access } = contract[name];
    expect(refusalOf(name, caller)).toBe(mayCall(role, access) ? null : 'session/not-allowed');
  });
});

describe('nobody', () => {
  it.each(channelNames)('reaches %s only before sign-in', (name) => {
    const expected = contract[name].access === 'anyone' ? null : 'session/signed-out';
    expect(refusalOf(name, { kind: 'session', sessionId: null })).toBe(expected);
    expect(refusalOf(name, { kind: 'session', sessionId: '00000000-0000-7000-8000-00000000ffff' })).toBe(expected);
  });
});

it('refuses a channel that does not exist, and names from the prototype', () => {
  for (const name of ['no.such', 'constructor', '__proto__', 'toString']) {
    const { envelope } = ledger.pipeline.call(name, {}, { kind: 'larder' });
    expect(envelope).toMatchObject({ ok: false, failure: { key: 'request/unknown-channel' } });
  }
});

it('refuses unknown fields and wrong types before looking at who asks', () => {
  const { envelope } = ledger.pipeline.call('settings.get', { extra: 1 }, { kind: 'session', sessionId: null });
  expect(envelope).toMatchObject({ ok: false, failure: { key: 'request/malformed' } });
});
