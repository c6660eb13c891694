import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideSignOff, type SignOffFacts } from '../../../../shared/domain/cash/sign-off';
import { assessVariance, defaultTolerance, escalationLimit } from '../../../../shared/domain/cash/tolerance';
import { minor } from '../../../../shared/domain/money';

describe('weighing a difference', () => {
  test.each([
    [0, 100_000, 'matches', false],
    [-99, 100_000, 'within', false],
    [99, 100_000, 'within', false],
    [-100, 100_000, 'beyond', false],
    [100, 100_000, 'beyond', false],
    [499, 100_000, 'beyond', false],
    [500, 100_000, 'beyond', true],
    [-1_299, 64_837, 'beyond', true],
    [324, 64_837, 'beyond', false],
    [325, 64_837, 'beyond', true],
    [1_999, 100_000_000, 'beyond', false],
    [2_000, 100_000_000, 'beyond', true],
    [-2_000, 100_000_000, 'beyond', true],
    [99, 0, 'within', false],
    [100, 0, 'beyond', true],
    [100, -5_000, 'beyond', true],
  ] as const)('%i on cash sales of %i: %s, goes to the owner: %s', (variance, sales, verdict, escalates) => {
    expect(assessVariance(minor(variance), minor(sales))).toEqual({ verdict, escalates });
  });

  test('treats over and short alike', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 0, max: 10_000_000 }), (size, sales) => {
        expect(assessVariance(minor(size), minor(sales))).toEqual(assessVariance(minor(-size), minor(sales)));
        expect(assessVariance(minor(size), minor(sales)).escalates).toBe(size >= escalationLimit(minor(sales)));
      }),
    );
  });

  test('follows the settings of the restaurant', () => {
    const strict = { ...defaultTolerance, toleranceMinor: minor(1) };
    expect(assessVariance(minor(1), minor(1_000_000), strict).verdict).toBe('beyond');
  });
});

describe('signing off a drawer', () => {
  const facts: SignOffFacts = {
    signerId: 'daniel',
    signerMaySign: true,
    signerIsOwner: false,
    counterIds: ['maria'],
    verdict: 'beyond',
    otherPossibleSigners: 1,
  };

  test.each<[string, Partial<SignOffFacts>, ReturnType<typeof decideSignOff>]>([
    ['someone else may sign', {}, { allowed: true, selfSigned: false, needsAttention: false }],
    ['a role without the right may not', { signerMaySign: false }, { allowed: false, problem: 'may-not-sign' }],
    [
      'the counter may not, above the tolerance',
      { signerId: 'maria' },
      { allowed: false, problem: 'counted-it-yourself' },
    ],
    [
      'nobody who counted in an earlier attempt may',
      { signerId: 'maria', counterIds: ['maria', 'tyrese'] },
      { allowed: false, problem: 'counted-it-yourself' },
    ],
    [
      'the counter may when the difference is small',
      { signerId: 'maria', verdict: 'within' },
      { allowed: true, selfSigned: true, needsAttention: false },
    ],
    [
      'a lone owner may sign the own count and is flagged',
      { signerId: 'maria', signerIsOwner: true, otherPossibleSigners: 0 },
      { allowed: true, selfSigned: true, needsAttention: true },
    ],
    [
      'an owner may not while someone else could',
      { signerId: 'maria', signerIsOwner: true },
      { allowed: false, problem: 'counted-it-yourself' },
    ],
    [
      'a lone manager may not: there is an owner',
      { signerId: 'maria', otherPossibleSigners: 0 },
      { allowed: false, problem: 'counted-it-yourself' },
    ],
  ])('%s', (_, change, decision) => {
    expect(decideSignOff({ ...facts, ...change })).toEqual(decision);
  });
});
