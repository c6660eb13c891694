import { checkRecoveryCode, type RecoveryCodePosition } from '../../../shared/domain/recovery-code';
import type { RecoveryCodeCheck } from './recovery-code-input';

const groupWords = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'] as const;

function groupsOf(positions: readonly RecoveryCodePosition[]): readonly number[] {
  return [...new Set(positions.map((position) => position.group - 1))];
}

function where(groups: readonly number[]): string {
  const words = groups.map((group) => groupWords[group] ?? 'last');
  return words.length === 1
    ? `the ${words[0]} group`
    : `the ${words.slice(0, -1).join(', ')} and ${words.at(-1)} group`;
}

/** What is wrong with a typed recovery code and where to look, before anything is tried with it. */
export function judgeRecoveryCode(code: string): RecoveryCodeCheck {
  const checked = checkRecoveryCode(code);
  if (checked.ok) return { ok: true };
  const groups = groupsOf(checked.positions);
  if (groups.length === 0)
    return { ok: false, sentence: 'This code has a typing mistake. Compare every group with the sheet.' };
  return { ok: false, groups, sentence: `This code has a typing mistake. Look at ${where(groups)} first.` };
}

/** Judges a code that must be the one just shown, so that another kit's code is not taken for it. */
export function judgeAgainst(shown: string): (code: string) => RecoveryCodeCheck {
  return (code) => {
    const judged = judgeRecoveryCode(code);
    if (!judged.ok || code === shown) return judged;
    const differing = shown.split('-').flatMap((group, index) => (group === code.split('-')[index] ? [] : [index]));
    return {
      ok: false,
      groups: differing,
      sentence: 'This is a recovery code, but not the one of this restaurant. Type the one on the sheet.',
    };
  };
}
