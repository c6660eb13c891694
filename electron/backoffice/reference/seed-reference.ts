import { standardUnits } from '../../../shared/domain/units';
import { exactNumber } from '../../../shared/domain/whole-numbers';
import type { CallContext } from '../../pipeline/module';
import type { WriteStore } from '../../store/store-handles';
import { denominationsOf } from './denominations';
import { isRestricted, reasonSeeds } from './reasons';
import { insertDenomination, insertReason, insertUnit } from './reference-sql';

/** Reasons, units and the notes and coins of the currency, as a new restaurant starts with them. Once per ledger. */
export function seedReference(store: WriteStore, currency: string, { at, newId }: CallContext): void {
  const stamp = { at, by: 'larder' };
  for (const seed of reasonSeeds) insertReason(store, { id: newId(), ...seed }, isRestricted(seed.code), stamp);
  Object.entries(standardUnits).forEach(([code, { dimension, toBase }], sort) => {
    const { numerator, denominator } = toBase;
    insertUnit(store, {
      code,
      dimension,
      numerator: exactNumber(numerator, code),
      denominator: exactNumber(denominator, code),
      sort,
    });
  });
  for (const { valueMinor, kind, rollQuantity } of denominationsOf(currency))
    insertDenomination(store, { id: newId(), currency, valueMinor, kind, rollQuantity: rollQuantity ?? null });
}
