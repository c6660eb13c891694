import type { Role } from '../people/permissions';

export type PasswordProblem =
  | { readonly kind: 'too-short'; readonly atLeast: number }
  | { readonly kind: 'too-long'; readonly atMost: number }
  | { readonly kind: 'is-username' }
  | { readonly kind: 'common' };

export interface PasswordFacts {
  readonly password: string;
  readonly username: string;
  readonly role: Role;
  /** Whether lower-case text is on the list of common passwords. */
  readonly isCommon: (lowerCasePassword: string) => boolean;
}

/** What may be wrong with a password is settled by length and a list, never by required kinds of character. */
export const longestPassword = 128;

/** 15 characters for those who can change everything, 8 for the others (NIST SP 800-63B-4, domain rules §2). */
export function shortestPassword(role: Role): number {
  return role === 'owner' || role === 'manager' ? 15 : 8;
}

/**
 * The text to hash and compare: the same password typed on another keyboard or system gives the same text (NFKC).
 * Nothing is trimmed and case is kept.
 */
export function normalisedPassword(password: string): string {
  return password.normalize('NFKC');
}

/** Everything wrong with a new password; empty when it may be used. A character is one code point. */
export function passwordProblems(facts: PasswordFacts): readonly PasswordProblem[] {
  const password = normalisedPassword(facts.password);
  const length = [...password].length;
  const folded = password.toLowerCase();
  const atLeast = shortestPassword(facts.role);
  const problems: PasswordProblem[] = [];
  if (length < atLeast) problems.push({ kind: 'too-short', atLeast });
  if (length > longestPassword) problems.push({ kind: 'too-long', atMost: longestPassword });
  if (folded.trim() === facts.username.normalize('NFKC').toLowerCase().trim()) problems.push({ kind: 'is-username' });
  if (facts.isCommon(folded)) problems.push({ kind: 'common' });
  return problems;
}
