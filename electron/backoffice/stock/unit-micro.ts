import { microPerUnit } from '../../../shared/domain/quantity';
import { standardFactor } from '../../../shared/domain/units';
import { divideHalfAwayFromZero, exactNumber } from '../../../shared/domain/whole-numbers';

/** Micro-units of the base unit in one counting unit, so that a screen can show what people count. */
export function unitMicro({ baseUnit, countUnit }: { readonly baseUnit: string; readonly countUnit: string }): number {
  const factor = standardFactor(countUnit, baseUnit);
  if (!factor) throw new Error(`no factor from ${countUnit} to ${baseUnit}`);
  return exactNumber(divideHalfAwayFromZero(factor.numerator * BigInt(microPerUnit), factor.denominator), 'A unit');
}
