import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkRecoveryCode, formatRecoveryCode, recoveryCodeRandomBytes } from '../../../shared/domain/recovery-code';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const randomBytes = fc.uint8Array({ minLength: recoveryCodeRandomBytes, maxLength: recoveryCodeRandomBytes });
const sample = formatRecoveryCode(Uint8Array.from({ length: recoveryCodeRandomBytes }, (_, index) => index * 37 + 11));

function symbolsOf(code: string): string[] {
  return [...code.replaceAll('-', '')];
}

function positionOf(index: number) {
  return { group: Math.floor(index / 4) + 1, place: (index % 4) + 1 };
}

describe('a recovery code', () => {
  test('is printed as seven groups of four symbols without I, L, O or U', () => {
    fc.assert(
      fc.property(randomBytes, (random) => {
        expect(formatRecoveryCode(random)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){6}$/u);
      }),
    );
  });

  test('is the same on every machine for the same random bytes', () => {
    expect(formatRecoveryCode(new Uint8Array(17))).toBe('0000-0000-0000-0000-0000-0000-0000');
    expect(formatRecoveryCode(new Uint8Array(17).fill(255))).toBe('ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZ19');
    expect(sample).toBe('1CR5-AYMZ-RKMG-WCTR-FPHC-FV0H-6S1F');
  });

  test('carries all 130 bits: changing any of them changes the code', () => {
    const base = new Uint8Array(17);
    const codes = new Set<string>();
    for (let bit = 0; bit < 130; bit += 1) {
      codes.add(formatRecoveryCode(base.with(bit >> 3, 128 >> (bit & 7))));
    }
    expect(codes.size).toBe(130);
  });

  test('refuses any other number of random bytes', () => {
    expect(() => formatRecoveryCode(new Uint8Array(16))).toThrow(RangeError);
    expect(() => formatRecoveryCode(new Uint8Array(18))).toThrow(RangeError);
  });
});

describe('typing a recovery code back', () => {
  test('accepts every printed code', () => {
    fc.assert(
      fc.property(randomBytes, (random) => {
        const code = formatRecoveryCode(random);
        expect(checkRecoveryCode(code)).toEqual({ ok: true, code });
      }),
    );
  });

  test('is tolerant of case, spaces, missing dashes, other dashes and look-alike letters', () => {
    const code = formatRecoveryCode(new Uint8Array(17).fill(0b0000_1000));
    const plain = code.replaceAll('-', '');
    for (const typed of [
      code.toLowerCase(),
      plain,
      `  ${plain.toLowerCase()}\n`,
      code.replaceAll('-', ' – '),
      [...plain].join(' '),
      code.replaceAll('0', 'O').replaceAll('1', 'I'),
      code.replaceAll('0', 'o').replaceAll('1', 'l'),
    ]) {
      expect(checkRecoveryCode(typed)).toEqual({ ok: true, code });
    }
  });

  test('notices and points at every single wrong symbol, at every position', () => {
    const symbols = symbolsOf(sample);
    let tried = 0;
    for (let index = 0; index < symbols.length; index += 1) {
      for (const wrong of alphabet) {
        if (wrong === symbols[index]) continue;
        const result = checkRecoveryCode(symbols.with(index, wrong).join(''));
        expect(result).toMatchObject({ ok: false, problem: 'mistyped' });
        expect(result.ok ? [] : result.positions).toContainEqual(positionOf(index));
        tried += 1;
      }
    }
    expect(tried).toBe(28 * 31);
  });

  test('notices every two wrong symbols, at every pair of positions', () => {
    // The code is linear, so what holds for the differences from the zero word holds for every code.
    const zero = symbolsOf(formatRecoveryCode(new Uint8Array(17)));
    for (let left = 0; left < 28; left += 1) {
      for (let right = left + 1; right < 28; right += 1) {
        for (const first of alphabet.slice(1)) {
          // Scaling a codeword gives a codeword: the second error may stay fixed.
          if (checkRecoveryCode(zero.with(left, first).with(right, '1').join('')).ok) {
            expect.unreachable(`${first} at ${left} and 1 at ${right} passed`);
          }
        }
      }
    }
  });

  test('notices every exchange of two symbols, and points at exchanged neighbours', () => {
    fc.assert(
      fc.property(randomBytes, (random) => {
        const symbols = symbolsOf(formatRecoveryCode(random));
        for (let left = 0; left < 28; left += 1) {
          for (let right = left + 1; right < 28; right += 1) {
            const a = symbols[left] ?? '';
            const b = symbols[right] ?? '';
            if (a === b) continue;
            const result = checkRecoveryCode(symbols.with(left, b).with(right, a).join(''));
            expect(result.ok).toBe(false);
            if (right === left + 1 && !result.ok) {
              expect(result.positions).toEqual(expect.arrayContaining([positionOf(left), positionOf(right)]));
            }
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  test('names the group that is too short or too long', () => {
    const groups = sample.split('-');
    expect(checkRecoveryCode(groups.with(2, 'RKM').join('-'))).toEqual({
      ok: false,
      problem: 'wrong-length',
      symbolCount: 27,
      positions: [{ group: 3 }],
    });
    expect(checkRecoveryCode(groups.with(6, '6S1F0').join('-'))).toMatchObject({ positions: [{ group: 7 }] });
    expect(checkRecoveryCode(sample.replaceAll('-', '').slice(1))).toMatchObject({
      problem: 'wrong-length',
      positions: [],
    });
  });

  test('names the place of a character that no code contains', () => {
    expect(checkRecoveryCode(`U${sample.slice(1, -1)}!`)).toEqual({
      ok: false,
      problem: 'unknown-symbol',
      symbolCount: 28,
      positions: [
        { group: 1, place: 1 },
        { group: 7, place: 4 },
      ],
    });
  });

  test('says when nothing was typed', () => {
    for (const typed of ['', '   ', '- - -']) {
      expect(checkRecoveryCode(typed)).toMatchObject({ ok: false, problem: 'empty', symbolCount: 0 });
    }
  });
});
