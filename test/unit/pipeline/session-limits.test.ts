import { expect, onTestFinished, test } from 'vitest';
import { auditQueries } from '../../../electron/backoffice/audit/audit-modules';
import { peopleModules, refusal, restaurantLedger, signIn, value } from '../../support/people-ledger';
import { TestClock } from '../../support/test-ledger';

const minute = 60_000;

const day = () => {
  const ledger = restaurantLedger(new TestClock(), {
    ...peopleModules,
    queries: { ...peopleModules.queries, ...auditQueries },
  });
  onTestFinished(() => ledger.close());
  return ledger;
};

test('a session ends after twelve hours, however busy it was, and the trail says so', () => {
  const ledger = day();
  const { caller } = signIn(ledger);
  for (let passed = 0; passed < 12 * 60 - 10; passed += 10) {
    ledger.clock.advance(10 * minute);
    value(ledger, 'auth.active', {}, caller);
  }
  value(ledger, 'people.list', {}, caller);
  ledger.clock.advance(10 * minute);
  expect(refusal(ledger, 'people.list', {}, caller).key).toBe('session/signed-out');
  const again = signIn(ledger);
  const { entries } = value<{ entries: readonly { action: string; actor: string }[] }>(
    ledger,
    'audit.list',
    {},
    again.caller,
  );
  expect(entries.filter((entry) => entry.action === 'auth.expired')).toHaveLength(1);
});

test('a session left alone is locked before that, and unlocking does not make it longer', () => {
  const ledger = day();
  const { caller } = signIn(ledger);
  ledger.clock.advance(11 * 60 * minute);
  expect(refusal(ledger, 'people.list', {}, caller).key).toBe('session/locked');
  value(ledger, 'auth.unlock', { password: 'a quiet kitchen at dawn' }, caller);
  ledger.clock.advance(59 * minute);
  ledger.clock.advance(2 * minute);
  expect(refusal(ledger, 'auth.active', {}, caller).key).toBe('session/signed-out');
});
