import type { CallContext } from '../../pipeline/module';

/** Nothing that looks like something else on paper or over the phone: no 0 O, 1 l I, 5 S, 2 Z, 8 B, u v. */
const symbols = 'acdefghjkmnpqrtwxy34679';
const length = 12;
const validMs = 60 * 60_000;

/** Twelve characters to be read out once: 54 bits, of no use after an hour or after one sign-in. */
export function oneTimePassword(randomness: CallContext['randomness']): string {
  const chosen: string[] = [];
  while (chosen.length < length) {
    // A byte beyond the last whole multiple would make some characters likelier than others.
    const usable = [...randomness.bytes(length * 2)].filter(
      (byte) => byte < Math.floor(256 / symbols.length) * symbols.length,
    );
    chosen.push(...usable.map((byte) => symbols.charAt(byte % symbols.length)));
  }
  return chosen.slice(0, length).join('');
}

/** Until when a one-time password given at this instant may be used. */
export const oneTimeUntil = (at: string): string => new Date(Date.parse(at) + validMs).toISOString();
