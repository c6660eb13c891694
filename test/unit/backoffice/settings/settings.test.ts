import { afterEach, describe, expect, it } from 'vitest';
import { cashToleranceMinor, idleLockMinutes } from '../../../../electron/backoffice/settings/settings-values';
import { callContext } from '../../../../electron/pipeline/call-context';
import { businessDayBounds } from '../../../../shared/domain/business-day';
import {
  colleague,
  refusal,
  restaurantLedger,
  type SignedIn,
  signIn,
  value,
  wantedRestaurant,
} from '../../../support/people-ledger';
import { TestClock, type TestLedger } from '../../../support/test-ledger';

interface Shown {
  readonly values: { readonly timeZone: string; readonly cutoff: string; readonly restaurantName: string };
  readonly pending: readonly string[];
  readonly rowVersion: number;
  readonly currency: string;
  readonly stationName: string;
}

const hour = 3_600_000;
const open: TestLedger[] = [];
afterEach(() => {
  for (const ledger of open.splice(0)) ledger.close();
});

function start(
  at = '2026-11-17T18:00:00.000Z',
  timeZone = 'America/New_York',
): { ledger: TestLedger; owner: SignedIn } {
  const { restaurant, ...rest } = wantedRestaurant;
  const ledger = restaurantLedger(new TestClock(at), undefined, { ...rest, restaurant: { ...restaurant, timeZone } });
  open.push(ledger);
  return { ledger, owner: signIn(ledger) };
}

const shown = (ledger: TestLedger, { caller }: SignedIn): Shown => value<Shown>(ledger, 'settings.get', {}, caller);
const change = (ledger: TestLedger, owner: SignedIn, changes: object) =>
  value(ledger, 'settings.change', { changes, rowVersion: shown(ledger, owner).rowVersion }, owner.caller);
const dayOf = (ledger: TestLedger): string => callContext(ledger.connection.read, ledger.world).businessDate;

describe('settings', () => {
  it('start with the defaults of the domain', () => {
    const { ledger, owner } = start();
    expect(shown(ledger, owner)).toEqual({
      values: {
        restaurantName: 'Harbour Pizza',
        timeZone: 'America/New_York',
        cutoff: '04:00',
        cashToleranceMinor: 100,
        idleLockMinutes: 15,
        operationsGuidePolicy: false,
        colorScheme: 'auto',
      },
      currency: 'USD',
      stationName: 'Test PC',
      rowVersion: 1,
      pending: [],
    });
  });

  it('hold at once, with a row and an entry that tell old and new', () => {
    const { ledger, owner } = start();
    change(ledger, owner, { cashToleranceMinor: 250, idleLockMinutes: 30, restaurantName: 'Harbour & Pizza' });
    const { read } = ledger.connection;
    expect([cashToleranceMinor(read), idleLockMinutes(read)]).toEqual([250, 30]);
    expect(shown(ledger, owner)).toMatchObject({ values: { restaurantName: 'Harbour & Pizza' }, rowVersion: 2 });
    expect(read.all('SELECT key, old_value, new_value FROM setting_change ORDER BY key')).toEqual([
      { key: 'cashToleranceMinor', old_value: '100', new_value: '250' },
      { key: 'idleLockMinutes', old_value: '15', new_value: '30' },
      { key: 'restaurantName', old_value: '"Harbour Pizza"', new_value: '"Harbour & Pizza"' },
    ]);
    expect(read.get('SELECT action, before, after FROM audit_event ORDER BY seq DESC LIMIT 1')).toEqual({
      action: 'settings.changed',
      before: '{"cashToleranceMinor":100,"idleLockMinutes":15,"restaurantName":"Harbour Pizza"}',
      after: '{"cashToleranceMinor":250,"idleLockMinutes":30,"restaurantName":"Harbour & Pizza"}',
    });
  });

  it('leave no trace when nothing changed', () => {
    const { ledger, owner } = start();
    const count = () => ledger.connection.read.get('SELECT audit_seq FROM ledger_state');
    const before = count();
    change(ledger, owner, { cutoff: '04:00' });
    expect(count()).toEqual(before);
  });

  it('are refused when somebody changed them meanwhile, and for a time zone nobody knows', () => {
    const { ledger, owner } = start();
    const seen = shown(ledger, owner).rowVersion;
    change(ledger, owner, { idleLockMinutes: 20 });
    const late = { changes: { idleLockMinutes: 25 }, rowVersion: seen };
    expect(refusal(ledger, 'settings.change', late, owner.caller).key).toBe('record/changed-meanwhile');
    const wrong = { changes: { timeZone: 'Atlantis/Centre' }, rowVersion: seen + 1 };
    expect(refusal(ledger, 'settings.change', wrong, owner.caller)).toMatchObject({
      key: 'request/malformed',
      detail: { field: 'changes.timeZone' },
    });
  });

  it('are for those who may manage them', () => {
    const { ledger, owner } = start();
    const cashier = colleague(ledger, owner.caller, 'cashier');
    const input = { changes: { idleLockMinutes: 120 }, rowVersion: 1 };
    expect(refusal(ledger, 'settings.change', input, cashier.caller).key).toBe('session/not-allowed');
  });
});

describe('the end of the business day', () => {
  it('changes when the running day has ended, and says until then that it waits', () => {
    const { ledger, owner } = start('2026-11-18T07:30:00.000Z');
    expect(dayOf(ledger)).toBe('2026-11-17');
    change(ledger, owner, { cutoff: '02:00' });
    expect(shown(ledger, owner)).toMatchObject({ values: { cutoff: '02:00' }, pending: ['cutoff'] });
    const days = ['2026-11-18T08:59', '2026-11-18T09:00', '2026-11-19T06:59', '2026-11-19T07:00'].map((time) => {
      ledger.clock.set(`${time}:00.000Z`);
      return dayOf(ledger);
    });
    expect(days).toEqual(['2026-11-17', '2026-11-18', '2026-11-18', '2026-11-19']);
    expect(shown(ledger, signIn(ledger)).pending).toEqual([]);
  });

  it('may be thought over before it holds', () => {
    const { ledger, owner } = start();
    const rules = () => ledger.connection.read.all('SELECT valid_from, cutoff_local FROM business_day_rule ORDER BY 1');
    const first = { valid_from: '1970-01-01', cutoff_local: '04:00' };
    change(ledger, owner, { cutoff: '06:00' });
    expect(rules()).toEqual([first, { valid_from: '2026-11-18', cutoff_local: '06:00' }]);
    change(ledger, owner, { cutoff: '03:00' });
    expect(rules()).toEqual([first, { valid_from: '2026-11-19', cutoff_local: '03:00' }]);
    change(ledger, owner, { cutoff: '04:00' });
    expect(rules()).toEqual([first]);
    expect(shown(ledger, owner).pending).toEqual([]);
  });

  it.each([
    [
      'in the autumn night that shows an hour twice',
      '2026-11-01T03:00:00.000Z',
      'America/New_York',
      { cutoff: '02:00' },
    ],
    ['in the spring night that skips an hour', '2026-03-08T04:00:00.000Z', 'America/New_York', { cutoff: '02:30' }],
    ['for a zone far in the east', '2026-11-17T18:00:00.000Z', 'America/New_York', { timeZone: 'Asia/Tokyo' }],
    ['for a zone far in the west', '2026-11-17T18:00:00.000Z', 'Asia/Tokyo', { timeZone: 'Pacific/Honolulu' }],
    [
      'for a zone with another summer',
      '2026-10-03T12:00:00.000Z',
      'Europe/Berlin',
      { timeZone: 'Australia/Sydney', cutoff: '05:00' },
    ],
  ])('never lets a day come back %s', (_case, at, timeZone, changes) => {
    const { ledger, owner } = start(at, timeZone);
    const today = dayOf(ledger);
    const { to } = businessDayBounds(today, timeZone, '04:00');
    const hoursLeft = (Date.parse(to) - Date.parse(at)) / hour;
    change(ledger, owner, changes);
    const days: string[] = [today];
    for (let quarter = 0; quarter < 4 * 96; quarter += 1) {
      ledger.clock.advance(hour / 4);
      days.push(dayOf(ledger));
    }
    expect(days).toEqual(days.toSorted());
    const lengthOfToday = days.lastIndexOf(today) / 4;
    expect(lengthOfToday).toBeGreaterThan(hoursLeft - 1);
    expect(new Set(days).size).toBeGreaterThanOrEqual(4);
  });
});
