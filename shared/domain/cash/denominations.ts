import { type Minor, minor } from '../money';

export interface Denomination {
  readonly valueMinor: Minor;
  readonly kind: 'coin' | 'note';
  /** Pieces in a bank's roll of coins or strap of notes; undefined where none is usual. */
  readonly rollQuantity?: number;
}

const strapOfNotes = 100;
const coin = (valueMinor: number, rollQuantity?: number): Denomination => ({
  valueMinor: minor(valueMinor),
  kind: 'coin',
  ...(rollQuantity === undefined ? {} : { rollQuantity }),
});
const note = (valueMinor: number): Denomination => ({
  valueMinor: minor(valueMinor),
  kind: 'note',
  rollQuantity: strapOfNotes,
});
const notes = (...values: readonly number[]): readonly Denomination[] => values.map(note);

const seeded: ReadonlyMap<string, readonly Denomination[]> = new Map([
  [
    'USD',
    [
      ...notes(10_000, 5_000, 2_000, 1_000, 500, 200, 100),
      coin(100, 25),
      coin(50, 20),
      coin(25, 40),
      coin(10, 50),
      coin(5, 40),
      coin(1, 50),
    ],
  ],
  [
    'EUR',
    [
      ...notes(50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500),
      coin(200, 25),
      coin(100, 25),
      coin(50, 40),
      coin(20, 40),
      coin(10, 40),
      coin(5, 50),
      coin(2, 50),
      coin(1, 50),
    ],
  ],
  [
    'CAD',
    [...notes(10_000, 5_000, 2_000, 1_000, 500), coin(200, 25), coin(100, 25), coin(25, 40), coin(10, 50), coin(5, 40)],
  ],
  [
    'GBP',
    [...notes(5_000, 2_000, 1_000, 500), coin(200), coin(100), coin(50), coin(20), coin(10), coin(5), coin(2), coin(1)],
  ],
]);

/** Currencies whose notes and coins are known, so that a drawer can be counted. */
export const countableCurrencies: readonly string[] = [...seeded.keys()];

/**
 * Notes and coins to set up for a currency, largest first, notes before coins. Two-dollar notes are rare but real.
 *
 * @throws RangeError for a currency that is not in {@link countableCurrencies}.
 */
export function seededDenominations(currency: string): readonly Denomination[] {
  const denominations = seeded.get(currency);
  if (denominations === undefined) throw new RangeError(`The notes and coins of ${currency} are not known`);
  return denominations;
}
