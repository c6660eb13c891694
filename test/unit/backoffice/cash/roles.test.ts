import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cashCommands, cashQueries } from '../../../../electron/backoffice/cash/cash-modules';
import { orderQueries } from '../../../../electron/backoffice/orders/order-modules';
import { type ChannelName, contract } from '../../../../shared/contract/contract';
import { mayDo, type Permission, roles } from '../../../../shared/domain/people/permissions';
import { type CashDay, cashDay, ownPassword, today } from './cash-day';

let day: CashDay;
beforeAll(() => {
  day = cashDay();
});
afterAll(() => day.ledger.close());

const nowhere = '01900000-0000-7000-8000-00000000ffff';
const line = { denominationId: nowhere, loose: 0, rolls: 0 };

/** Well-formed input about rows that do not exist, so that nothing happens even where it is allowed. */
const inputs: Readonly<Record<string, unknown>> = {
  'cash.addDrawer': { name: 'Drawer 1' },
  'cash.open': { drawerId: nowhere, businessDate: today, lines: [line] },
  'cash.addEvent': { sessionId: nowhere, kind: 'pay_in', amountMinor: 1, clientKey: nowhere },
  'cash.reverseEvent': { eventId: nowhere, note: 'Nothing' },
  'cash.startCount': { sessionId: nowhere, acknowledged: true },
  'cash.submitCount': { sessionId: nowhere, lines: [line] },
  'cash.countAgain': { sessionId: nowhere },
  'cash.resolve': { sessionId: nowhere, reasonId: nowhere, finding: 'Nothing was found at all.' },
  'cash.signOff': { sessionId: nowhere, password: ownPassword, leftInDrawerMinor: 0 },
  'cash.forceClose': { sessionId: nowhere, password: ownPassword, reason: 'Nothing was found at all.' },
  'cash.session': { id: nowhere },
  'orders.list': { businessDate: today },
  'orders.get': { id: nowhere },
  'day.summary': { businessDate: today },
};

const channels = [
  ...Object.keys(cashCommands),
  ...Object.keys(cashQueries),
  ...Object.keys(orderQueries),
] as readonly ChannelName[];
const cases = channels.flatMap((channel) => roles.map((role) => ({ channel, role })));

describe('who may do what with cash and orders', () => {
  it.each(cases)('$channel by $role', ({ channel, role }) => {
    const sessionId = day.one<{ readonly id: string }>('SELECT id FROM session WHERE role = :role', { role }).id;
    const envelope = day.ledger.call(channel, inputs[channel] ?? {}, { kind: 'session', sessionId });
    const allowed = mayDo(role, contract[channel].access as Permission);
    if (allowed) expect(envelope.ok || envelope.failure.key).not.toBe('session/not-allowed');
    else expect(envelope).toMatchObject({ ok: false, failure: { key: 'session/not-allowed' } });
    expect(envelope.ok || envelope.failure.key).not.toBe('unexpected');
  });

  it.each(channels)('%s by nobody', (channel) => {
    expect(day.ledger.call(channel, inputs[channel] ?? {})).toMatchObject({
      ok: false,
      failure: { key: 'session/signed-out' },
    });
  });
});
