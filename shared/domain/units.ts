export type Dimension = 'mass' | 'volume' | 'count';

/** An exact ratio; the denominator is positive. */
export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export interface Unit {
  readonly dimension: Dimension;
  /** How many base units (gram, millilitre, piece) one of it is. */
  readonly toBase: Ratio;
}

const ratio = (numerator: bigint, denominator = 1n): Ratio => ({ numerator, denominator });
const mass = (toBase: Ratio): Unit => ({ dimension: 'mass', toBase });
const volume = (toBase: Ratio): Unit => ({ dimension: 'volume', toBase });
const count = (toBase: Ratio): Unit => ({ dimension: 'count', toBase });

/**
 * Units every restaurant knows, as exact ratios (international pound, US customary volumes). `oz` is the ounce of
 * mass; the fluid ounce is `fl_oz`, and nothing converts between the two without a density of the item.
 */
export const standardUnits = {
  mg: mass(ratio(1n, 1000n)),
  g: mass(ratio(1n)),
  kg: mass(ratio(1000n)),
  oz: mass(ratio(45_359_237n, 1_600_000n)),
  lb: mass(ratio(45_359_237n, 100_000n)),
  ml: volume(ratio(1n)),
  l: volume(ratio(1000n)),
  tsp: volume(ratio(492_892_159_375n, 100_000_000_000n)),
  tbsp: volume(ratio(1_478_676_478_125n, 100_000_000_000n)),
  fl_oz: volume(ratio(473_176_473n, 16_000_000n)),
  cup: volume(ratio(2_365_882_365n, 10_000_000n)),
  pt: volume(ratio(473_176_473n, 1_000_000n)),
  qt: volume(ratio(946_352_946n, 1_000_000n)),
  gal: volume(ratio(3_785_411_784n, 1_000_000n)),
  each: count(ratio(1n)),
  dozen: count(ratio(12n)),
} as const satisfies Readonly<Record<string, Unit>>;

export type StandardUnitCode = keyof typeof standardUnits;

const unitsByCode: ReadonlyMap<string, Unit> = new Map(Object.entries(standardUnits));

/** The unit of a code, or undefined for a unit that only an item knows (`case`, `bag`). */
export function standardUnit(code: string): Unit | undefined {
  return unitsByCode.get(code);
}

/** The exact factor between two standard units of one dimension; undefined when there is none. */
export function standardFactor(from: string, to: string): Ratio | undefined {
  const source = standardUnit(from);
  const target = standardUnit(to);
  if (source === undefined || target === undefined || source.dimension !== target.dimension) return undefined;
  return multiplyRatios(source.toBase, invertRatio(target.toBase));
}

/** The product in lowest terms. */
export function multiplyRatios(left: Ratio, right: Ratio): Ratio {
  const numerator = left.numerator * right.numerator;
  const denominator = left.denominator * right.denominator;
  const divisor = greatestCommonDivisor(numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/** Only for ratios above zero. */
export function invertRatio(value: Ratio): Ratio {
  return { numerator: value.denominator, denominator: value.numerator };
}

function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  return right === 0n ? left : greatestCommonDivisor(right, left % right);
}
