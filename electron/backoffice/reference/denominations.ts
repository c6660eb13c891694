import { countableCurrencies, type Denomination, seededDenominations } from '../../../shared/domain/cash/denominations';
import { minorUnitDigits } from '../../../shared/domain/currency';
import { minor } from '../../../shared/domain/money';

type Coin = readonly [valueMinor: number, rollQuantity?: number];

interface Cash {
  readonly notes: readonly number[];
  readonly coins: readonly Coin[];
}

const strapOfNotes = 100;

/** In circulation in 2026, largest first; roll sizes where banks of the country give out rolls. */
const moreCurrencies: Readonly<Record<string, Cash>> = {
  AUD: {
    notes: [10_000, 5_000, 2_000, 1_000, 500],
    coins: [
      [200, 25],
      [100, 20],
      [50, 20],
      [20, 20],
      [10, 40],
      [5, 40],
    ],
  },
  NZD: {
    notes: [10_000, 5_000, 2_000, 1_000, 500],
    coins: [
      [200, 25],
      [100, 25],
      [50, 20],
      [20, 25],
      [10, 50],
    ],
  },
  CHF: {
    notes: [100_000, 20_000, 10_000, 5_000, 2_000, 1_000],
    coins: [
      [500, 25],
      [200, 50],
      [100, 50],
      [50, 50],
      [20, 50],
      [10, 50],
      [5, 50],
    ],
  },
  JPY: {
    notes: [10_000, 5_000, 2_000, 1_000],
    coins: [
      [500, 50],
      [100, 50],
      [50, 50],
      [10, 50],
      [5, 50],
      [1, 50],
    ],
  },
  MXN: {
    notes: [100_000, 50_000, 20_000, 10_000, 5_000, 2_000],
    coins: [[2_000], [1_000], [500], [200], [100], [50], [20], [10]],
  },
  SEK: {
    notes: [100_000, 50_000, 20_000, 10_000, 5_000, 2_000],
    coins: [
      [1_000, 25],
      [500, 40],
      [200, 50],
      [100, 50],
    ],
  },
  NOK: {
    notes: [100_000, 50_000, 20_000, 10_000, 5_000],
    coins: [
      [2_000, 25],
      [1_000, 25],
      [500, 25],
      [100, 50],
    ],
  },
  DKK: {
    notes: [50_000, 20_000, 10_000, 5_000],
    coins: [
      [2_000, 20],
      [1_000, 20],
      [500, 25],
      [200, 50],
      [100, 50],
      [50, 50],
    ],
  },
  PLN: {
    notes: [50_000, 20_000, 10_000, 5_000, 2_000, 1_000],
    coins: [
      [500, 50],
      [200, 50],
      [100, 50],
      [50, 50],
      [20, 50],
      [10, 50],
      [5, 50],
      [2, 50],
      [1, 50],
    ],
  },
  CZK: {
    notes: [500_000, 200_000, 100_000, 50_000, 20_000, 10_000],
    coins: [[5_000], [2_000], [1_000], [500], [200], [100]],
  },
  INR: { notes: [50_000, 20_000, 10_000, 5_000, 2_000, 1_000], coins: [[2_000], [1_000], [500], [200], [100], [50]] },
  BRL: {
    notes: [20_000, 10_000, 5_000, 2_000, 1_000, 500, 200],
    coins: [
      [100, 50],
      [50, 50],
      [25, 50],
      [10, 50],
      [5, 50],
    ],
  },
  ZAR: { notes: [20_000, 10_000, 5_000, 2_000, 1_000], coins: [[500], [200], [100], [50], [20], [10]] },
};

const piecesOf = ({ notes, coins }: Cash): readonly Denomination[] => [
  ...notes.map((value) => ({ valueMinor: minor(value), kind: 'note' as const, rollQuantity: strapOfNotes })),
  ...coins.map(([value, rollQuantity]) => ({
    valueMinor: minor(value),
    kind: 'coin' as const,
    ...(rollQuantity === undefined ? {} : { rollQuantity }),
  })),
];

const usualSteps = [5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1];

/** The 1-2-5 series that nearly every currency has, in hundredths of its unit; a piece that is not in use is counted as 0. */
function usualSeries(currency: string): Cash {
  const perUnit = 10 ** minorUnitDigits(currency);
  const notes = usualSteps.filter((step) => step >= 5 && step <= 1_000).map((step) => step * perUnit);
  const coins = perUnit < 100 ? [2, 1] : usualSteps.filter((step) => step <= 200).map((step) => (step * perUnit) / 100);
  return { notes, coins: coins.map((value) => [value]) };
}

/**
 * Notes and coins to set up for a currency, so that a drawer can be counted in every country: those in circulation where
 * they are known, else the usual series.
 *
 * @throws RangeError for text that is no currency code.
 */
export function denominationsOf(currency: string): readonly Denomination[] {
  if (countableCurrencies.includes(currency)) return seededDenominations(currency);
  return piecesOf(moreCurrencies[currency] ?? usualSeries(currency));
}
