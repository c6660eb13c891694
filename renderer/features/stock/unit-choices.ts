import type { OutputOf } from '../../../shared/contract/contract';

type Unit = OutputOf<'stock.units'>[number];

const groups = { count: 'Pieces', mass: 'Weight', volume: 'Volume' } as const;

export interface UnitChoices {
  readonly group: string;
  readonly items: string[];
}

/** Units under the question they answer, pieces first; a kind without units is left out. */
export function unitChoices(units: readonly Unit[]): UnitChoices[] {
  return (['count', 'mass', 'volume'] as const)
    .map((dimension) => ({
      group: groups[dimension],
      items: units.filter((unit) => unit.dimension === dimension).map(({ code }) => code),
    }))
    .filter(({ items }) => items.length > 0);
}
