import { describe, expect, it } from 'vitest';
import { judgeAgainst, judgeRecoveryCode } from '../../../../../renderer/components/forms/recovery-code-words';
import { formatRecoveryCode } from '../../../../../shared/domain/recovery-code';

const code = formatRecoveryCode(Uint8Array.from({ length: 17 }, (_, index) => index * 11));
const other = formatRecoveryCode(Uint8Array.from({ length: 17 }, (_, index) => index * 7 + 3));
const mistyped = (code.startsWith('A') ? 'B' : 'A') + code.slice(1);

describe('a typed recovery code', () => {
  it('is judged before anything is tried with it, and the group to look at is named', () => {
    expect(judgeRecoveryCode(code)).toEqual({ ok: true });
    expect(judgeRecoveryCode(mistyped)).toEqual({
      ok: false,
      groups: [0],
      sentence: 'This code has a typing mistake. Look at the first group first.',
    });
  });

  it('must be the one just shown, where one was', () => {
    const judge = judgeAgainst(code);
    expect(judge(code)).toEqual({ ok: true });
    expect(judge(mistyped)).toMatchObject({ ok: false, groups: [0] });
    expect(judge(other)).toMatchObject({ ok: false });
  });
});
