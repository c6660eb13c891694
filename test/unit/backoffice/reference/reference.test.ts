import { afterEach, describe, expect, it } from 'vitest';
import { denominationsOf } from '../../../../electron/backoffice/reference/denominations';
import { restaurantLedger, wantedRestaurant } from '../../../support/people-ledger';
import type { TestLedger } from '../../../support/test-ledger';

const open: TestLedger[] = [];
const fresh = (): TestLedger => {
  const ledger = restaurantLedger();
  open.push(ledger);
  return ledger;
};
afterEach(() => {
  for (const ledger of open.splice(0)) ledger.close();
});

describe('a new restaurant', () => {
  it('has one owner, one standard drawer and a rule for every day there ever was', () => {
    const { read } = fresh().connection;
    expect(read.all('SELECT name, standard, active FROM drawer')).toEqual([
      { name: 'Drawer 1', standard: 1, active: 1 },
    ]);
    expect(read.all('SELECT username, role, status FROM user')).toEqual([
      { username: 'rosalind', role: 'owner', status: 'active' },
    ]);
    expect(read.all('SELECT valid_from, time_zone, cutoff_local FROM business_day_rule')).toEqual([
      { valid_from: '1970-01-01', time_zone: 'America/New_York', cutoff_local: '04:00' },
    ]);
    expect(read.all('SELECT action, actor FROM audit_event ORDER BY seq')).toEqual([
      { action: 'settings.restaurant-created', actor: 'Larder' },
      { action: 'user.created', actor: 'Larder' },
      { action: 'cash.drawer-created', actor: 'Larder' },
    ]);
  });

  it('keeps no password in the clear', () => {
    const { read } = fresh().connection;
    const hash = read.get<{ password_hash: string }>('SELECT password_hash FROM user')?.password_hash;
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('refuses an owner with a weak password, a zone nobody knows and a cutoff at noon', () => {
    const { restaurant, owner } = wantedRestaurant;
    const create = (wanted: Partial<{ restaurant: object; owner: object }>) => () =>
      restaurantLedger(undefined, undefined, { ...wantedRestaurant, ...wanted } as typeof wantedRestaurant);
    expect(create({ owner: { ...owner, password: 'rosalind' } })).toThrow('auth/weak-password');
    expect(create({ restaurant: { ...restaurant, timeZone: 'Nowhere' } })).toThrow('request/malformed');
    expect(create({ restaurant: { ...restaurant, cutoff: '12:00' } })).toThrow('request/malformed');
  });

  it('knows every reason in plain words, and shows theft to few', () => {
    const { read } = fresh().connection;
    expect(read.all('SELECT area, count(*) AS count FROM reason GROUP BY area')).toEqual([
      { area: 'cash', count: 18 },
      { area: 'stock', count: 18 },
    ]);
    expect(read.all('SELECT area, code FROM reason WHERE restricted = 1 ORDER BY area')).toEqual([
      { area: 'cash', code: 'THEFT_SUSPECTED' },
      { area: 'stock', code: 'THEFT_SUSPECTED' },
    ]);
    expect(read.all(`SELECT label FROM reason WHERE label = code OR label GLOB '*[_]*'`)).toEqual([]);
  });

  it('knows the units as exact fractions', () => {
    const { read } = fresh().connection;
    const unit = (code: string) =>
      read.get('SELECT dimension, to_base_num, to_base_den FROM unit WHERE code = :code', { code });
    expect(unit('lb')).toEqual({ dimension: 'mass', to_base_num: 45_359_237, to_base_den: 100_000 });
    expect(unit('fl_oz')).toEqual({ dimension: 'volume', to_base_num: 473_176_473, to_base_den: 16_000_000 });
    expect(unit('dozen')).toEqual({ dimension: 'count', to_base_num: 12, to_base_den: 1 });
  });

  it('knows the notes and coins of its currency', () => {
    const { read } = fresh().connection;
    expect(
      read.get(`SELECT count(*) AS count, min(value_minor) AS least, max(value_minor) AS most FROM denomination`),
    ).toEqual({
      count: 13,
      least: 1,
      most: 10_000,
    });
  });
});

describe('notes and coins', () => {
  it.each(['USD', 'EUR', 'GBP', 'CAD', 'AUD', 'NZD', 'JPY', 'CHF', 'MXN', 'SEK', 'INR', 'KWD', 'KRW', 'THB'])(
    'are known for %s, each once, largest first',
    (currency) => {
      for (const kind of ['note', 'coin'] as const) {
        const values = denominationsOf(currency)
          .filter((piece) => piece.kind === kind)
          .map((piece) => Number(piece.valueMinor));
        expect(values.length).toBeGreaterThanOrEqual(2);
        expect(values).toEqual([...new Set(values)].toSorted((left, right) => right - left));
        expect(values.every((one) => Number.isSafeInteger(one) && one > 0)).toBe(true);
      }
    },
  );
});
