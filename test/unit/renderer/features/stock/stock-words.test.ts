import { describe, expect, it } from 'vitest';
import {
  approverOf,
  type CountLine,
  countSums,
  inBaseUnit,
  inCountingUnit,
  lineState,
  moveWord,
  moveWords,
  percentWords,
  unsettledSentence,
} from '../../../../../renderer/features/stock/stock-words';

const line: CountLine = {
  id: '00000000-0000-7000-8000-000000000001',
  itemId: '00000000-0000-7000-8000-000000000002',
  name: 'Mozzarella',
  unit: 'lb',
  unitMicro: 1_000_000,
  state: 'counted',
  open: false,
  countedMicro: 41_000_000,
  expectedMicro: 52_500_000,
  varianceMicro: -11_500_000,
  varianceMinor: -3_795,
  level: 'manager',
  needsSecondCount: false,
  recheck: false,
  reasonId: null,
  entries: [],
};

describe('what a line of a count is called', () => {
  it('asks for a second count before it asks for a reason', () => {
    expect(lineState({ ...line, needsSecondCount: true }).word).toBe('Count again');
  });

  it('says that late movements changed it before anything else', () => {
    expect(lineState({ ...line, recheck: true, needsSecondCount: true }).word).toBe('Changed since');
  });

  it('needs a reason above the limit, and is explained once it has one', () => {
    expect(lineState(line).word).toBe('Needs a reason');
    expect(lineState({ ...line, reasonId: line.id }).word).toBe('Explained');
  });

  it('lets a small difference pass, and a match needs nothing', () => {
    expect(lineState({ ...line, level: 'clerk' }).word).toBe('Within limit');
    expect(lineState({ ...line, varianceMicro: 0 }).word).toBe('Matches');
  });
});

describe('the sentence above a count', () => {
  it('counts the lines to settle in words', () => {
    expect(unsettledSentence([line])).toBe('One line must be settled before this count can be posted.');
    expect(unsettledSentence([line, line, { ...line, varianceMicro: 0 }])).toBe(
      'Two lines must be settled before this count can be posted.',
    );
  });

  it('is not there when everything is settled', () => {
    expect(unsettledSentence([{ ...line, level: 'clerk' }])).toBeNull();
  });
});

describe('figures of a count', () => {
  it('writes the share of what was expected with a true minus', () => {
    expect(percentWords(-11_500_000, 52_500_000)).toBe('−21.9 %');
    expect(percentWords(500_000, 22_000_000)).toBe('+2.3 %');
  });

  it('writes no share of nothing', () => {
    expect(percentWords(3_000_000, 0)).toBe('');
    expect(percentWords(null, null)).toBe('');
  });

  it('keeps what is missing apart from what is too much', () => {
    expect(countSums([{ varianceMinor: -3_795 }, { varianceMinor: 346 }, { varianceMinor: -5 }])).toEqual({
      missingMinor: -3_800,
      extraMinor: 346,
    });
  });

  it('says nothing of the sum when one value is hidden', () => {
    expect(countSums([{ varianceMinor: -3_795 }, { varianceMinor: null }])).toBeNull();
  });

  it('turns counting units into base units and back', () => {
    expect(inBaseUnit(1_500_000, 12_000_000)).toBe(18_000_000);
    expect(inCountingUnit(18_000_000, 12_000_000)).toBe(1_500_000);
    expect(inCountingUnit(-1, 1_000_000)).toBe(-1);
  });

  it('names who may approve, and nobody for a match', () => {
    expect(approverOf('owner')).toBe('Only the owner');
    expect(approverOf(null)).toBe('Nobody needs to');
  });
});

describe('a movement', () => {
  it('is called what people call it, and never by its code', () => {
    expect(moveWord('sale_reversal')).toBe('Sale taken back');
    expect(moveWord('something_new')).toBe('Changed');
  });

  it('names what it came from once, and says when it was taken back', () => {
    expect(moveWords({ kind: 'receipt', reference: 'Delivery', reversed: false })).toBe('Delivery');
    expect(moveWords({ kind: 'sale', reference: 'Order 1122', reversed: true })).toBe(
      'Sold · Order 1122, taken back later',
    );
  });
});
