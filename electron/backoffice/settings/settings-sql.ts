import type { ReadStore, WriteStore } from '../../store/store-handles';

export interface RestaurantRow {
  readonly name: string;
  readonly currency: string;
  readonly row_version: number;
}

export interface DayRuleRow {
  readonly valid_from: string;
  readonly time_zone: string;
  readonly cutoff_local: string;
}

export const restaurantRow = (store: ReadStore): RestaurantRow | undefined =>
  store.get<RestaurantRow>('SELECT name, currency, row_version FROM restaurant LIMIT 1');

/** Every change of any setting counts the restaurant's version up, so that two people cannot overwrite each other. */
export const writeRestaurant = (store: WriteStore, name: string, at: string): number =>
  store.run('UPDATE restaurant SET name = :name, updated_at = :at, row_version = row_version + 1', { name, at });

export const newestDayRule = (store: ReadStore): DayRuleRow | undefined =>
  store.get<DayRuleRow>(
    'SELECT valid_from, time_zone, cutoff_local FROM business_day_rule ORDER BY valid_from DESC LIMIT 1',
  );

/** Takes back what was chosen for a day that has not begun; the trail and `setting_change` still tell of it. */
export const dropWaitingDayRules = (store: WriteStore, today: string): number =>
  store.run('DELETE FROM business_day_rule WHERE valid_from > :today', { today });

export const insertDayRule = (store: WriteStore, rule: DayRuleRow, at: string, by: string): number =>
  store.run(
    `INSERT INTO business_day_rule (valid_from, time_zone, cutoff_local, created_at, created_by)
     VALUES (:validFrom, :timeZone, :cutoff, :at, :by)`,
    { validFrom: rule.valid_from, timeZone: rule.time_zone, cutoff: rule.cutoff_local, at, by },
  );

export const storedSettings = (store: ReadStore): ReadonlyMap<string, unknown> =>
  new Map(
    store
      .all<{ readonly key: string; readonly value: string }>('SELECT key, value FROM setting')
      .map(({ key, value }) => [key, JSON.parse(value) as unknown]),
  );

export const writeSetting = (store: WriteStore, key: string, value: unknown, at: string, by: string): number =>
  store.run(
    `INSERT INTO setting (key, value, updated_at, updated_by) VALUES (:key, :value, :at, :by)
     ON CONFLICT (key) DO UPDATE SET value = :value, updated_at = :at, updated_by = :by, row_version = row_version + 1`,
    { key, value: JSON.stringify(value), at, by },
  );

export interface SettingChangeRow {
  readonly id: string;
  readonly key: string;
  readonly old: unknown;
  readonly next: unknown;
  readonly at: string;
  readonly by: string;
}

export const insertSettingChange = (store: WriteStore, { id, key, old, next, at, by }: SettingChangeRow): number =>
  store.run(
    `INSERT INTO setting_change (id, key, old_value, new_value, changed_at, changed_by)
     VALUES (:id, :key, :old, :next, :at, :by)`,
    { id, key, old: JSON.stringify(old), next: JSON.stringify(next), at, by },
  );
