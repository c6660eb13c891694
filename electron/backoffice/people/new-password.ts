import { passwordProblems } from '../../../shared/domain/passwords/policy';
import type { Role } from '../../../shared/domain/people/permissions';
import { FailureError } from '../../../shared/failures/failures';
import { isCommonPassword } from './common-passwords';
import { passwordFits } from './password-hash';

/** Passwords that may not come back, the present one included. */
export const rememberedPasswords = 10;

/** The "Operations-guide policy" switch: longer for those who can change everything, and a change every 90 days. */
const guidePolicy = { leastForManagers: 16, days: 90 } as const;

export interface Applicant {
  readonly username: string;
  readonly role: Role;
  readonly followsGuide: boolean;
}

const managing = (role: Role): boolean => role === 'owner' || role === 'manager';

/** Why a new password is refused, or null when it may be used. */
export function weakness(password: string, { username, role, followsGuide }: Applicant): FailureError | null {
  const problem = passwordProblems({ password, username, role, isCommon: isCommonPassword })[0];
  if (problem) return new FailureError('auth/weak-password', { ...problem });
  const tooShort = followsGuide && managing(role) && [...password].length < guidePolicy.leastForManagers;
  return tooShort
    ? new FailureError('auth/weak-password', { kind: 'too-short', atLeast: guidePolicy.leastForManagers })
    : null;
}

/** Whether one of these hashes is of this password. Costs one Argon2id run each. */
export const wasUsed = (password: string, hashes: readonly string[]): boolean =>
  hashes.some((hash) => passwordFits(hash, password));

/** Whether the 90 days of the guide are over. */
export const isOutdated = (changedAt: string, at: string): boolean =>
  Date.parse(at) - Date.parse(changedAt) > guidePolicy.days * 86_400_000;
