import { describe, expect, test } from 'vitest';
import { minor } from '../../../../shared/domain/money';
import { micro } from '../../../../shared/domain/quantity';
import {
  type ApprovalLevel,
  assessCount,
  assessLine,
  type LineDifference,
  meetsApproval,
  reviewFlags,
} from '../../../../shared/domain/stock/thresholds';

function difference(units: number, expected: number, value: number): LineDifference {
  return {
    varianceMicro: micro(units * 1_000_000),
    expectedMicro: micro(expected * 1_000_000),
    varianceValueMinor: minor(value),
  };
}

describe('who approves a counted line', () => {
  test.each<[string, LineDifference, ApprovalLevel, boolean]>([
    ['no difference', difference(0, 100, 0), 'clerk', false],
    ['$9.99 and 4 %', difference(-4, 100, -999), 'clerk', false],
    ['$10.00 and 4 %', difference(-4, 100, -1_000), 'manager', false],
    ['$9.99 and 5 %', difference(5, 100, 999), 'manager', false],
    ['$249.99', difference(-4, 100, -24_999), 'manager', false],
    ['$250.00', difference(4, 100, 25_000), 'owner', false],
    ['$50.00 and 19 %', difference(-19, 100, -5_000), 'manager', false],
    ['$49.99 and 20 %', difference(-20, 100, -4_999), 'manager', false],
    ['$50.00 and 20 %', difference(-20, 100, -5_000), 'manager', true],
    ['$300.00 and 33 %', difference(-33, 100, -30_000), 'owner', true],
    ['something where nothing was expected', difference(1, 0, 100), 'manager', false],
    ['nothing where nothing was expected', difference(0, 0, 0), 'clerk', false],
    ['a difference from a negative shelf', difference(3, -100, 300), 'clerk', false],
  ])('%s', (_, line, approval, needsSecondCount) => {
    expect(assessLine(line)).toEqual({ approval, needsReason: approval !== 'clerk', needsSecondCount });
  });

  test('a whole count goes by its highest line, and to the owner from $1,000', () => {
    const clerk = assessLine(difference(0, 100, 0));
    const manager = assessLine(difference(-4, 100, -1_000));
    const owner = assessLine(difference(-4, 100, -25_000));
    expect(assessCount([], minor(0))).toBe('clerk');
    expect(assessCount([clerk, clerk], minor(500))).toBe('clerk');
    expect(assessCount([clerk, manager], minor(1_000))).toBe('manager');
    expect(assessCount([owner, manager], minor(26_000))).toBe('owner');
    expect(assessCount([clerk, manager], minor(99_999))).toBe('manager');
    expect(assessCount([clerk], minor(100_000))).toBe('owner');
  });

  test('a higher level may always approve what a lower one may', () => {
    const levels = ['clerk', 'manager', 'owner'] as const;
    const pairs = levels.flatMap((approver) => levels.filter((required) => meetsApproval(approver, required)));
    expect(pairs).toEqual(['clerk', 'clerk', 'manager', 'clerk', 'manager', 'owner']);
  });
});

describe('what the reviewer is shown', () => {
  const line = { ...difference(0, 100, 0), countedMicro: micro(100_000_000), lastCountMicro: micro(100_000_000) };

  test.each([
    ['nothing unusual', {}, []],
    ['half of last time', { countedMicro: micro(50_000_000) }, ['half-or-less']],
    ['a little more than half', { countedMicro: micro(50_000_001) }, []],
    ['twice last time', { countedMicro: micro(200_000_000) }, ['double-or-more']],
    ['counted for the first time', { lastCountMicro: null }, []],
    ['empty last time', { lastCountMicro: micro(0) }, []],
    ['not counted though stock should be there', { countedMicro: null }, ['assumed-zero']],
    ['not counted and nothing there', { countedMicro: null, expectedMicro: micro(0) }, []],
    ['less than nothing expected', { expectedMicro: micro(-1) }, ['negative-expected']],
    ['a large difference', difference(-20, 100, -5_000), ['above-threshold']],
  ])('%s', (_, change, flags) => {
    expect(reviewFlags({ ...line, ...change })).toEqual(flags);
  });
});
