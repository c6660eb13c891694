import { describe, expect, test } from 'vitest';
import {
  countLineStates,
  moveStockCount,
  possibleStockCountIntents,
  type StockCountIntent,
  type StockCountState,
  stockCountStates,
} from '../../../../shared/domain/stock/count-machine';

type IntentKind = StockCountIntent['kind'];

const approval = {
  kind: 'approve',
  approver: 'manager',
  required: 'manager',
  reasonsMissing: 0,
  secondCountsMissing: 0,
} as const;

const granted: Readonly<Record<IntentKind, StockCountIntent>> = {
  start: { kind: 'start', lines: 5 },
  review: { kind: 'review', lineStates: ['counted', 'zero_confirmed', 'skipped'] },
  recount: { kind: 'recount', linesToRecount: 1 },
  approve: approval,
  post: { kind: 'post', linesToRecheck: 0 },
  reverse: { kind: 'reverse', reasonId: 'DATA_ENTRY' },
  cancel: { kind: 'cancel' },
};

const allowed: Readonly<Record<StockCountState, Partial<Record<IntentKind, StockCountState>>>> = {
  DRAFT: { start: 'COUNTING', cancel: 'CANCELLED' },
  COUNTING: { review: 'REVIEW', cancel: 'CANCELLED' },
  REVIEW: { recount: 'RECOUNT', approve: 'APPROVED', cancel: 'CANCELLED' },
  RECOUNT: { review: 'REVIEW', cancel: 'CANCELLED' },
  APPROVED: { post: 'POSTED', cancel: 'CANCELLED' },
  POSTED: { reverse: 'REVERSED' },
  REVERSED: {},
  CANCELLED: {},
};

describe('a stock count', () => {
  const cases = stockCountStates.flatMap((state) =>
    Object.values(granted).map((intent) => ({ state, intent, next: allowed[state][intent.kind] })),
  );

  test.each(cases)('in $state asked to $intent.kind goes to $next', ({ state, intent, next }) => {
    expect(moveStockCount(state, intent)).toEqual(
      next === undefined ? { ok: false, problem: 'not-allowed-now' } : { ok: true, state: next },
    );
    expect(possibleStockCountIntents(state).includes(intent.kind)).toBe(next !== undefined);
  });

  test('goes to review only when no line is left uncounted', () => {
    for (const lineState of countLineStates) {
      expect(moveStockCount('COUNTING', { kind: 'review', lineStates: ['counted', lineState] }).ok).toBe(
        lineState !== 'uncounted',
      );
    }
  });

  test.each<[StockCountState, StockCountIntent, string]>([
    ['DRAFT', { kind: 'start', lines: 0 }, 'nothing-to-count'],
    ['REVIEW', { kind: 'recount', linesToRecount: 0 }, 'nothing-to-count'],
    ['REVIEW', { ...approval, secondCountsMissing: 1 }, 'second-count-missing'],
    ['REVIEW', { ...approval, reasonsMissing: 1 }, 'reasons-missing'],
    ['REVIEW', { ...approval, required: 'owner' }, 'approval-too-low'],
    ['REVIEW', { ...approval, approver: 'clerk' }, 'approval-too-low'],
    ['APPROVED', { kind: 'post', linesToRecheck: 1 }, 'lines-to-recheck'],
    ['POSTED', { kind: 'reverse' }, 'reason-missing'],
  ])('in %s refuses %j: %s', (state, intent, problem) => {
    expect(moveStockCount(state, intent)).toEqual({ ok: false, problem });
  });
});
