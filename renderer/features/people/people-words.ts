import type { z } from 'zod';
import type { person } from '../../../shared/contract/people';
import { type Role, roles } from '../../../shared/domain/people/permissions';
import type { Tone } from '../../components/figures/tone';

export type Person = Readonly<z.infer<typeof person>>;

interface RoleWords {
  readonly name: string;
  readonly may: string;
}

/** What each role is called and may do; the list itself is shared/domain/people/permissions. */
export const roleWords: Readonly<Record<Role, RoleWords>> = {
  owner: { name: 'Owner', may: 'Everything, also owners, places for copies, any moment to put back, and updates.' },
  manager: {
    name: 'Manager',
    may: 'Runs the day: drawers and signatures, stock, imports, people, settings, copies. Puts the newest copy back.',
  },
  shift_lead: {
    name: 'Shift lead',
    may: 'Opens and counts drawers, looks into differences, counts stock, sees orders.',
  },
  cashier: { name: 'Cashier', may: 'Opens a drawer, pays in and out, counts it without seeing what is expected.' },
  stock_clerk: { name: 'Stock clerk', may: 'Counts the shelves without seeing what should be there.' },
  accountant: {
    name: 'Accountant',
    may: 'Reads orders, drawers, stock, costs, imports and the trail. Changes nothing.',
  },
  auditor: { name: 'Auditor', may: 'Reads what an accountant reads, and the copies. Changes nothing.' },
};

/** The roles this person may give: only an owner makes owners. */
export const rolesToGive = (own: Role): readonly Role[] =>
  own === 'owner' ? roles : roles.filter((role) => role !== 'owner');

export function accountState(shown: Person): { readonly tone: Tone; readonly words: string } {
  if (shown.status === 'disabled') return { tone: 'neutral', words: 'Switched off' };
  if (shown.status === 'locked') return { tone: 'attention', words: 'Waits after wrong passwords' };
  if (shown.mustChangePassword) return { tone: 'attention', words: 'Has a first password' };
  return { tone: 'safe', words: 'Can sign in' };
}

/** "6 people can sign in, 1 is switched off". */
export function peopleFacts(people: readonly Person[]): string {
  const off = people.filter((one) => one.status === 'disabled').length;
  const on = people.length - off;
  const first = on === 1 ? '1 person can sign in' : `${on} people can sign in`;
  return off === 0 ? first : `${first}, ${off} switched off`;
}

/** Why the signed-in person cannot change this one, or undefined. Main decides the same again. */
export function untouchableBecause(
  shown: Person,
  own: { readonly role: Role; readonly mayManage: boolean },
): string | undefined {
  if (!own.mayManage) return 'Your role lets you look at people, not change them.';
  return shown.role === 'owner' && own.role !== 'owner' ? 'Only an owner can change an owner.' : undefined;
}

const signInWords: Readonly<Record<string, { readonly tone: Tone; readonly words: string }>> = {
  'auth.signed-in': { tone: 'safe', words: 'Signed in' },
  'auth.sign-in-refused': { tone: 'attention', words: 'Wrong password' },
};

export const signInOutcome = (action: string): { readonly tone: Tone; readonly words: string } =>
  signInWords[action] ?? { tone: 'neutral', words: 'Something else' };

export interface NewPerson {
  readonly display: string;
  readonly username: string;
  readonly role: Role | null;
}

export type NewPersonProblems = Readonly<Partial<Record<keyof NewPerson, string>>>;

/** "Rosalind Achterberg-Nwosu" signs in as "rosalind", unless somebody types another name. */
export function suggestedUsername(display: string): string {
  const [first = ''] = display.trim().toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').split(/\s+/);
  return first.replace(/[^a-z0-9]/g, '').slice(0, 40);
}

export function newPersonProblems({ display, username, role }: NewPerson): NewPersonProblems {
  return {
    ...(display.trim() === '' ? { display: 'Type the name as colleagues know it.' } : {}),
    ...(username.trim() === '' ? { username: 'Type the name to sign in with, such as “maria”.' } : {}),
    ...(role === null ? { role: 'Choose what this person may do.' } : {}),
  };
}
