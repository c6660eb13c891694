import { businessDateOf } from '../../shared/domain/business-day';
import type { ReadStore } from '../store/store-handles';
import type { Clock } from '../system/clock';
import type { NewId, Randomness } from '../system/randomness';
import type { CallContext } from './module';

export interface OutsideWorld {
  readonly clock: Clock;
  readonly newId: NewId;
  readonly randomness: Randomness;
}

interface DayRule {
  readonly time_zone: string;
  readonly cutoff_local: string;
}

/** The business day that `at` falls in, by the newest rule that is in force on that day. */
export function callContext(store: ReadStore, world: OutsideWorld): CallContext {
  const at = world.clock.now().toISOString();
  const currency =
    store.get<{ readonly currency: string }>('SELECT currency FROM restaurant LIMIT 1')?.currency ?? 'USD';
  const rules = store.all<DayRule & { readonly valid_from: string }>(
    'SELECT valid_from, time_zone, cutoff_local FROM business_day_rule ORDER BY valid_from DESC',
  );
  const inForce =
    rules.find((rule) => businessDateOf(at, rule.time_zone, rule.cutoff_local) >= rule.valid_from) ?? rules.at(-1);
  const timeZone = inForce?.time_zone ?? 'UTC';
  const cutoff = inForce?.cutoff_local ?? '04:00';
  return { ...world, at, currency, timeZone, cutoff, businessDate: businessDateOf(at, timeZone, cutoff) };
}
