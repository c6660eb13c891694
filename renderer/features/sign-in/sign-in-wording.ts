import type { Failure } from '../../../shared/failures/failures';

type Told = Pick<Failure, 'message' | 'code' | 'detail'>;

// Rounded up: whoever waits that long must not be refused again.
function waitWords(seconds: number): string {
  return seconds <= 60 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}

/** What to say of a refused sign-in: with the wait named where there is one. */
export function refusedSentence({ message, detail }: Told): string {
  const { waitSeconds } = detail;
  if (typeof waitSeconds !== 'number') return message;
  return `Too many wrong passwords. Wait ${waitWords(waitSeconds)}, or ask a manager to let you in.`;
}

const roleWords: Readonly<Record<string, string>> = { shift_lead: 'shift lead', stock_clerk: 'stock clerk' };

/** A person as one chooses them from a list: "Daniel Kowalczyk, manager". */
export function personChoice(person: { readonly display: string; readonly role: string }): string {
  return `${person.display}, ${roleWords[person.role] ?? person.role}`;
}

export interface NewPassword {
  readonly current: string;
  readonly next: string;
  readonly again: string;
}

export type NewPasswordProblems = Readonly<Partial<Record<keyof NewPassword, string>>>;

/** What keeps a new password from being sent; main knows the common ones and has the last word. */
export function newPasswordProblems(typed: NewPassword, atLeast: number): NewPasswordProblems {
  const length = [...typed.next].length;
  return {
    ...(typed.current === '' ? { current: 'Type the password you signed in with.' } : {}),
    ...(length < atLeast
      ? { next: `Use at least ${atLeast} characters. Four words in a row are easy to remember.` }
      : {}),
    ...(length >= atLeast && typed.next === typed.current ? { next: 'Choose another one than the present.' } : {}),
    ...(typed.again === typed.next ? {} : { again: 'The two do not agree. Type the new one once more.' }),
  };
}
