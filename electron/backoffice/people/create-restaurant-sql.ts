import type { WriteStore } from '../../store/store-handles';
import type { NewRestaurant } from '../../store/worker-protocol';

export interface Birth {
  readonly restaurantId: string;
  readonly drawerId: string;
  readonly at: string;
  readonly by: string;
}

/** Earlier than any day a restaurant imports: every day has a rule. */
const beginning = '1970-01-01';

export function insertRestaurant(
  store: WriteStore,
  { restaurant, sample }: NewRestaurant,
  { restaurantId, at, by }: Birth,
): void {
  const { name, currency, timeZone, cutoff, cashRoundTo } = restaurant;
  store.run(
    `INSERT INTO restaurant (id, name, currency, locale, tax_mode, tax_round, cash_round_to, demo, created_at, created_by, updated_at)
     VALUES (:id, :name, :currency, 'en-US', 'exclusive', 'line', :cashRoundTo, :demo, :at, :by, :at)`,
    { id: restaurantId, name, currency, cashRoundTo, demo: sample ? 1 : 0, at, by },
  );
  store.run(
    `INSERT INTO business_day_rule (valid_from, time_zone, cutoff_local, created_at, created_by)
     VALUES (:beginning, :timeZone, :cutoff, :at, :by)`,
    { beginning, timeZone, cutoff, at, by },
  );
}

/** The drawer that payments belong to whose export names none. */
export const insertStandardDrawer = (store: WriteStore, name: string, { drawerId, at, by }: Birth): number =>
  store.run(
    `INSERT INTO drawer (id, name, standard, active, created_at, created_by, updated_at) VALUES (:drawerId, :name, 1, 1, :at, :by, :at)`,
    { drawerId, name, at, by },
  );
