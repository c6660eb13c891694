import { describe, expect, it } from 'vitest';
import { type ItemDraft, itemDraftProblems } from '../../../../../renderer/features/stock/item-draft';
import { unitChoices } from '../../../../../renderer/features/stock/unit-choices';

const complete: ItemDraft = { name: 'Cola, can', category: '', unit: 'each', openingMicro: 0, priceMinor: null };

describe('a new item', () => {
  it('needs no cost while nothing of it is there', () => {
    expect(itemDraftProblems(complete)).toEqual({});
  });

  it('asks for the cost of what is there, and takes 0 for an answer', () => {
    const some = { ...complete, openingMicro: 24_000_000 };
    expect(Object.keys(itemDraftProblems(some))).toEqual(['priceMinor']);
    expect(itemDraftProblems({ ...some, priceMinor: 0 })).toEqual({});
  });

  it('names every empty field, and an empty quantity is not 0', () => {
    expect(Object.keys(itemDraftProblems({ ...complete, name: ' ', unit: null, openingMicro: null }))).toEqual([
      'name',
      'unit',
      'openingMicro',
    ]);
  });
});

describe('the units to choose from', () => {
  it('stand under pieces, weight and volume, without empty groups', () => {
    expect(
      unitChoices([
        { code: 'lb', dimension: 'mass' },
        { code: 'each', dimension: 'count' },
      ]),
    ).toEqual([
      { group: 'Pieces', items: ['each'] },
      { group: 'Weight', items: ['lb'] },
    ]);
  });
});
