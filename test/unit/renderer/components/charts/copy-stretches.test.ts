import { describe, expect, it } from 'vitest';
import { copyStretches } from '../../../../../renderer/components/charts/copy-stretches';

const span = { from: 100, to: 200, missingSince: null };

describe('the lane of a place for copies', () => {
  it('is empty throughout while there is no copy', () => {
    expect(copyStretches([], span)).toEqual([{ from: 100, to: 200, kind: 'none' }]);
  });

  it('has nothing before the first copy, and is kept from then on', () => {
    expect(copyStretches([{ at: 130, proved: false }], span)).toEqual([
      { from: 100, to: 130, kind: 'none' },
      { from: 130, to: 200, kind: 'kept' },
    ]);
  });

  it('claims proof only from a proved copy to the next one', () => {
    const copies = [
      { at: 160, proved: false },
      { at: 120, proved: true },
      { at: 90, proved: false },
    ];
    expect(copyStretches(copies, span)).toEqual([
      { from: 100, to: 120, kind: 'kept' },
      { from: 120, to: 160, kind: 'proved' },
      { from: 160, to: 200, kind: 'kept' },
    ]);
  });

  it('joins neighbours of the same kind into one stretch', () => {
    const copies = [110, 120, 130].map((at) => ({ at, proved: false }));
    expect(copyStretches(copies, { ...span, from: 110 })).toEqual([{ from: 110, to: 200, kind: 'kept' }]);
  });

  it('shows what the newest copy lacks as no copy', () => {
    expect(copyStretches([{ at: 50, proved: true }], { ...span, missingSince: 170 })).toEqual([
      { from: 100, to: 170, kind: 'proved' },
      { from: 170, to: 200, kind: 'none' },
    ]);
  });

  it('never begins the gap before the newest copy itself', () => {
    expect(copyStretches([{ at: 180, proved: false }], { ...span, from: 180, missingSince: 120 })).toEqual([
      { from: 180, to: 200, kind: 'none' },
    ]);
  });
});
