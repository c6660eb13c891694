import { describe, expect, test } from 'vitest';
import {
  finalSessionStates,
  moveSession,
  possibleSessionIntents,
  type SessionIntent,
  type SessionState,
  sessionStates,
} from '../../../../shared/domain/cash/session-machine';

type IntentKind = SessionIntent['kind'];

const granted: Readonly<Record<IntentKind, SessionIntent>> = {
  'start-count': { kind: 'start-count', unsettledIds: [], acknowledgedIds: [] },
  'submit-count': { kind: 'submit-count', emptyLines: 0 },
  recount: { kind: 'recount', attemptsMade: 1 },
  accept: { kind: 'accept', verdict: 'matches' },
  investigate: { kind: 'investigate', verdict: 'beyond' },
  resolve: {
    kind: 'resolve',
    decidedCandidates: 0,
    openCandidates: 0,
    finding: 'The produce receipt was missing.',
    categoryId: 'PAYOUT_NOT_RECORDED',
    residualMinor: -1299,
  },
  sign: { kind: 'sign', decision: { allowed: true, selfSigned: false, needsAttention: false } },
  lock: { kind: 'lock', zNumber: 142 },
  'force-close': { kind: 'force-close', byOwner: true, reason: 'The drawer was stolen.' },
};

const allowed: Readonly<Record<SessionState, Partial<Record<IntentKind, SessionState>>>> = {
  OPEN: { 'start-count': 'COUNTING', 'force-close': 'FORCE_CLOSED' },
  COUNTING: { 'submit-count': 'COUNTED', 'force-close': 'FORCE_CLOSED' },
  COUNTED: { recount: 'COUNTING', accept: 'RECONCILED', investigate: 'INVESTIGATING', 'force-close': 'FORCE_CLOSED' },
  RECONCILED: { sign: 'SIGNED_OFF', 'force-close': 'FORCE_CLOSED' },
  INVESTIGATING: { recount: 'COUNTING', resolve: 'RESOLVED', 'force-close': 'FORCE_CLOSED' },
  RESOLVED: { sign: 'SIGNED_OFF', 'force-close': 'FORCE_CLOSED' },
  SIGNED_OFF: { lock: 'LOCKED' },
  LOCKED: {},
  FORCE_CLOSED: {},
};

describe('a drawer session', () => {
  const cases = sessionStates.flatMap((state) =>
    Object.values(granted).map((intent) => ({ state, intent, next: allowed[state][intent.kind] })),
  );

  test.each(cases)('in $state asked to $intent.kind goes to $next', ({ state, intent, next }) => {
    expect(moveSession(state, intent)).toEqual(
      next === undefined ? { ok: false, problem: 'not-allowed-now' } : { ok: true, state: next },
    );
    expect(possibleSessionIntents(state).includes(intent.kind)).toBe(next !== undefined);
  });

  test('never leaves a final state', () => {
    for (const state of finalSessionStates) expect(possibleSessionIntents(state)).toEqual([]);
  });

  test('is not counted before every open question was at least seen', () => {
    const seen = (acknowledgedIds: readonly string[]): SessionIntent => ({
      kind: 'start-count',
      unsettledIds: ['1184', '1187'],
      acknowledgedIds,
    });
    expect(moveSession('OPEN', seen(['1184']))).toEqual({ ok: false, problem: 'unsettled-not-seen' });
    expect(moveSession('OPEN', seen(['1187', '1184']))).toEqual({ ok: true, state: 'COUNTING' });
  });

  test('does not take a count with an empty line', () => {
    expect(moveSession('COUNTING', { kind: 'submit-count', emptyLines: 1 })).toEqual({
      ok: false,
      problem: 'count-not-complete',
    });
  });

  test.each([
    [0, true],
    [1, true],
    [2, true],
    [3, false],
  ])('after %i counts another one is possible: %s', (attemptsMade, possible) => {
    expect(moveSession('COUNTED', { kind: 'recount', attemptsMade }).ok).toBe(possible);
  });

  test('accepts only a difference below the tolerance and looks into every other', () => {
    const outcome = (kind: 'accept' | 'investigate', verdict: 'matches' | 'within' | 'beyond') =>
      moveSession('COUNTED', { kind, verdict });
    expect(outcome('accept', 'within')).toEqual({ ok: true, state: 'RECONCILED' });
    expect(outcome('accept', 'beyond')).toEqual({ ok: false, problem: 'difference-too-large' });
    expect(outcome('investigate', 'beyond')).toEqual({ ok: true, state: 'INVESTIGATING' });
    expect(outcome('investigate', 'within')).toEqual({ ok: false, problem: 'difference-small' });
  });

  test.each([
    [
      'every cause decided, nothing left',
      { decidedCandidates: 2, openCandidates: 0, finding: '', residualMinor: 0 },
      undefined,
    ],
    [
      'every cause decided, rest without category',
      { decidedCandidates: 2, openCandidates: 0, finding: '', residualMinor: -5 },
      'category-missing',
    ],
    [
      'every cause decided, rest with category',
      { decidedCandidates: 2, openCandidates: 0, finding: '', residualMinor: -5, categoryId: 'X' },
      undefined,
    ],
    [
      'a cause open, nothing written',
      { decidedCandidates: 1, openCandidates: 1, finding: '', residualMinor: 0 },
      'causes-not-decided',
    ],
    [
      'a cause open, category and finding',
      { decidedCandidates: 0, openCandidates: 1, finding: 'Ten letters', residualMinor: -5, categoryId: 'X' },
      undefined,
    ],
    [
      'no cause, category, finding too short',
      { decidedCandidates: 0, openCandidates: 0, finding: ' nothing  ', residualMinor: -5, categoryId: 'X' },
      'causes-not-decided',
    ],
    [
      'no cause, finding but no category',
      { decidedCandidates: 0, openCandidates: 0, finding: 'Ten letters', residualMinor: -5 },
      'causes-not-decided',
    ],
  ] as const)('resolving with %s', (_, facts, problem) => {
    expect(moveSession('INVESTIGATING', { kind: 'resolve', ...facts })).toEqual(
      problem === undefined ? { ok: true, state: 'RESOLVED' } : { ok: false, problem },
    );
  });

  test('passes on why somebody may not sign', () => {
    for (const problem of ['may-not-sign', 'counted-it-yourself'] as const) {
      const refused: SessionIntent = { kind: 'sign', decision: { allowed: false, problem } };
      expect(moveSession('RESOLVED', refused)).toEqual({ ok: false, problem });
    }
  });

  test('is locked only under a Z number', () => {
    for (const zNumber of [0, -1, 1.5]) {
      expect(moveSession('SIGNED_OFF', { kind: 'lock', zNumber })).toEqual({ ok: false, problem: 'z-number-missing' });
    }
  });

  test('is closed by force only by the owner, with a reason', () => {
    const force = (byOwner: boolean, reason: string) => moveSession('OPEN', { kind: 'force-close', byOwner, reason });
    expect(force(false, 'The drawer was stolen.')).toEqual({ ok: false, problem: 'owner-only' });
    expect(force(true, 'because   ')).toEqual({ ok: false, problem: 'reason-too-short' });
  });
});
